"""The traces of every change of a stored report: a new version, and a line of the journal."""

from typing import Any

from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.journal import Operation, journaliser
from coop_data.models import maintenant
from coop_data.saisie.registres import Cra, formulaire_du


def marquer(cra: Cra) -> None:
    """Give the report a new version: people who opened it before will be warned."""
    cra.version += 1
    cra.modifie_le = maintenant()


def tracer(
    session: Session,
    acteur: Acteur,
    operation: Operation,
    cra: Cra,
    *,
    avant: dict[str, Any] | None = None,
    apres: dict[str, Any] | None = None,
) -> None:
    """Add a line to the journal of a report."""
    journaliser(
        session,
        acteur=acteur,
        action=operation,
        objet=formulaire_du(cra),
        objet_id=cra.id,
        avant=avant,
        apres=apres,
    )
