"""The way to the « Bilan d’activité » of a structure, for any period: one PDF, or one per conseiller in a ZIP."""

from datetime import date
from urllib.parse import urlencode

import streamlit as st

from coop_data.analytics.questions import DOMAINE, PERIMETRE, PERIODE
from coop_data.analytics.statistique import Domaine
from coop_data.domain.periode import slug_of_periode
from coop_data.ui.fichiers import proposer_fichiers
from coop_data.ui.periode import choisir_periode
from coop_data.ui.statistiques.telechargements import BILANS


def proposer_bilan_d_activite(id_externe: str, aujourdhui: date) -> None:
    """The period of the address, then the files of this structure."""
    with st.expander("Bilan d’activité de la structure", icon=":material/summarize:", key="bilan-activite"):
        st.markdown("La structure, puis chaque conseiller : seulement ce qui a été fait pour elle.")
        parametres = urlencode(
            {
                PERIMETRE: f"structure:{id_externe}",
                DOMAINE: Domaine.ACCOMPAGNEMENT.value,
                PERIODE: slug_of_periode(choisir_periode(aujourdhui=aujourdhui)),
            }
        )
        proposer_fichiers(
            [(nom, f"/fichiers/bilan-activite.{extension}?{parametres}") for nom, extension in BILANS],
            "bilan-activite",
        )
