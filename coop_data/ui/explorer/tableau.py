"""The answer as real tables, with the data of the drawings: headers stay in view, totals stand out."""

from collections.abc import Sequence
from html import escape
from typing import Final

import streamlit as st

from coop_data import formats
from coop_data.analytics.explorer.pivot import Pivot
from coop_data.analytics.explorer.reponse import Reponse
from coop_data.analytics.explorer.tableau import Colonne, Tableau
from coop_data.analytics.statistique import Temps
from coop_data.ui import adresse
from coop_data.ui.explorer.rangs import Genre, Rang, dire_la_case, ranger, titre_of, tris_of

TRI: Final = "tri"
LIGNES_MAX: Final = 200
LIGNES_MIN: Final = 25
COLONNES_AU_LARGE: Final = 8
"""The number of columns beyond which they are as narrow as possible, so that a year of months fits
with its total.
"""
COLONNES_MAX: Final = 120
CASES_MAX: Final = 12_000
"""The most cells that one page draws; files hold all rows and columns."""


def montrer_tableaux(reponse: Reponse) -> None:
    """The rows in the order chosen, a page at a time, the same in each table; the total is on each page."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        tri = adresse.choisir(TRI, "Trier par", tris_of(reponse), largeur=330)
    *rangs, total = ranger(reponse, tri)
    largeur = sum(len(_montrer(tableau.colonnes)) for tableau in reponse.tableaux)
    taille = max(LIGNES_MIN, min(LIGNES_MAX, CASES_MAX // largeur))
    debut = (adresse.lire_page(len(rangs), taille) - 1) * taille
    page = rangs[debut : debut + taille]
    st.caption(_compter(reponse.principal, page, entier=len(page) == len(rangs)))
    for tableau in reponse.tableaux:
        titre = titre_of([pivot.question for pivot in tableau.pivots])
        if len(reponse.tableaux) > 1:
            st.subheader(titre, anchor=False)
        st.html(_ecrire(tableau, titre, [*page, total]))
    adresse.paginer(len(rangs), taille)


def _ecrire(tableau: Tableau, titre: str, rangs: Sequence[Rang]) -> str:
    """The table, its total last."""
    colonnes = _montrer(tableau.colonnes)
    serre = len(colonnes) > COLONNES_AU_LARGE
    entetes = [
        *(f'<th scope="col">{escape(texte)}</th>' for texte in tableau.textes),
        *(f'<th scope="col" class="explorer-nombre">{_entete(colonne)}</th>' for colonne in colonnes),
    ]
    *lignes, total = (_ligne(colonnes, rang) for rang in rangs)
    return (
        f'<div class="explorer-cadre" role="region" tabindex="0" aria-label="{escape(titre)}">'
        f'<table class="explorer-tableau{" explorer-serre" if serre else ""}"><caption>{escape(titre)}</caption>'
        f"<thead><tr>{''.join(entetes)}</tr></thead>"
        f"<tbody>{''.join(lignes)}</tbody><tfoot>{total}</tfoot></table></div>"
    )


def _entete(colonne: Colonne) -> str:
    """The head of a column; steps of time have a shorter one when room is short (many columns, a phone)."""
    axe = colonne.pivot.question.axes[-1]
    if not colonne.categorie or not isinstance(axe.ventilation, Temps):
        return escape(colonne.libelle)
    court = formats.TEMPS_COURT.get(axe.ventilation.maille, str)(colonne.categorie)
    return (
        f'<span class="explorer-long">{escape(colonne.libelle)}</span>'
        f'<span class="explorer-court">{escape(court)}</span>'
    )


def _montrer(colonnes: Sequence[Colonne]) -> list[Colonne]:
    """Draw the first rows, and the totals."""
    categories = [colonne for colonne in colonnes if colonne.categorie]
    return [*categories[: COLONNES_MAX - 1], *(colonne for colonne in colonnes if not colonne.categorie)]


def _compter(pivot: Pivot, page: Sequence[Rang], *, entier: bool) -> str:
    nombre = sum(1 for rang in page if rang.genre is Genre.LIGNE)
    lignes = formats.pluriel(nombre, "ligne")
    if not entier:
        lignes = f"{lignes} sur cette page, {formats.nombre(len(pivot.lignes))} en tout"
    if len(pivot.colonnes) < COLONNES_MAX:
        return f"{lignes}."
    return f"{lignes} ; les {COLONNES_MAX - 1} premières colonnes, les fichiers les donnent toutes."


def _ligne(colonnes: Sequence[Colonne], rang: Rang) -> str:
    """A row: headers, then figures."""
    entetes = "".join(f'<th scope="row">{escape(libelle)}</th>' for libelle in rang.libelles)
    cases = "".join(f"<td>{escape(dire_la_case(colonne, rang.cle))}</td>" for colonne in colonnes)
    vide = " explorer-vide" if not colonnes[0].pivot.case(rang.cle).n else ""
    return f'<tr class="explorer-{rang.genre}{vide}">{entetes}{cases}</tr>'
