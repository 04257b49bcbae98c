"""The answer as a real table: headers stay in view, subtotals and totals are told apart; the twin of drawings."""

from collections.abc import Sequence
from html import escape
from typing import Final, TypeVar

import streamlit as st

from coop_data import formats
from coop_data.analytics.explorer.pivot import Pivot
from coop_data.ui import adresse
from coop_data.ui.explorer.rangs import Genre, Rang, dire, ranger, titre_of, tris_of, valeurs_of

T = TypeVar("T")
TRI: Final = "tri"
NOMBRE: Final = ' class="explorer-nombre"'
LIGNES_MAX: Final = 200
LIGNES_MIN: Final = 25
COLONNES_MAX: Final = 120
CASES_MAX: Final = 12_000
"""What one page draws; files hold all the rows and columns."""


def montrer_tableau(pivot: Pivot) -> None:
    """The rows in the order chosen, a page at a time; the total is on each page."""
    titre = titre_of(pivot.question)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        tri = adresse.choisir(TRI, "Trier par", tris_of(pivot), largeur=330)
    *rangs, total = ranger(pivot, tri)
    taille = max(LIGNES_MIN, min(LIGNES_MAX, CASES_MAX // (1 + len(pivot.colonnes))))
    debut = (adresse.lire_page(len(rangs), taille) - 1) * taille
    page = rangs[debut : debut + taille]
    st.caption(_compter(pivot, page, entier=len(page) == len(rangs)))
    axes = len(pivot.question.lignes)
    entetes = "".join(
        f'<th scope="col"{"" if rang < axes else NOMBRE}>{escape(nom)}</th>'
        for rang, nom in enumerate(_montrer(pivot.entetes, axes))
    )
    lignes = "".join(_ligne(pivot, rang) for rang in page)
    st.html(
        f'<div class="explorer-cadre" role="region" tabindex="0" aria-label="{escape(titre)}">'
        f'<table class="explorer-tableau"><caption>{escape(titre)}</caption><thead><tr>{entetes}</tr></thead>'
        f"<tbody>{lignes}</tbody><tfoot>{_ligne(pivot, total)}</tfoot></table></div>"
    )
    adresse.paginer(len(rangs), taille)


def _montrer(valeurs: Sequence[T], fixes: int = 0) -> Sequence[T]:
    """The first columns of figures and their total, after ``fixes`` labels."""
    return valeurs if len(valeurs) <= fixes + COLONNES_MAX else [*valeurs[: fixes + COLONNES_MAX - 1], valeurs[-1]]


def _compter(pivot: Pivot, page: Sequence[Rang], *, entier: bool) -> str:
    nombre = sum(1 for rang in page if rang.genre is Genre.LIGNE)
    lignes = formats.pluriel(nombre, "ligne")
    if not entier:
        lignes = f"{lignes} sur cette page, {formats.nombre(len(pivot.lignes))} en tout"
    if len(pivot.colonnes) < COLONNES_MAX:
        return f"{lignes}."
    return f"{lignes}\u202f; les {COLONNES_MAX - 1} premières colonnes, les fichiers les donnent toutes."


def _ligne(pivot: Pivot, rang: Rang) -> str:
    """A row: headers, then figures."""
    entetes = "".join(f'<th scope="row">{escape(libelle)}</th>' for libelle in rang.libelles)
    cases = "".join(
        f"<td>{escape(dire(pivot, valeur))}</td>" for valeur in _montrer(list(valeurs_of(pivot, rang)))
    )
    return f'<tr class="explorer-{rang.genre}">{entetes}{cases}</tr>'
