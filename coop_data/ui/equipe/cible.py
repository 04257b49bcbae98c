"""The team that the page shows: one's own, or that of the coordinator named by the address."""

from typing import Final
from uuid import UUID

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Cible, Objet, peut
from coop_data.annuaire.personnes import lister_coordinateurs
from coop_data.domain.roles import Role
from coop_data.exports.equipe import coordinateur_of
from coop_data.ui.page import end_page, read

PARAMETRE: Final = "coordinateur"
CLE: Final = "equipe.coordinateur"


def choisir_equipe(acteur: Acteur) -> UUID:
    """The team to show. People who coordinate none choose a coordinator; until then the page ends there."""
    demande = st.query_params.get(PARAMETRE, "")
    if not acteur.est(Role.COORDINATEUR):
        _proposer(acteur, demande)
        if not demande:
            st.info("Choisissez la personne qui coordonne l’équipe.", icon=":material/groups:")
            end_page()
    return read(coordinateur_of, acteur=acteur, id_externe=demande)


def peut_gerer(acteur: Acteur, coordinateur_id: UUID) -> bool:
    """May the account change this team?"""
    return peut(acteur, Action.MODIFIER, Objet.EQUIPE, Cible(conseiller_id=coordinateur_id))


def _proposer(acteur: Acteur, demande: str) -> None:
    coordinateurs = read(lister_coordinateurs, acteur=acteur)
    st.session_state[CLE] = demande if demande in coordinateurs else None
    st.selectbox(
        "Équipe coordonnée par",
        list(coordinateurs),
        format_func=coordinateurs.__getitem__,
        key=CLE,
        placeholder="Tapez quelques lettres du nom",
        on_change=_ecrire,
        width=420,
    )


def _ecrire() -> None:
    """Another team: its first page, whole."""
    choisi = st.session_state[CLE]
    st.query_params.from_dict({PARAMETRE: choisi} if choisi else {})
