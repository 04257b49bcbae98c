"""What awaits the person, counted for the menu."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func
from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.models import (
    Accompagnement,
    ActiviteCoordination,
    Brouillon,
    FaitAccompagnement,
    FaitCoordination,
    maintenant,
)
from coop_data.saisie.acces import CORBEILLE


@dataclass(frozen=True, slots=True)
class EnAttente:
    """How many drafts, reports to complete, and deleted reports that may still be restored."""

    brouillons: int
    a_completer: int
    corbeille: int


def compter_en_attente(session: Session, *, acteur: Acteur) -> EnAttente:
    """One's own counts; zeros for accounts that log nothing."""
    moi, limite = acteur.conseiller_id, maintenant() - CORBEILLE
    if moi is None or not acteur.saisit:
        return EnAttente(0, 0, 0)

    def nombre(modele: type, *conditions: ColumnElement[bool] | bool) -> int:
        return session.exec(select(func.count()).select_from(modele).where(*conditions)).one()

    return EnAttente(
        brouillons=nombre(Brouillon, Brouillon.utilisateur_id == acteur.utilisateur_id),
        a_completer=nombre(
            FaitAccompagnement, FaitAccompagnement.conseiller_id == moi, FaitAccompagnement.a_completer == 1
        )
        + nombre(FaitCoordination, FaitCoordination.coordinateur_id == moi, FaitCoordination.a_completer == 1),
        corbeille=nombre(
            Accompagnement, Accompagnement.conseiller_id == moi, col(Accompagnement.supprime_le) >= limite
        )
        + nombre(
            ActiviteCoordination,
            ActiviteCoordination.coordinateur_id == moi,
            col(ActiviteCoordination.supprime_le) >= limite,
        ),
    )
