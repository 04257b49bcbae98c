"""Choosing several lines of a list: a box for each, one for all, and how many are chosen."""

from collections.abc import Sequence

import streamlit as st

from coop_data import formats
from coop_data.ui.texte import echapper


def cle(liste: str, identifiant: object) -> str:
    """Key of the box of a line."""
    return f"{liste}.{identifiant}.choisi"


def tout_choisir(liste: str, identifiants: Sequence[object], libelle: str = "Tout sélectionner") -> None:
    """The box that ticks or clears all these lines, on every page; it follows lines ticked one by one."""
    cles = [cle(liste, identifiant) for identifiant in identifiants]
    tous = f"{liste}.tous"
    st.session_state[tous] = bool(cles) and all(st.session_state.get(cle_ligne) for cle_ligne in cles)
    st.checkbox(libelle, key=tous, on_change=lambda: _cocher(cles, st.session_state[tous]))


def case(liste: str, identifiant: object, nom: str, detail: str = "") -> bool:
    """The box of a line, labelled by the line itself: its name in bold, then details that distinguish it."""
    libelle = f"**{echapper(nom)}**" + (f" · {echapper(detail)}" if detail else "")
    return st.checkbox(libelle, key=cle(liste, identifiant))


def choisis(liste: str, identifiants: Sequence[object]) -> list[int]:
    """The ranks of the lines ticked, before they are drawn again; those of another page stay ticked."""
    for gardee in (cle(liste, identifiant) for identifiant in identifiants):
        if gardee in st.session_state:
            # Streamlit forgets a box that is not drawn, unless its state is written anew.
            st.session_state[gardee] = st.session_state[gardee]
    return [rang for rang, identifiant in enumerate(identifiants) if st.session_state.get(cle(liste, identifiant))]


def dire(nombre: int) -> str:
    """``3 lignes sélectionnées``."""
    return formats.pluriel(nombre, "ligne sélectionnée", "lignes sélectionnées")


def _cocher(cles: list[str], coche: bool) -> None:
    for cle_ligne in cles:
        st.session_state[cle_ligne] = coche
