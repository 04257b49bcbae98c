"""Filters of a list; the address is their only memory, so that a list can be reopened and sent."""

from collections.abc import Mapping
from datetime import date
from math import ceil
from typing import Literal

import streamlit as st

PAGE = "page"
OUI = "oui"
PREFIXE = "adresse."


def choisir(
    parametre: str,
    libelle: str,
    options: Mapping[str, str],
    *,
    largeur: int | Literal["stretch"] = 220,
    remplace: str = PAGE,
) -> str:
    """A choice among codes; the first one is the default and stays out of the address.

    ``remplace``: the parameter that another choice makes meaningless, the page of a list by default.
    """
    code = st.query_params.get(parametre, "")
    cle = PREFIXE + parametre
    st.session_state[cle] = code if code in options else next(iter(options))
    st.selectbox(
        libelle,
        list(options),
        format_func=options.__getitem__,
        key=cle,
        on_change=_retenir,
        args=(parametre, next(iter(options)), remplace),
        width=largeur,
    )
    choisi: str = st.session_state[cle]
    return choisi


def chercher(parametre: str, libelle: str, indication: str, *, largeur: int = 260) -> str:
    """A text to search, applied while it is typed."""
    cle = PREFIXE + parametre
    st.session_state[cle] = st.query_params.get(parametre, "")
    st.text_input(
        libelle,
        key=cle,
        placeholder=indication,
        live=True,
        autocomplete="off",
        on_change=_retenir,
        args=(parametre, ""),
        width=largeur,
    )
    texte: str = st.session_state[cle]
    return texte.strip()


def basculer(parametre: str, libelle: str) -> bool:
    """A yes or no; no is the default and stays out of the address."""
    cle = PREFIXE + parametre
    st.session_state[cle] = st.query_params.get(parametre, "") == OUI
    return st.toggle(libelle, key=cle, on_change=_retenir, args=(parametre, False))


def choisir_jour(parametre: str, libelle: str) -> date | None:
    """A day, or ``None``, also when the address is malformed."""
    cle = PREFIXE + parametre
    try:
        jour = date.fromisoformat(st.query_params.get(parametre, ""))
    except ValueError:
        jour = None
    st.session_state[cle] = jour
    st.date_input(
        libelle, value=None, key=cle, format="DD/MM/YYYY", on_change=_retenir, args=(parametre, None), width=160
    )
    return jour


def lire_page(total: int, taille: int) -> int:
    """The page asked for, between 1 and the last one."""
    texte = st.query_params.get(PAGE, "")
    return min(max(int(texte) if texte.isdecimal() else 1, 1), max(1, ceil(total / taille)))


def paginer(total: int, taille: int) -> None:
    """The pages, when there is more than one."""
    pages = ceil(total / taille)
    if pages > 1:
        st.session_state[PREFIXE + PAGE] = lire_page(total, taille)
        st.pagination(pages, key=PREFIXE + PAGE, on_change=_ecrire, args=(PAGE, 1))


def _retenir(parametre: str, defaut: object, remplace: str = PAGE) -> None:
    """Write another filter, and go back to the first page."""
    for perdu in {PAGE, remplace}:
        st.query_params.pop(perdu, None)
    _ecrire(parametre, defaut)


def _ecrire(parametre: str, defaut: object) -> None:
    valeur = st.session_state[PREFIXE + parametre]
    if valeur == defaut:
        st.query_params.pop(parametre, None)
    else:
        st.query_params[parametre] = OUI if valeur is True else str(valeur)
