"""The answer as a real table: headers stay in view, subtotals and totals are told apart; the twin of drawings."""

from collections.abc import Sequence
from html import escape
from typing import Final

import streamlit as st

from coop_data import formats
from coop_data.analytics.explorer.pivot import Pivot
from coop_data.ui import adresse
from coop_data.ui.explorer.rangs import Genre, Rang, dire, ranger, titre_of, tris_of, valeurs_of

TRI: Final = "tri"
NOMBRE: Final = ' class="explorer-nombre"'
TAILLE: Final = 200
"""Rows of one page; files hold them all."""


def montrer_tableau(pivot: Pivot) -> None:
    """The rows in the order chosen, a page at a time; the total is on each page."""
    titre = titre_of(pivot.question)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        tri = adresse.choisir(TRI, "Trier par", tris_of(pivot), largeur=330)
    *rangs, total = ranger(pivot, tri)
    debut = (adresse.lire_page(len(rangs), TAILLE) - 1) * TAILLE
    page = rangs[debut : debut + TAILLE]
    st.caption(_compter(pivot, page, len(rangs)))
    axes = len(pivot.question.lignes)
    entetes = "".join(
        f'<th scope="col"{"" if rang < axes else NOMBRE}>{escape(nom)}</th>'
        for rang, nom in enumerate(pivot.entetes)
    )
    lignes = "".join(_ligne(pivot, rang) for rang in page)
    st.html(
        f'<div class="explorer-cadre" role="region" tabindex="0" aria-label="{escape(titre)}">'
        f'<table class="explorer-tableau"><caption>{escape(titre)}</caption><thead><tr>{entetes}</tr></thead>'
        f"<tbody>{lignes}</tbody><tfoot>{_ligne(pivot, total)}</tfoot></table></div>"
    )
    adresse.paginer(len(rangs), TAILLE)


def _compter(pivot: Pivot, page: Sequence[Rang], total: int) -> str:
    nombre = sum(1 for rang in page if rang.genre is Genre.LIGNE)
    if total > TAILLE:
        return f"{formats.pluriel(nombre, 'ligne')} sur cette page, {formats.nombre(len(pivot.lignes))} en tout."
    return f"{formats.pluriel(nombre, 'ligne')}."


def _ligne(pivot: Pivot, rang: Rang) -> str:
    """A row: headers, then figures."""
    entetes = "".join(f'<th scope="row">{escape(libelle)}</th>' for libelle in rang.libelles)
    cases = "".join(f"<td>{escape(dire(pivot, valeur))}</td>" for valeur in valeurs_of(pivot, rang))
    return f'<tr class="explorer-{rang.genre}">{entetes}{cases}</tr>'
