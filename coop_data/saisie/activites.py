"""« Mes activités »: one's own reports of both kinds, filtered, counted, by page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import String, Subquery, cast, func, literal, union_all
from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.models import (
    AccompagnementTag,
    ActiviteCoordination,
    CoordinationTag,
    StructurePartenaire,
    Tag,
    maintenant,
)
from coop_data.saisie.acces import CORBEILLE
from coop_data.saisie.filtre_activites import FiltreActivites as FiltreActivites
from coop_data.saisie.filtre_activites import conditions
from coop_data.saisie.lecture import Detail, TagVu, details
from coop_data.saisie.recherche import ids_du_texte
from coop_data.saisie.registres import REGISTRES, Cra, Registre
from coop_data.saisie.resumes import Resume as Resume
from coop_data.saisie.resumes import resumes

TABLES: Final[tuple[Registre, ...]] = (REGISTRES["accompagnement"], REGISTRES["animation"])
"""One register per table: the three coordination forms share one."""
LOT: Final = 500
"""Reports read whole at once (SQLite accepts 32,766 bound values)."""


@dataclass(frozen=True, slots=True)
class PageActivites:
    """A page of lines; ``total``, ``minutes`` and ``par_type`` (form code → count) are those of the whole filtered
    list.
    """

    lignes: list[Resume]
    total: int
    minutes: int
    par_type: dict[str, int]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class OptionsDeFiltre:
    """The values found in one's own reports, offered as filters."""

    tags: tuple[TagVu, ...]
    partenaires: tuple[str, ...]
    premier_jour: date | None
    dernier_jour: date | None


def rechercher(
    session: Session, *, acteur: Acteur, filtre: FiltreActivites, page: int = 1, taille: int = 50
) -> PageActivites:
    """One's own live reports that pass the filter, by date then by creation, newest first.

    A page past the end gives the last one.
    """
    lignes = _index(session, acteur, filtre)
    if lignes is None:
        return PageActivites([], 0, 0, dict.fromkeys(REGISTRES, 0), 1, 1)
    comptes = session.exec(
        select(lignes.c.formulaire, func.count(), func.sum(lignes.c.minutes)).group_by(lignes.c.formulaire)
    ).all()
    total = sum(nombre for _, nombre, _ in comptes)
    pages = max(1, ceil(total / taille))
    page = min(max(page, 1), pages)
    extrait = session.exec(_dans_l_ordre(lignes).limit(taille).offset((page - 1) * taille)).all()
    return PageActivites(
        lignes=resumes(session, _charger(session, extrait)),
        total=total,
        minutes=sum(int(minutes or 0) for _, _, minutes in comptes),
        par_type=dict.fromkeys(REGISTRES, 0) | {formulaire: nombre for formulaire, nombre, _ in comptes},
        page=page,
        pages=pages,
    )


def lire_toutes(session: Session, *, acteur: Acteur, filtre: FiltreActivites) -> list[Detail]:
    """Every report that passes the filter, whole (notes included: they are one's own), in the same order."""
    lignes = _index(session, acteur, filtre)
    if lignes is None:
        return []
    extrait = session.exec(_dans_l_ordre(lignes)).all()
    vus: list[Detail] = []
    for debut in range(0, len(extrait), LOT):
        vus += _details(session, acteur, _charger(session, extrait[debut : debut + LOT]))
    return vus


def _details(session: Session, acteur: Acteur, cras: Sequence[Cra]) -> list[Detail]:
    par_id: dict[UUID, Detail] = {}
    for registre in TABLES:
        de_la_table = [cra for cra in cras if isinstance(cra, registre.modele)]
        for detail in details(session, acteur=acteur, registre=registre, cras=de_la_table):
            par_id[detail.id] = detail
    return [par_id[cra.id] for cra in cras]


def corbeille(session: Session, *, acteur: Acteur) -> list[Resume]:
    """One's own reports deleted less than 30 days ago, last deleted first."""
    if acteur.conseiller_id is None:
        return []
    supprimes: list[Cra] = []
    for registre in TABLES:
        requete = select(registre.modele).where(
            registre.colonne_auteur == acteur.conseiller_id,
            col(registre.modele.supprime_le) >= maintenant() - CORBEILLE,
        )
        supprimes += session.exec(requete)
    return sorted(resumes(session, supprimes), key=lambda ligne: str(ligne.supprime_le), reverse=True)


def options_de_filtre(session: Session, *, acteur: Acteur) -> OptionsDeFiltre:
    """Tags, partners and dates present on one's own live reports, by name."""
    lignes = _index(session, acteur, FiltreActivites())
    if lignes is None:
        return OptionsDeFiltre((), (), None, None)
    premier, dernier = session.exec(select(func.min(lignes.c.date), func.max(lignes.c.date))).one()
    a_moi = select(lignes.c.id)
    tag_ids = union_all(
        select(AccompagnementTag.tag_id).where(col(AccompagnementTag.accompagnement_id).in_(a_moi)),
        select(CoordinationTag.tag_id).where(col(CoordinationTag.activite_id).in_(a_moi)),
    )
    tags = session.exec(
        select(Tag)
        .where(col(Tag.id).in_(tag_ids), col(Tag.supprime_le).is_(None))
        .order_by(col(Tag.nom_plie), col(Tag.id))
    )
    partenaires = session.exec(
        select(func.min(StructurePartenaire.nom))
        .where(col(StructurePartenaire.activite_id).in_(a_moi), col(StructurePartenaire.nom_plie) != "")
        .group_by(StructurePartenaire.nom_plie)
        .order_by(StructurePartenaire.nom_plie)
    )
    return OptionsDeFiltre(
        tuple(TagVu(tag.id, tag.nom, tag.portee) for tag in tags),
        tuple(nom for nom in partenaires if nom),
        premier,
        dernier,
    )


def _index(session: Session, acteur: Acteur, filtre: FiltreActivites) -> Subquery | None:
    """Form, id, date, creation and minutes of every report that passes; ``None`` for an account
    that logs nothing.
    """
    if acteur.conseiller_id is None:
        return None
    requetes = []
    for registre in TABLES:
        modele = registre.modele
        formulaire = cast(modele.type, String) if modele is ActiviteCoordination else literal("accompagnement")
        requete = sa.select(
            formulaire.label("formulaire"),
            modele.id.label("id"),
            modele.date.label("date"),
            modele.cree_le.label("cree_le"),
            func.coalesce(modele.duree_minutes, 0).label("minutes"),
        ).where(
            registre.colonne_auteur == acteur.conseiller_id,
            modele.supprime_le.is_(None),
            *conditions(filtre, registre),
        )
        requetes.append(requete)
    lignes = union_all(*requetes).subquery("mes_activites")
    if not filtre.texte.strip():
        return lignes
    retenus = ids_du_texte(session, texte=filtre.texte, parmi=lignes)
    return sa.select(lignes).where(lignes.c.id.in_(retenus)).subquery("mes_activites_trouvees")


def _dans_l_ordre(lignes: Subquery) -> Any:
    return select(lignes.c.formulaire, lignes.c.id).order_by(
        lignes.c.date.desc(), lignes.c.cree_le.desc(), lignes.c.id
    )


def _charger(session: Session, extrait: Sequence[Any]) -> list[Cra]:
    """The records of (form, id) pairs, in their order."""
    trouves: dict[UUID, Cra] = {}
    for registre in TABLES:
        identifiants: Iterable[UUID] = [
            ligne.id for ligne in extrait if REGISTRES[ligne.formulaire].modele is registre.modele
        ]
        for cra in session.exec(select(registre.modele).where(registre.modele.id.in_(identifiants))):
            trouves[cra.id] = cra
    return [trouves[ligne.id] for ligne in extrait]
