"""Ready questions, for people who come without one: those that suit the perimeter and the account."""

from collections.abc import Collection, Mapping
from typing import Final

import streamlit as st

from coop_data.analytics.explorer.question import COLONNE, LIGNE
from coop_data.analytics.filtres import PHOTOGRAPHIE
from coop_data.analytics.questions import PERIMETRE, PERIODE, Paires
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import National, Perimetre, Region, UnConseiller
from coop_data.ui.navigation import page_of, streamlit_page

PARTOUT: Final[Mapping[Domaine, Mapping[str, Paires]]] = {
    Domaine.ACCOMPAGNEMENT: {
        "Thèmes par trimestre": [("ligne", "thematique"), ("colonne", "trimestre")],
        "CRA par jour de la semaine et par activité": [("ligne", "jour_semaine"), ("colonne", "activite")],
    },
    Domaine.COORDINATION: {
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
"""Questions for any perimeter, each as an address; the present domain, perimeter, period and data are kept."""

DE_LOIN: Final[Mapping[Domaine, Mapping[str, Paires]]] = {
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
        "Conseillers actifs par type de structure et par mois": [
            ("mesure", "conseillers_actifs"),
            ("ligne", "type_structure"),
            ("colonne", "mois"),
        ],
    },
    Domaine.COORDINATION: {
        "Heures d’animation et coordinateurs actifs par type de structure et par trimestre": [
            ("mesure", "minutes_animation"),
            ("mesure", "coordinateurs_actifs"),
            ("ligne", "type_structure"),
            ("colonne", "trimestre"),
        ],
        "Coordinateurs actifs par région et par trimestre": [
            ("mesure", "coordinateurs_actifs"),
            ("ligne", "region"),
            ("colonne", "trimestre"),
        ],
    },
}
"""Questions that compare territories and types of structure; they come first."""

DE_PRES: Final[Mapping[Domaine, Mapping[str, Paires]]] = {
    Domaine.ACCOMPAGNEMENT: {
        "Accompagnements par conseiller·ère et par mois": [
            ("mesure", "accompagnements"),
            ("ligne", "conseiller"),
            ("colonne", "mois"),
        ],
        "Âge des personnes par commune, en % de la ligne": [
            ("mesure", "accompagnements"),
            ("ligne", "commune"),
            ("colonne", "age"),
            ("part", "ligne"),
        ],
        "Temps d’accompagnement par activité et par mois": [
            ("mesure", "minutes"),
            ("ligne", "activite"),
            ("colonne", "mois"),
        ],
    },
    Domaine.COORDINATION: {
        "Activités par coordinateur·ice et par mois": [("ligne", "coordinateur"), ("colonne", "mois")],
        "Heures d’animation par type d’animation et par trimestre": [
            ("mesure", "minutes_animation"),
            ("ligne", "type_animation"),
            ("colonne", "trimestre"),
        ],
    },
}
"""Questions for a département and below, where territories and types of structure would give one row."""

SANS_OBJET: Final[Mapping[type[Perimetre], frozenset[str]]] = {
    Region: frozenset({"region"}),
    UnConseiller: frozenset({"conseiller", "coordinateur"}),
}
"""The axes that make one row of some perimeters."""


def exemples_of(domaine: Domaine, perimetre: Perimetre, axes: Collection[str]) -> dict[str, Paires]:
    """The ready questions of a perimeter; ``axes``: the codes of the axes that the account may use there."""
    selon = DE_LOIN if isinstance(perimetre, National | Region) else DE_PRES
    utiles = frozenset(axes) - SANS_OBJET.get(type(perimetre), frozenset())
    return {
        libelle: paires
        for libelle, paires in {**selon[domaine], **PARTOUT[domaine]}.items()
        if utiles.issuperset(code for cle, code in paires if cle in (LIGNE, COLONNE))
    }


def proposer_exemples(domaine: Domaine, perimetre: str, exemples: Mapping[str, Paires]) -> None:
    """A sentence that says what to do, then ready questions as links; ``perimetre``: as the address writes it."""
    st.info(
        "Choisissez ce que vous comptez et au moins un axe en lignes, ou partez d’une question toute prête.",
        icon=":material/lightbulb:",
    )
    gardees = [(cle, st.query_params[cle]) for cle in (PERIODE, PHOTOGRAPHIE) if cle in st.query_params]
    for libelle, paires in exemples.items():
        st.page_link(
            streamlit_page(page_of("explorer")),
            label=libelle,
            icon=":material/arrow_forward:",
            query_params=[("domaine", domaine.value), (PERIMETRE, perimetre), *gardees, *paires],
        )
