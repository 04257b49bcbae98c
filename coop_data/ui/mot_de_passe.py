"""Choosing a password: rules shown before, strength shown while typing."""

from collections.abc import Sequence

import streamlit as st

from coop_data.auth.hachage import LONGUEUR_MINIMALE, verifier_robustesse
from coop_data.errors import SaisieInvalide

REGLES = (
    f"Au moins {LONGUEUR_MINIMALE} caractères, difficiles à deviner. Le plus simple : une phrase de quatre ou "
    "cinq mots sans rapport entre eux. Majuscules, chiffres et symboles ne sont pas exigés."
)


def ask_password(cle: str, *, libelle: str, mots: Sequence[str]) -> str:
    """The field of a new password; below it, what makes it weak, or that it will do.

    ``mots``: words that designate the person; a password made of them is weak.
    """
    st.caption(REGLES)
    mot_de_passe = st.text_input(libelle, type="password", key=cle, live=True, autocomplete="new-password")
    if mot_de_passe:
        try:
            verifier_robustesse(mot_de_passe, mots=mots)
        except SaisieInvalide as erreur:
            st.warning(str(erreur), icon=":material/info:")
        else:
            st.success("Ce mot de passe convient.", icon=":material/check:")
    return mot_de_passe
