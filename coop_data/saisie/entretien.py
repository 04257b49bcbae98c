"""What is forgotten in time: the corbeille after 30 days, links and sessions once they are over."""

from sqlmodel import Session

from coop_data.auth import sessions
from coop_data.models import maintenant
from coop_data.saisie.cra import purger_corbeille


def entretenir(session: Session) -> None:
    """Remove what has lasted its time. Safe to run at any moment, any number of times."""
    purger_corbeille(session, maintenant=maintenant())
    sessions.purger(session)
