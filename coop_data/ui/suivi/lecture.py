"""The follow-up of a perimeter, kept between two interactions; reminders are read each time."""

from datetime import date

import streamlit as st

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.analytics.suivi_lecture import Suivi, compute_suivi
from coop_data.domain.perimetre import Perimetre
from coop_data.exports.suivi import SuiviLu, presenter
from coop_data.faits.changements import version_donnees
from coop_data.ui.page import read


def lire(acteur: Acteur, perimetre: Perimetre, trimestre: str) -> SuiviLu:
    """The follow-up of a perimeter that the account was found entitled to, up to date at every call."""
    aujourdhui = acteur.aujourdhui()
    with db.lecture() as session:
        version = version_donnees(session)
    suivi = _calculer(perimetre, trimestre, aujourdhui, version)
    return read(presenter, acteur=acteur, perimetre=perimetre, suivi=suivi, aujourdhui=aujourdhui)


@st.cache_data(ttl=600, max_entries=60, show_spinner=False)
def _calculer(perimetre: Perimetre, trimestre: str, au: date, version: str) -> Suivi:
    with db.lecture() as session:
        return compute_suivi(session, perimetre=perimetre, trimestre=trimestre, au=au)
