"""The parts of « Mon compte »."""

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.auth import sessions
from coop_data.auth.comptes import trouver
from coop_data.auth.mots_de_passe import changer_mot_de_passe
from coop_data.models import SessionServeur
from coop_data.ui import identite
from coop_data.ui.cadre import roles_in_words
from coop_data.ui.mot_de_passe import ask_password
from coop_data.ui.page import announce, read, run
from coop_data.ui.texte import echapper

SYSTEMES = ("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux")
NAVIGATEURS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)


def show_identity(acteur: Acteur) -> None:
    """Name, address, roles."""
    compte = read(trouver, utilisateur_id=acteur.utilisateur_id)
    st.markdown(
        f"**Nom** : {echapper(acteur.nom)}  \n**Adresse électronique** : {echapper(compte.email)}  \n"
        f"**Rôle** : {roles_in_words(acteur)}"
    )
    st.caption("Pour corriger ces informations, adressez-vous à la personne qui administre Coop Data.")


def show_password(acteur: Acteur) -> None:
    """Change one's password; the other browsers are then signed out."""
    st.header("Changer de mot de passe", anchor=False)
    ancien = st.text_input(
        "Mot de passe actuel", type="password", key="mon_compte.ancien", autocomplete="current-password"
    )
    nouveau = ask_password("mon_compte.nouveau", libelle="Nouveau mot de passe", mots=acteur.nom.split())
    if st.button("Changer le mot de passe", key="mon_compte.changer"):
        actuelle = _current_session()
        changement = run(
            changer_mot_de_passe,
            acteur=acteur,
            ancien=ancien,
            nouveau=nouveau,
            session_id=actuelle.id if actuelle else None,
        )
        if changement.reussie:
            announce("Votre mot de passe est changé. Les autres navigateurs ont été déconnectés.")
            st.rerun()


def show_sessions(acteur: Acteur) -> None:
    """The open sessions, each with its way out; the present one is named."""
    st.header("Mes sessions", anchor=False)
    st.write("Les navigateurs connectés à votre compte. Fermez ceux que vous ne reconnaissez pas.")
    actuelle = _current_session()
    for ouverte in read(sessions.mes_sessions, acteur=acteur):
        with st.container(
            border=True, horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
        ):
            st.markdown(_describe(ouverte, acteur))
            if actuelle is not None and ouverte.id == actuelle.id:
                st.markdown("**Session actuelle**", width="content")
            elif st.button("Fermer cette session", key=f"mon_compte.fermer.{ouverte.id}"):
                run(sessions.revoquer, acteur=acteur, session_id=ouverte.id)
                st.rerun()


def _current_session() -> SessionServeur | None:
    jeton = identite.jeton_presente()
    return read(sessions.lire, jeton=jeton) if jeton else None


def _describe(ouverte: SessionServeur, acteur: Acteur) -> str:
    provenance = f" depuis {echapper(ouverte.adresse)}" if ouverte.adresse else ""
    return (
        f"{browser_in_words(ouverte.agent)}{provenance}  \n"
        f"ouverte le {formats.instant(ouverte.cree_le, acteur.fuseau)}, "
        f"vue le {formats.instant(ouverte.vue_le, acteur.fuseau)}"
    )


def browser_in_words(agent: str | None) -> str:
    """« Firefox sur Windows »: enough to recognise one's own browser."""
    agent = agent or ""
    navigateur = next((nom for marque, nom in NAVIGATEURS if marque in agent), "Navigateur")
    systeme = next((nom for nom in SYSTEMES if nom in agent), "")
    return f"{navigateur} sur {systeme}" if systeme else navigateur
