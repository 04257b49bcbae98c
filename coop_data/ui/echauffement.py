"""Loading in advance, in a thread, what the first visitor would wait for: modules, icons, a first chart."""

import gc
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from importlib import import_module
from pkgutil import walk_packages
from threading import Thread
from typing import Final

import pandas as pd
import streamlit as st

from coop_data import ui
from coop_data.ui import graphiques

journal = logging.getLogger(__name__)

SCRIPT: Final = f"{ui.__name__}.principal"
"""Runs when it is imported: it is a screen, not a module of one."""
FIL: Final = "echauffement"
SANS_PAGE: Final = "streamlit.runtime.scriptrunner_utils.script_run_context"
LUS_TARD: Final = ("streamlit.emojis", "streamlit.material_icon_names")
"""Modules that Streamlit loads at the first icon."""


@asynccontextmanager
async def a_l_ouverture(_app: st.App) -> AsyncIterator[None]:
    """For the server: warm up aside once it is ready, so that it answers meanwhile."""
    Thread(target=echauffer, name=FIL, daemon=True).start()
    yield


def echauffer() -> None:
    """Import every screen and draw a chart. A failure is logged, and nothing more."""
    # Components that nobody draws (those of streamlit-authenticator) ask where their page is: here there is none.
    logging.getLogger(SANS_PAGE).addFilter(lambda ligne: ligne.threadName != FIL)
    try:
        for nom in (*modules_des_ecrans(), *LUS_TARD):
            import_module(nom)
        _dessiner()
    except Exception:  # noqa: BLE001 -- whatever an import raises: the page that needs it will raise it again
        journal.exception("L’échauffement s’est arrêté ; les premières pages seront plus lentes.")
    gc.collect()
    gc.freeze()  # as app.py does: what was loaded lives as long as the process


def modules_des_ecrans() -> Iterator[str]:
    """Every module of the screens."""
    for module in walk_packages(ui.__path__, f"{ui.__name__}."):
        if module.name != SCRIPT:
            yield module.name


def _dessiner() -> None:
    """Plotly reads its template and the rules of its traces at the first one."""
    lignes = pd.DataFrame({"libelle": ["A"], "effectif": [1]})
    graphiques.barres(lignes, [("effectif", "CRA")]).to_json()
    graphiques.colonnes(["A"], [("CRA", [1])]).to_json()
