"""The home page of those who steer: employers and analysts."""

from datetime import datetime

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import National, UneStructure
from coop_data.domain.periode import PERIODE_PAR_DEFAUT, periode_of_slug
from coop_data.domain.roles import QUI_SAISIT, QUI_SUIT, Role
from coop_data.ui import cache
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.page import Contexte
from coop_data.ui.pilotage.liste import montrer_liste
from coop_data.ui.qualite import accueil as qualite
from coop_data.ui.statistiques import blocs
from coop_data.ui.suivi.accueil import montrer_taux

CONCERNES = QUI_SUIT - QUI_SAISIT
ESSENTIELS = {
    Domaine.ACCOMPAGNEMENT: ("cra", "accompagnements", "personnes_accompagnees", "conseillers_actifs"),
    Domaine.COORDINATION: ("activites", "minutes_animation", "partenariats", "coordinateurs_actifs"),
}
DETAILS = {
    Domaine.ACCOMPAGNEMENT: ("statistiques-nationales", "Voir les statistiques nationales"),
    Domaine.COORDINATION: ("coordination", "Voir les statistiques de la coordination"),
}


def concerns(acteur: Acteur) -> bool:
    """True for the roles that have something to steer from their home page."""
    return bool(acteur.roles & CONCERNES)


def show(contexte: Contexte) -> None:
    """An employer lands on its conseillers; the ANCT on the country."""
    acteur = contexte.acteur
    if acteur.est(Role.STRUCTURE) and acteur.structure_id:
        st.header("Mes conseillers", anchor=False)
        montrer_taux(acteur, UneStructure(acteur.structure_id))
        montrer_liste(acteur, UneStructure(acteur.structure_id))
    if acteur.est(Role.ANCT):
        _montrer_la_nation(acteur)


def _montrer_la_nation(acteur: Acteur) -> None:
    """National figures, the way into each territory, and who is late to log."""
    periode = periode_of_slug(PERIODE_PAR_DEFAUT, acteur.aujourdhui())
    filtres = Filtres(periode.du, periode.au)
    for domaine, codes in ESSENTIELS.items():
        st.header(f"{domaine.libelle}, 12 derniers mois", anchor=False)
        blocs.montrer_chiffres(
            cache.lire_chiffres(domaine, National(), filtres), codes, cle=f"accueil.{domaine.value}"
        )
        _lien(*DETAILS[domaine])
    st.header("Territoires", anchor=False)
    _lien("territoires", "Voir les statistiques par territoire")
    st.header("Suivi de saisie", anchor=False)
    montrer_taux(acteur, National())
    _lien("conseillers", "Voir tous les conseillers")
    qualite.montrer(acteur)
    st.caption(f"Données au {formats.instant(datetime.now(acteur.fuseau), acteur.fuseau)}.")


def _lien(url: str, libelle: str) -> None:
    st.page_link(streamlit_page(page_of(url)), label=libelle, icon=":material/arrow_forward:")
