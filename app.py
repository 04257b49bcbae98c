"""The server: `streamlit run app.py`. The script it runs for each screen is coop_data/ui/principal.py."""

import gc
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from coop_data.config import get_reglages
from coop_data.errors import ErreurUtilisateur
from coop_data.routes import ROUTES
from coop_data.routes.demarrage import prepare_start
from coop_data.routes.document import AdressesInconnues, routes_du_document
from coop_data.routes.entetes import EntetesDeSecurite
from coop_data.ui import echauffement, erreurs
from coop_data.ui.navigation import ACCUEIL, PAGES

try:
    prepare_start(get_reglages())
except ErreurUtilisateur as refus:
    raise SystemExit(f"Coop Data ne démarre pas. {refus}") from None

adresses = [page.url for page in PAGES]
app = st.App(
    Path(__file__).parent / "coop_data" / "ui" / "principal.py",
    lifespan=echauffement.a_l_ouverture,
    routes=[*ROUTES, *routes_du_document(adresses, accueil=ACCUEIL.url)],
    middleware=[Middleware(EntetesDeSecurite), Middleware(AdressesInconnues, adresses=adresses)],
    on_script_error=erreurs.report,
)

# What is loaded by now lives as long as the process: the collector need not look at it after each run.
gc.collect()
gc.freeze()
