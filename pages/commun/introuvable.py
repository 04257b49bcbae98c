"""The page of addresses that lead nowhere."""

import streamlit as st

from coop_data.ui.navigation import ACCUEIL, page_of, streamlit_page
from coop_data.ui.page import open_page

open_page("introuvable")
st.write("L’adresse demandée ne correspond à aucune page : mal recopiée peut-être, ou la page a changé de nom.")
st.page_link(streamlit_page(ACCUEIL), label="Aller à l’accueil")
st.page_link(streamlit_page(page_of("aide")), label="Demander de l’aide")
