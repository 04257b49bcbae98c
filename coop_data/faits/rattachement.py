"""Attaching reports made outside any poste to a poste recorded later."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.domain.periode import couvre
from coop_data.faits.projection import ACCOMPAGNEMENT, COORDINATION, LOT, Cible, projeter
from coop_data.journal import Operation, journaliser_lot, ligne
from coop_data.models import Accompagnement, ActiviteCoordination, Poste, maintenant

Cra = Accompagnement | ActiviteCoordination


def rattacher(session: Session, *, acteur: Acteur, postes: Collection[Poste]) -> Mapping[UUID, int]:
    """Give the structure of these new postes to the reports that their holders made without one.

    A report is attached only if it has no structure, is not deleted, one of these postes covers its date, and its
    author was then in post in exactly one structure. Returns the number of reports by structure.
    """
    recus: Counter[UUID] = Counter()
    par_personne: defaultdict[UUID, list[Poste]] = defaultdict(list)
    for poste in postes:
        par_personne[poste.conseiller_id].append(poste)
    personnes = list(par_personne)
    for debut in range(0, len(personnes), LOT):
        lot = personnes[debut : debut + LOT]
        tenus = _postes(session, lot)
        for cible, auteur in ((ACCOMPAGNEMENT, "conseiller_id"), (COORDINATION, "coordinateur_id")):
            trouves = list(_trouver(session, cible, auteur, par_personne, tenus, lot))
            _ecrire(session, acteur, cible, trouves)
            recus.update(structure_id for _, structure_id in trouves)
    return recus


def _trouver(
    session: Session,
    cible: Cible,
    auteur: str,
    ecrits: Mapping[UUID, Sequence[Poste]],
    tenus: Mapping[UUID, Sequence[Poste]],
    lot: Sequence[UUID],
) -> Iterator[tuple[Any, UUID]]:
    """The reports to change, each with its structure."""
    modele: Any = cible.cra
    requete = select(modele).where(
        getattr(modele, auteur).in_(lot), modele.structure_id.is_(None), modele.supprime_le.is_(None)
    )
    for cra in session.exec(requete.order_by(modele.date, modele.id).with_for_update()):
        qui = getattr(cra, auteur)
        structures = {poste.structure_id for poste in tenus[qui] if _couvre(poste, cra)}
        if len(structures) == 1 and any(_couvre(poste, cra) for poste in ecrits[qui]):
            yield cra, structures.pop()


def _ecrire(session: Session, acteur: Acteur, cible: Cible, trouves: Sequence[tuple[Cra, UUID]]) -> None:
    """Write the reports, their facts and the journal; an imported report still counts as unchanged since then."""
    traces = []
    for cra, structure_id in trouves:
        importe = cra.version_importee == cra.version
        cra.structure_id, cra.modifie_le = structure_id, maintenant()
        cra.version += 1
        cra.version_importee = cra.version if importe else cra.version_importee
        objet = cra.type.value if isinstance(cra, ActiviteCoordination) else cible.domaine
        trace = ligne(
            acteur=acteur,
            action=Operation.MODIFIER,
            objet=objet,
            objet_id=cra.id,
            avant={"structure_id": None},
            apres={"structure_id": structure_id},
        )
        traces.append(trace)
    projeter(session, cible, [cra for cra, _ in trouves])
    journaliser_lot(session, traces)


def _postes(session: Session, personnes: Sequence[UUID]) -> Mapping[UUID, Sequence[Poste]]:
    tenus: defaultdict[UUID, list[Poste]] = defaultdict(list)
    for poste in session.exec(select(Poste).where(col(Poste.conseiller_id).in_(personnes))):
        tenus[poste.conseiller_id].append(poste)
    return tenus


def _couvre(poste: Poste, cra: Cra) -> bool:
    return couvre(poste.date_debut, poste.date_fin, cra.date)
