"""Announcing that an earlier draft of this change was opened, with a way to start again from the stored report."""

import streamlit as st

from coop_data import formats
from coop_data.ui.navigation import go_to
from coop_data.ui.page import run
from coop_data.ui.saisie import garde
from coop_data.ui.saisie.ouverture import COURANTE, Ouverture

REPARTIR = "Repartir de la version enregistrée"


def signaler(ouverture: Ouverture) -> None:
    """Draw the message when a draft was opened in place of the stored report; else nothing."""
    if not ouverture.reprise or ouverture.garde_le is None:
        return
    moment = formats.instant(ouverture.garde_le, ouverture.acteur.fuseau)
    st.info(f"Vous aviez commencé à modifier cette activité : votre brouillon du {moment} est repris ici.")
    repartir = st.button(REPARTIR, key=ouverture.cle("repartir"))
    # A draft that another tab changed is not dropped: it would be opened again, under what this tab shows.
    if repartir and run(garde.oublier, ouverture=ouverture).reussie:
        COURANTE.oublier()
        go_to(ouverture.formulaire_du_cra, id=str(ouverture.cra_id))
