"""Signing in and out, as people see it."""

from collections.abc import Callable
from html import escape

import streamlit as st

from coop_data import db
from coop_data.auth.demonstration import comptes_de_demonstration
from coop_data.ui import etat
from coop_data.ui.authentification import CHAMPS, Authentification
from coop_data.ui.navigation import name_tab, page_of, streamlit_page

STATUT = "authentication_status"
"""The library's own key: true makes it offer the way out, anything else the form."""


def show_login(*, sauver: Callable[[], None]) -> None:
    """The sign-in page, whatever page was asked for: that one is drawn, at the same address, once signed in.

    ``sauver`` keeps what was being typed when a session has just ended.
    """
    if st.session_state.get(STATUT):
        sauver()
        _end_session()
    name_tab("Connexion")
    with st.container(key="connexion"):
        st.title("Coop Data", anchor=False)
        st.write("Saisie et statistiques d’activité des Conseillers numériques.")
        if etat.TICKET.lire():
            st.info("Ouverture de votre session… Si rien ne se passe, acceptez les cookies et rechargez la page.")
            return
        if message := etat.MESSAGE_DE_CONNEXION.lire():
            st.info(message)
        Authentification().login(fields=CHAMPS, key="connexion.formulaire")
        if erreur := etat.ERREUR_DE_CONNEXION.prendre():
            etat.MESSAGE_DE_CONNEXION.oublier()
            st.error(erreur, icon=":material/error:")
        st.page_link(streamlit_page(page_of("mot-de-passe-oublie")), label="Mot de passe oublié ?")
        _show_demonstration()


def show_logout() -> None:
    """« Se déconnecter »."""
    st.session_state[STATUT] = True
    Authentification().logout("Se déconnecter", key="compte.deconnexion", use_container_width=True)


def show_cookie_exchange() -> None:
    """What static/session.js reads: a ticket to trade for the cookie, or that the cookie must go."""
    if ticket := etat.TICKET.lire():
        st.html(f'<div data-ticket="{escape(ticket)}" hidden></div>')
    elif etat.DECONNEXION.lire():
        st.html('<div data-deconnexion="1" hidden></div>')


def _end_session() -> None:
    """The session ended by itself or elsewhere: forget what the screens held, and say why the form is back."""
    st.session_state.clear()
    etat.MESSAGE_DE_CONNEXION.ecrire(
        "Votre session est terminée : reconnectez-vous pour continuer. Vos brouillons sont conservés."
    )


def _show_demonstration() -> None:
    """The accounts to try the application with; nothing where there is no demonstration."""
    with db.lecture() as session:
        comptes = comptes_de_demonstration(session)
    if comptes:
        with st.expander("Comptes de démonstration"):
            st.markdown("\n".join(f"- `{email}` : {roles}" for email, roles in comptes))
            st.write("Leur mot de passe est affiché par `run.sh` au démarrage.")
