"""The home page of those who steer: employers and analysts."""

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import National
from coop_data.domain.periode import PERIODE_PAR_DEFAUT, periode_of_slug
from coop_data.domain.roles import Role
from coop_data.ui import cache
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.page import Contexte
from coop_data.ui.pilotage.liste import montrer_liste
from coop_data.ui.statistiques import blocs

CONCERNES = frozenset({Role.STRUCTURE, Role.ANCT})
ESSENTIELS = {
    Domaine.ACCOMPAGNEMENT: ("cra", "accompagnements", "personnes_accompagnees", "conseillers_actifs"),
    Domaine.COORDINATION: ("activites", "minutes_animation", "partenariats", "coordinateurs_actifs"),
}
RACCOURCIS = ("statistiques-nationales", "territoires", "coordination", "conseillers")


def concerns(acteur: Acteur) -> bool:
    """True for the roles that have something to steer from their home page."""
    return bool(acteur.roles & CONCERNES)


def show(contexte: Contexte) -> None:
    """An employer lands on its conseillers; the ANCT on the country."""
    acteur = contexte.acteur
    if acteur.est(Role.STRUCTURE) and acteur.structure_id:
        st.header("Mes conseillers", anchor=False)
        montrer_liste(acteur)
    if acteur.est(Role.ANCT):
        _montrer_la_nation(acteur)


def _montrer_la_nation(acteur: Acteur) -> None:
    periode = periode_of_slug(PERIODE_PAR_DEFAUT, acteur.aujourdhui())
    filtres = Filtres(periode.du, periode.au)
    for domaine, codes in ESSENTIELS.items():
        st.header(f"{domaine.libelle}, 12 derniers mois", anchor=False)
        blocs.montrer_chiffres(cache.lire_bilan(domaine, National(), filtres, repartitions=()), codes)
    with st.container(horizontal=True):
        for url in RACCOURCIS:
            cible = page_of(url)
            st.page_link(streamlit_page(cible), label=cible.titre, icon=":material/arrow_forward:")
