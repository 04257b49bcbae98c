"""On the home page: the rate of the quarter, and the way to the follow-up."""

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.domain.perimetre import Perimetre
from coop_data.domain.periode import trimestre_of
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.suivi import lecture


def montrer_taux(acteur: Acteur, perimetre: Perimetre) -> None:
    """The rate of the quarter, the number of people late, and links to both.

    There is no rate when nobody is expected.
    """
    trimestre = trimestre_of(acteur.aujourdhui())
    comptes = lecture.lire(acteur, perimetre, trimestre).suivi.comptes
    if comptes.attendus:
        attendues = formats.pluriel(comptes.attendus, "personne attendue", "personnes attendues")
        st.markdown(
            f"Taux de saisie du {formats.trimestre(trimestre)} : **{formats.pourcentage(comptes.taux)}** "
            f"({formats.nombre(comptes.recus)} sur {attendues}), "
            f"**{formats.nombre(comptes.en_retard)}** en retard."
        )
    _lien("Voir le suivi de saisie")
    if comptes.en_retard:
        _lien("Voir les retards de saisie", vue="personnes", liste="en-retard")


def _lien(libelle: str, **parametres: str) -> None:
    st.page_link(
        streamlit_page(page_of("suivi-saisie")),
        label=libelle,
        icon=":material/arrow_forward:",
        query_params=parametres or None,
    )
