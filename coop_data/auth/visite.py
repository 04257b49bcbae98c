"""The visitor's account, from the secret that their browser holds: read again at each request and screen."""

from zoneinfo import ZoneInfo

from coop_data import db
from coop_data.acces.acteur import PARIS, Acteur
from coop_data.auth import comptes, sessions


def identify(jeton: str | None, *, fuseau: ZoneInfo = PARIS) -> Acteur | None:
    """The account of an open session; ``None`` when the session ended or was revoked, or the account was disabled.

    Being read keeps a session alive: its hour of inactivity starts again.
    """
    if jeton is None:
        return None
    with db.lecture() as session:
        ouverte = sessions.lire(session, jeton=jeton)
        if ouverte is None:
            return None
        a_marquer = sessions.est_a_marquer(ouverte)
        session_id = ouverte.id
        acteur = comptes.charger_acteur(session, utilisateur_id=ouverte.utilisateur_id, fuseau=fuseau)
    if a_marquer:
        with db.ecriture() as session:
            sessions.marquer_vue(session, session_id=session_id)
    return acteur
