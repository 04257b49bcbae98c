"""« Statistiques par territoire »: départements or régions side by side, and a way into each."""

import streamlit as st

from coop_data.ui.navigation import go_to
from coop_data.ui.page import open_page
from coop_data.ui.periode import choisir_periode
from coop_data.ui.statistiques import territoires

contexte = open_page("territoires")
maille = territoires.choisir_maille()
periode = choisir_periode(aujourdhui=contexte.acteur.aujourdhui())
tableau = territoires.lire_territoires(maille, periode)
territoires.telecharger(tableau, "tete")
if choix := territoires.choisir_territoire(tableau):
    periode_choisie = {cle: valeur for cle, valeur in contexte.parametres.items() if cle == "periode"}
    go_to("statistiques", perimetre=choix, **periode_choisie)
recherche = st.text_input(
    "Rechercher un territoire", key="territoires.recherche", placeholder="Nom ou code", live=True
)
territoires.montrer_tableau(tableau, recherche)
territoires.telecharger(tableau, "pied")
