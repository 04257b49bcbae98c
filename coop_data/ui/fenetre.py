"""Windows over a page: Streamlit redraws a window without its page, hence without the page's guard."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

import streamlit as st

from coop_data.ui import etat, identite

P = ParamSpec("P")


def fenetre(titre: str, **options: Any) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """Decorator of a function that draws a window (``options``: those of ``st.dialog``).

    The account is read again each time. When it changed since the page was drawn (signed out, disabled, other
    roles), the whole page is drawn instead, which says so and closes the window. Closing a window draws the page
    anew and forgets what was typed and left.
    """

    def decorer(dessiner: Callable[P, None]) -> Callable[P, None]:
        @st.dialog(titre, **{"on_dismiss": "rerun", **options})
        @wraps(dessiner)
        def garder_la_porte(*args: P.args, **kwargs: P.kwargs) -> None:
            if identite.personne_connectee() != etat.PERSONNE.lire():
                st.rerun()
            dessiner(*args, **kwargs)

        return garder_la_porte

    return decorer
