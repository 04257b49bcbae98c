"""« Administration »: what needs attention, then the tools."""

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.formats import insecable
from coop_data.ui.administration import attention
from coop_data.ui.navigation import page_of, streamlit_page

OUTILS = (
    ("comptes", ":material/group:", "Créer un compte, inviter de nouveau, changer les rôles, désactiver."),
    ("demandes", ":material/inbox:", "Ce que demandent les coordinateurs et les structures : accepter, refuser."),
    (
        "imports",
        ":material/upload_file:",
        "Structures, conseillers, équipes et activités, par fichier CSV ou XLSX.",
    ),
    (
        "tags-nationaux",
        ":material/sell:",
        "Les tags que tout le monde peut utiliser : créer, renommer, fusionner.",
    ),
    ("journal", ":material/history:", "Qui a changé quoi, et quand. Rien ne s’y efface."),
)
LARGEUR = 260


def montrer_outils() -> None:
    """The pages of administration, each with what it is for."""
    st.header("Outils", anchor=False)
    with st.grid(min_column_width=LARGEUR):
        for url, icone, description in OUTILS:
            page = page_of(url)
            with st.container(border=True, height="stretch"):
                st.page_link(streamlit_page(page), label=f"**{page.titre}**", icon=icone)
                st.markdown(insecable(description))


def render(acteur: Acteur) -> None:
    """The hub."""
    attention.montrer(acteur)
    montrer_outils()
