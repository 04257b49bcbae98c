"""The frame of every page: the menu, the logout, the links of the foot."""

from collections.abc import Mapping

import streamlit as st

from coop_data import db, formats
from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.saisie.compteurs import compter_en_attente
from coop_data.ui import connexion
from coop_data.ui.navigation import ACCUEIL, ENREGISTRER, PIED_DE_PAGE, go_to, menu_of, page_of, streamlit_page
from coop_data.ui.texte import echapper


def show_sidebar(acteur: Acteur) -> None:
    """The flat menu, the button to log an activity above it, the account and the way out below it."""
    with st.sidebar:
        st.html('<p class="coop-marque">Coop Data</p>')
        if acteur.saisit and st.button(
            "Enregistrer une activité",
            type="primary",
            width="stretch",
            icon=":material/add:",
            key="menu.enregistrer",
        ):
            go_to(ENREGISTRER)
        with st.container(key="menu", gap=None):
            nombres = _en_attente(acteur)
            for page in menu_of(acteur):
                nombre = nombres.get(page.url)
                label = f"{page.libelle} ({formats.nombre(nombre)})" if nombre else page.libelle
                st.page_link(streamlit_page(page), label=label, width="stretch")
        with st.container(key="compte", gap="small"):
            st.markdown(f"**{echapper(acteur.nom)}**  \n{roles_in_words(acteur)}")
            connexion.show_logout()


def show_shortcut(acteur: Acteur) -> None:
    """On a phone, where the menu is folded (``static/coop.css``), the way to log an activity, on every page."""
    if acteur.saisit:
        with st.container(key="raccourci"):
            st.page_link(streamlit_page(page_of(ENREGISTRER)), label="Enregistrer", icon=":material/add:")


def _en_attente(acteur: Acteur) -> Mapping[str, int]:
    """By address of a page, how many items await the person there."""
    if not acteur.saisit:
        return {}
    with db.lecture() as session:
        attente = compter_en_attente(session, acteur=acteur)
    return {
        "a-completer": attente.a_completer,
        "mes-brouillons": attente.brouillons,
        "corbeille": attente.corbeille,
    }


def show_footer() -> None:
    """The links that the law wants on every page."""
    with st.container(key="pied-de-page", horizontal=True, gap="medium"):
        for url in PIED_DE_PAGE:
            page = page_of(url)
            st.page_link(streamlit_page(page), label=page.titre)


def show_anonymous_header() -> None:
    """Above a public page read without an account: where one is, and the way to sign in."""
    with st.container(key="entete-public", horizontal=True, horizontal_alignment="distribute"):
        st.html('<p class="coop-marque">Coop Data</p>')
        st.page_link(streamlit_page(ACCUEIL), label="Se connecter")


def roles_in_words(acteur: Acteur) -> str:
    """« Conseiller·ère numérique, Coordinateur·ice »."""
    return ", ".join(role.libelle for role in Role if role in acteur.roles)
