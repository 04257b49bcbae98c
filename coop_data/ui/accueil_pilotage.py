"""The home page of those who steer: employers, analysts, administrators."""

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.ui.page import Contexte

CONCERNES = frozenset({Role.STRUCTURE, Role.ANCT, Role.ADMIN})


def concerns(acteur: Acteur) -> bool:
    """True for the roles that have something to steer from their home page."""
    return bool(acteur.roles & CONCERNES)


def show(contexte: Contexte) -> None:
    """Who is signed in, and as what."""
    roles = ", ".join(role.libelle for role in Role if role in contexte.acteur.roles)
    st.write(f"Bonjour {contexte.acteur.nom}. Vous êtes connecté·e comme : {roles}.")
