"""What is checked before the first page is served."""

from sqlmodel import col, select

from coop_data import db
from coop_data.config import ReglageRefuse, Reglages, cle_secrete
from coop_data.models import Utilisateur
from coop_data.saisie.entretien import entretenir


def prepare_start(reglages: Reglages) -> None:
    """Refuse unsafe settings, then bring the schema to the current version and tidy up.

    Raises ``ReglageRefuse`` when a setting is unsafe, or when production still holds a demonstration account.
    """
    cle_secrete(reglages)
    db.mettre_a_niveau()
    if reglages.production:
        _refuse_demonstration()
    with db.ecriture() as session:
        entretenir(session)


def _refuse_demonstration() -> None:
    """A demonstration account has a password that others know."""
    demonstration = select(Utilisateur.email).where(
        col(Utilisateur.est_demonstration), col(Utilisateur.desactive_le).is_(None)
    )
    with db.lecture() as session:
        emails = session.exec(demonstration).all()
    if emails:
        raise ReglageRefuse(f"En production, désactivez les comptes de démonstration : {', '.join(emails)}.")
