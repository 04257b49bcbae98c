"""« Mot de passe oublié »: no mail is sent, so whom to ask; nothing here tells whether an account exists."""

import streamlit as st

from coop_data.config import get_reglages
from coop_data.ui.navigation import ACCUEIL, streamlit_page
from coop_data.ui.page import open_page

open_page("mot-de-passe-oublie")
email = get_reglages().contact_email
st.markdown(
    f"""
Demandez un lien de nouveau mot de passe à la personne qui administre Coop Data, ou écrivez à
[{email}](mailto:{email}) depuis votre adresse professionnelle.

- Le lien vous est remis directement. Il est valable deux heures et ne sert qu’une fois.
- Il ouvre une page où vous choisissez vous-même votre mot de passe : personne d’autre ne le connaît.
- Après 5 essais infructueux, la connexion est suspendue 15 minutes ; elle se rétablit ensuite d’elle-même.
"""
)
st.page_link(streamlit_page(ACCUEIL), label="Revenir à la connexion")
