"""The person who acts in this browser."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from coop_data.acces.acteur import PARIS, Acteur
from coop_data.auth.cookie import jeton_du_cookie
from coop_data.auth.visite import identify


def cookies_du_navigateur() -> Mapping[str, str]:
    """The cookies this browser came with: those of the websocket's opening, until the page is reloaded."""
    return st.context.cookies


def jeton_presente() -> str | None:
    """The secret of this browser's session."""
    return jeton_du_cookie(cookies_du_navigateur())


def fuseau_du_navigateur() -> ZoneInfo:
    """The browser's time zone, Paris when it says nothing usable."""
    try:
        return ZoneInfo(st.context.timezone or PARIS.key)
    except (ZoneInfoNotFoundError, ValueError):
        return PARIS


def personne_connectee() -> Acteur | None:
    """The account of this browser's session, read again from the database; ``None`` when the session is over."""
    return identify(jeton_presente(), fuseau=fuseau_du_navigateur())
