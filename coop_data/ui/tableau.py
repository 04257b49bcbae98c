"""Tables of figures: real ones, light enough for a phone."""

import re
from collections.abc import Iterable
from html import escape
from typing import Final

import pandas as pd
import streamlit as st

CHIFFRE: Final = re.compile(r"[–—]|[−+]?[\d\u202f\u00a0 ]*\d(,\d+)?([\u202f\u00a0 ].*)?")
"""The pattern of a cell of figures: « 1 234 », « 59,5 % », « 12 h 30 », « −3 », or a dash."""


def montrer_tableau(tableau: pd.DataFrame, titre: str) -> None:
    """Draw texts as they are, the first column as heads of rows, columns of figures aligned right.

    ``st.table`` reads each cell as Markdown, which took most of the time of pages of figures
    (``bench/tables.py``). Wide tables scroll, by keyboard too.
    """
    a_droite = [rang > 0 and _est_de_chiffres(tableau.iloc[:, rang]) for rang in range(tableau.shape[1])]
    noms = zip(tableau.columns, a_droite, strict=True)
    entetes = "".join(_case("th", nom, droite, ' scope="col"') for nom, droite in noms)
    lignes = "".join(f"<tr>{_ligne(ligne, a_droite)}</tr>" for ligne in tableau.itertuples(index=False))
    st.html(
        f'<div class="tableau" role="region" tabindex="0" aria-label="{escape(titre)}"><table>'
        f"<thead><tr>{entetes}</tr></thead><tbody>{lignes}</tbody></table></div>"
    )


def _est_de_chiffres(colonne: "pd.Series[str]") -> bool:
    return all(CHIFFRE.fullmatch(texte) for texte in colonne)


def _ligne(textes: Iterable[str], a_droite: Iterable[bool]) -> str:
    premier, *suivants = zip(textes, a_droite, strict=True)
    return _case("th", *premier, ' scope="row"') + "".join(_case("td", *suivant) for suivant in suivants)


def _case(balise: str, texte: str, droite: bool, attributs: str = "") -> str:
    classe = ' class="nombre"' if droite else ""
    return f"<{balise}{attributs}{classe}>{escape(texte)}</{balise}>"
