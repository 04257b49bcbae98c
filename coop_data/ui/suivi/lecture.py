"""The follow-up of a perimeter. That of a région or the nation is cached; reminders never are."""

from datetime import date

import streamlit as st
from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.analytics.suivi_lecture import Suivi, compute_suivi
from coop_data.domain.perimetre import National, Perimetre, Region
from coop_data.domain.photographies import Cliche
from coop_data.exports.suivi import SuiviLu, presenter
from coop_data.faits.changements import version_donnees
from coop_data.ui.page import read


def lire(acteur: Acteur, perimetre: Perimetre, trimestre: str, cliche: Cliche | None = None) -> SuiviLu:
    """The follow-up of a perimeter whose right was checked, living or photographed.

    Up to date at every call, except posts and training dates of a région or the nation, up to a minute late.
    """
    aujourdhui = acteur.aujourdhui()
    suivi = read(_lire, perimetre=perimetre, trimestre=trimestre, au=aujourdhui, cliche=cliche)
    return read(presenter, acteur=acteur, perimetre=perimetre, suivi=suivi, aujourdhui=aujourdhui)


def _lire(session: Session, *, perimetre: Perimetre, trimestre: str, au: date, cliche: Cliche | None) -> Suivi:
    if isinstance(perimetre, National | Region):
        return _retenir(session, perimetre, trimestre, au, cliche, version_donnees(session))
    return compute_suivi(session, perimetre=perimetre, trimestre=trimestre, au=au, photographie=cliche)


@st.cache_data(ttl=60, max_entries=60, show_spinner=False)
def _retenir(
    _session: Session, perimetre: Perimetre, trimestre: str, au: date, cliche: Cliche | None, version: str
) -> Suivi:
    return compute_suivi(_session, perimetre=perimetre, trimestre=trimestre, au=au, photographie=cliche)
