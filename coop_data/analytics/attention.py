"""Activities that an administrator should look at, counted by author."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, func
from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Objet, verifier_droit
from coop_data.annuaire.noms import noms_of
from coop_data.models import FaitAccompagnement, FaitCoordination


@dataclass(frozen=True, slots=True)
class ParAuteur:
    """The activities of one author that share a defect: how many, and between which days."""

    nom: str
    nombre: int
    premiere: date
    derniere: date


def activites_hors_poste(session: Session, *, acteur: Acteur) -> list[ParAuteur]:
    """Activities dated outside any poste of their author. Raises ``AccesRefuse``."""
    return _par_auteur(
        session,
        acteur,
        col(FaitAccompagnement.structure_id).is_(None),
        col(FaitCoordination.structure_id).is_(None),
    )


def activites_a_completer(session: Session, *, acteur: Acteur) -> list[ParAuteur]:
    """Imported activities that lack a field. Raises ``AccesRefuse``."""
    return _par_auteur(
        session, acteur, col(FaitAccompagnement.a_completer) == 1, col(FaitCoordination.a_completer) == 1
    )


def _par_auteur(
    session: Session, acteur: Acteur, accompagnement: ColumnElement[bool], coordination: ColumnElement[bool]
) -> list[ParAuteur]:
    """Both kinds of report together, the authors with most activities first."""
    for objet in (Objet.ACCOMPAGNEMENT, Objet.COORDINATION):
        verifier_droit(acteur, Action.LIRE, objet)
    cumuls: dict[UUID, tuple[int, date, date]] = {}
    for auteur, jour, condition in (
        (FaitAccompagnement.conseiller_id, FaitAccompagnement.date, accompagnement),
        (FaitCoordination.coordinateur_id, FaitCoordination.date, coordination),
    ):
        requete = select(auteur, func.count(), func.min(jour), func.max(jour)).where(condition)
        for auteur_id, nombre, premiere, derniere in session.exec(requete.group_by(col(auteur))):
            deja, debut, fin = cumuls.get(auteur_id, (0, premiere, derniere))
            cumuls[auteur_id] = (deja + nombre, min(debut, premiere), max(fin, derniere))
    noms = noms_of(session, cumuls)
    lignes = [ParAuteur(noms.get(str(auteur), ""), *cumul) for auteur, cumul in cumuls.items()]
    return sorted(lignes, key=lambda ligne: (-ligne.nombre, ligne.nom))
