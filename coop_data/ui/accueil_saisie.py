"""The home page of those who log: the button first, then what they were doing."""

import streamlit as st

from coop_data.ui.navigation import ENREGISTRER, go_to
from coop_data.ui.page import Contexte


def show(contexte: Contexte) -> None:
    """The button to log an activity, where a phone shows it too."""
    st.write(f"Bonjour {contexte.acteur.nom}.")
    if st.button("Enregistrer une activité", type="primary", icon=":material/add:", key="accueil.enregistrer"):
        go_to(ENREGISTRER)
