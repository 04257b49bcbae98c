"""The heading of a page of figures: one at a time, in the address."""

from typing import Final

import streamlit as st

from coop_data.analytics.statistique import Domaine
from coop_data.statistiques.rubriques import RUBRIQUES, Rubrique

PARAMETRE_RUBRIQUE: Final = "rubrique"
COMPARAISONS: Final = "comparaisons"


def choisir_rubrique(domaine: Domaine, *, comparaisons: bool = True) -> Rubrique | None:
    """The heading of the address, the first by default; ``None`` for « Comparaisons »."""
    rubriques = {rubrique.code: rubrique for rubrique in RUBRIQUES[domaine]}
    libelles = {code: rubrique.libelle for code, rubrique in rubriques.items()}
    if comparaisons:
        libelles[COMPARAISONS] = "Comparaisons"
    premiere = next(iter(rubriques))
    cle = f"statistiques.rubrique.{domaine}"
    demandee = st.query_params.get(PARAMETRE_RUBRIQUE, premiere)
    st.session_state[cle] = demandee if demandee in libelles else premiere

    def ecrire() -> None:
        st.query_params.pop("page", None)
        st.query_params[PARAMETRE_RUBRIQUE] = st.session_state[cle] or premiere

    choix = st.segmented_control(
        "Rubrique",
        list(libelles),
        format_func=libelles.__getitem__,
        key=cle,
        on_change=ecrire,
        required=True,
        label_visibility="collapsed",
        wrap=True,
    )
    st.header(libelles[choix or premiere], anchor=False)
    return rubriques.get(choix or premiere)
