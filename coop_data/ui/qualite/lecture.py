"""The results of the checks for an account, kept between two interactions; up to date at every
call, except names.
"""

import streamlit as st

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.analytics.qualite import Bilan
from coop_data.analytics.qualite_lecture import Remarque, Selection
from coop_data.domain.qualite import Controle
from coop_data.exports.qualite import lire_bilan, lire_remarques, selection_of
from coop_data.faits.changements import version_donnees
from coop_data.ui.page import read

DUREE_SECONDES = 60
"""How long a former name of a person or a structure may be shown."""
ENTREES = 60


def bilan_de(selection: Selection) -> Bilan:
    """The figures of a selection."""
    return _bilan(selection, _version())


def remarques_de(selection: Selection, controle: Controle, *, verifiees: bool) -> list[Remarque]:
    """The list of a check."""
    return _remarques(selection, controle, verifiees, _version())


def bilan_de_l_accueil(acteur: Acteur) -> Bilan:
    """The remarks for the account over the default period."""
    selection, _ = read(selection_of, acteur=acteur, parametres={})
    return bilan_de(selection)


def _version() -> str:
    with db.lecture() as session:
        return version_donnees(session)


@st.cache_data(ttl=DUREE_SECONDES, max_entries=ENTREES, show_spinner=False)
def _bilan(selection: Selection, version: str) -> Bilan:
    with db.lecture() as session:
        return lire_bilan(session, selection=selection)


@st.cache_data(ttl=DUREE_SECONDES, max_entries=ENTREES, show_spinner=False)
def _remarques(selection: Selection, controle: Controle, verifiees: bool, version: str) -> list[Remarque]:
    with db.lecture() as session:
        return lire_remarques(session, selection=selection, controle=controle, verifiees=verifiees)
