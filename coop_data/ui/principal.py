"""The script that Streamlit runs at each interaction: the visitor, the page, and the frame around it."""

import streamlit as st

from coop_data.ui import cadre, connexion, identite
from coop_data.ui.navigation import ACCUEIL, PAGES, name_tab, streamlit_page
from coop_data.ui.saisie import expiration

page = st.navigation([streamlit_page(page) for page in PAGES], position="hidden")
demandee = next((connue for connue in PAGES if connue.url == (page.url_path or ACCUEIL.url)), ACCUEIL)
personne = identite.personne_connectee()
name_tab(demandee.titre)

connexion.show_cookie_exchange()
if personne is not None:
    cadre.show_sidebar(personne)
    cadre.show_shortcut(personne)
    page.run()
elif demandee.publique:
    cadre.show_anonymous_header()
    page.run()
else:
    connexion.show_login(sauver=expiration.sauver)
cadre.show_footer()
