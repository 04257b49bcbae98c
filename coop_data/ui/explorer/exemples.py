"""Questions ready to be opened, for whoever comes without one."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from coop_data.analytics.questions import PERIMETRE, Paires
from coop_data.analytics.statistique import Domaine
from coop_data.ui.navigation import page_of, streamlit_page

EXEMPLES: Final[Mapping[Domaine, Mapping[str, Paires]]] = {
    Domaine.ACCOMPAGNEMENT: {
        "Thème Santé, 60 ans et plus, par département et par trimestre, en % de la ligne": [
            ("mesure", "accompagnements"),
            ("ligne", "departement"),
            ("colonne", "trimestre"),
            ("part", "ligne"),
            ("parmi.thematique", "sante"),
            ("parmi.age", "60_69"),
            ("parmi.age", "70_plus"),
            ("parmi.age", "plus_60"),
        ],
        "Âge des personnes par région, en % de la ligne": [
            ("mesure", "accompagnements"),
            ("ligne", "region"),
            ("colonne", "age"),
            ("part", "ligne"),
        ],
        "Thèmes par trimestre": [("ligne", "thematique"), ("colonne", "trimestre")],
        "Conseillers actifs par type de structure et par mois": [
            ("mesure", "conseillers_actifs"),
            ("ligne", "type_structure"),
            ("colonne", "mois"),
        ],
        "CRA par jour de la semaine et par activité": [("ligne", "jour_semaine"), ("colonne", "activite")],
    },
    Domaine.COORDINATION: {
        "Heures d’animation par type de structure et par trimestre": [
            ("mesure", "minutes_animation"),
            ("ligne", "type_structure"),
            ("colonne", "trimestre"),
        ],
        "Coordinateurs actifs par région et par trimestre": [
            ("mesure", "coordinateurs_actifs"),
            ("ligne", "region"),
            ("colonne", "trimestre"),
        ],
        "Types d’animation par initiative": [
            ("mesure", "animations"),
            ("ligne", "type_animation"),
            ("colonne", "initiative"),
        ],
        "Partenaires distincts par nature du partenariat et par échelon": [
            ("mesure", "partenaires_distincts"),
            ("ligne", "nature"),
            ("colonne", "echelon"),
        ],
    },
}
"""Each as an address, without its domain nor its perimeter: those of the moment are kept."""


def proposer_exemples(domaine: Domaine, perimetre: str) -> None:
    """What to do, then the questions of the domain as links."""
    st.info(
        "Choisissez ce que vous comptez et au moins un axe en lignes, ou partez d’une question toute prête.",
        icon=":material/lightbulb:",
    )
    for libelle, paires in EXEMPLES[domaine].items():
        st.page_link(
            streamlit_page(page_of("explorer")),
            label=libelle,
            icon=":material/arrow_forward:",
            query_params=[("domaine", domaine.value), (PERIMETRE, perimetre), *paires],
        )
