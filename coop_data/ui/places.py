"""Places for the messages of a refused form, each below its field, empty until there is one."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from coop_data.errors import ErreurUtilisateur, SaisieInvalide
from coop_data.ui.page import show_error
from coop_data.ui.texte import echapper


class Places:
    """The places of one form, by field, named as its service names them."""

    def __init__(self) -> None:
        self._par_champ: dict[str, DeltaGenerator] = {}

    def reserver(self, *champs: str) -> None:
        """Keep a place below the field just drawn, for the messages of these fields."""
        place = st.empty()
        self._par_champ |= dict.fromkeys(champs, place)

    def refuser(self, erreur: ErreurUtilisateur) -> None:
        """Write each message below its field, and messages without a field where the script stands."""
        if not isinstance(erreur, SaisieInvalide):
            show_error(erreur)
            return
        for champ, message in erreur.erreurs.items():
            place = self._par_champ.get(champ)
            (place if place is not None else st).error(echapper(message), icon=":material/error:")
