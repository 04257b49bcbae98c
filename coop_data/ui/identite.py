"""Who is acting in this browser, read again from the database at each interaction."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from coop_data import db
from coop_data.acces.acteur import PARIS, Acteur
from coop_data.auth import comptes, sessions
from coop_data.ui import etat

COOKIES = ("__Host-coop_session", "coop_session")
"""The session cookie's names, over HTTPS and over plain HTTP (development)."""


def fuseau_du_navigateur() -> ZoneInfo:
    """The browser's time zone, Paris when it says nothing usable."""
    try:
        return ZoneInfo(st.context.timezone or PARIS.key)
    except (ZoneInfoNotFoundError, ValueError):
        return PARIS


def jeton_presente() -> str | None:
    """The session token of this browser: the one just opened here, else the cookie it came with.

    The cookie is read from the websocket's opening: until the page is reloaded it stays what it was then.
    """
    if jeton := etat.JETON_DE_SESSION.lire():
        return jeton
    cookies = st.context.cookies
    return next((cookies[nom] for nom in COOKIES if nom in cookies), None)


def personne_connectee() -> Acteur | None:
    """The account behind this browser's session; none when it ended, was revoked, or the account disabled."""
    jeton = jeton_presente()
    if jeton is None:
        return None
    with db.ecriture() as session:
        ouverte = sessions.lire(session, jeton=jeton)
        if ouverte is None:
            return None
        return comptes.charger_acteur(
            session, utilisateur_id=ouverte.utilisateur_id, fuseau=fuseau_du_navigateur()
        )
