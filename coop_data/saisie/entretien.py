"""Removing what has expired: deleted reports after 30 days, links and sessions."""

from sqlmodel import Session

from coop_data.auth import sessions
from coop_data.models import maintenant
from coop_data.saisie.cra import purger_corbeille


def entretenir(session: Session) -> None:
    """Remove everything that has expired. Safe to run at any moment, any number of times."""
    purger_corbeille(session, maintenant=maintenant())
    sessions.purger(session)
