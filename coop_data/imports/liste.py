"""The imports already run, and the report of one."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Cible, Objet, Portee, peut, portees, verifier_droit
from coop_data.errors import Introuvable
from coop_data.models import Import


def lister_imports(session: Session, *, acteur: Acteur, depuis: datetime | None = None) -> list[Import]:
    """Every run, or one's own for people who import for themselves (since a moment), the latest first.

    Raises ``AccesRefuse``.
    """
    verifier_droit(acteur, Action.LIRE, Objet.IMPORT)
    requete = select(Import).order_by(col(Import.commence_le).desc())
    if Portee.TOUS not in portees(acteur, Action.LIRE, Objet.IMPORT):
        requete = requete.where(Import.utilisateur_id == acteur.utilisateur_id)
    return list(session.exec(requete.where(Import.commence_le >= depuis) if depuis else requete))


def lire_import(session: Session, *, acteur: Acteur, identifiant: UUID) -> Import:
    """One run, with its report. Raises ``AccesRefuse`` or ``Introuvable``."""
    verifier_droit(acteur, Action.LIRE, Objet.IMPORT)
    run = session.get(Import, identifiant)
    if run is None or not peut(acteur, Action.LIRE, Objet.IMPORT, Cible(utilisateur_id=run.utilisateur_id)):
        raise Introuvable("Cet import est introuvable.")
    return run
