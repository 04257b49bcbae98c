"""The way to the « Fiche mensuelle » of a person: a month, a link."""

from datetime import date
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from coop_data import formats
from coop_data.analytics.questions import PERIMETRE
from coop_data.domain.periode import mois_offerts
from coop_data.ui import adresse
from coop_data.ui.fichiers import proposer_fichiers

MOIS: Final = "mois"
NOMBRE: Final = 36
"""How many months are offered: three years; any other has its address."""


def proposer_fiche_mensuelle(perimetre: str, aujourdhui: date) -> None:
    """The month that has just ended first; ``perimetre`` as people write it (``conseiller:ID``)."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="fiche-mensuelle"):
        codes = mois_offerts(aujourdhui, NOMBRE)
        code = adresse.choisir(MOIS, "Mois de la fiche", {code: formats.mois(code) for code in codes})
        parametres = urlencode({PERIMETRE: perimetre, MOIS: code})
        proposer_fichiers([("Fiche mensuelle (PDF)", f"/fichiers/fiche-mensuelle.pdf?{parametres}")], MOIS)
