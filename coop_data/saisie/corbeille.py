"""Several reports of the corbeille at once: restore them, or remove them for good before their thirty days."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action
from coop_data.saisie.acces import charger_le_mien
from coop_data.saisie.cra import purger, restaurer
from coop_data.saisie.registres import registre_of

Choix = Sequence[tuple[str, UUID]]
"""Reports, each by its form and its identifier."""


def restaurer_plusieurs(session: Session, *, acteur: Acteur, choix: Choix) -> int:
    """Restore one's own reports. All or nothing. Returns the number of reports. Raises ``Introuvable``."""
    for formulaire, cra_id in choix:
        restaurer(session, acteur=acteur, formulaire=formulaire, cra_id=cra_id)
    return len(choix)


def supprimer_definitivement(session: Session, *, acteur: Acteur, choix: Choix) -> int:
    """Remove one's own deleted reports for good. All or nothing. Returns their number. Raises ``Introuvable``."""
    for formulaire, cra_id in choix:
        registre = registre_of(formulaire)
        cra = charger_le_mien(
            session, acteur=acteur, action=Action.SUPPRIMER, registre=registre, cra_id=cra_id, supprime=True
        )
        purger(session, acteur=acteur, registre=registre, cras=[cra])
    return len(choix)
