"""The follow-up of a perimeter; that of many people is kept between two interactions, their reminders are not."""

from datetime import date

import streamlit as st

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.analytics.suivi_lecture import Suivi, compute_suivi
from coop_data.domain.perimetre import National, Perimetre, Region
from coop_data.exports.suivi import SuiviLu, presenter
from coop_data.faits.changements import version_donnees
from coop_data.ui.page import read


def lire(acteur: Acteur, perimetre: Perimetre, trimestre: str) -> SuiviLu:
    """The follow-up of a perimeter that the account was found entitled to.

    Up to date at every call, but for posts and training dates of a région or the nation: a minute late at most.
    """
    aujourdhui = acteur.aujourdhui()
    if isinstance(perimetre, National | Region):
        with db.lecture() as session:
            version = version_donnees(session)
        suivi = _retenir(perimetre, trimestre, aujourdhui, version)
    else:
        suivi = read(compute_suivi, perimetre=perimetre, trimestre=trimestre, au=aujourdhui)
    return read(presenter, acteur=acteur, perimetre=perimetre, suivi=suivi, aujourdhui=aujourdhui)


@st.cache_data(ttl=60, max_entries=60, show_spinner=False)
def _retenir(perimetre: Perimetre, trimestre: str, au: date, version: str) -> Suivi:
    with db.lecture() as session:
        return compute_suivi(session, perimetre=perimetre, trimestre=trimestre, au=au)
