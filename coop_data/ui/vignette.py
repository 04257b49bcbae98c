"""Small pieces drawn in a line: a sparkline, and text that stays text."""

from collections.abc import Sequence
from html import escape

import streamlit as st

LARGEUR, HAUTEUR, MARGE = 120, 32, 3
SPECIAUX = str.maketrans({caractere: f"\\{caractere}" for caractere in "\\`*_{}[]()#+-.!|>~:$<"})


def echapper(texte: str) -> str:
    """Text typed by someone, shown as it is where Markdown is read."""
    return texte.translate(SPECIAUX)


def courbe(valeurs: Sequence[int], libelle: str) -> None:
    """A sparkline of a few values; its text twin is read by screen readers."""
    sommet = max(valeurs, default=0)
    pas = (LARGEUR - 2 * MARGE) / max(1, len(valeurs) - 1)
    hauteurs = [(valeur / sommet if sommet else 0) * (HAUTEUR - 2 * MARGE) for valeur in valeurs]
    points = " ".join(
        f"{MARGE + rang * pas:.1f},{HAUTEUR - MARGE - hauteur:.1f}" for rang, hauteur in enumerate(hauteurs)
    )
    texte = escape(f"{libelle} : {', '.join(str(valeur) for valeur in valeurs)}")
    st.html(
        f'<svg role="img" aria-label="{texte}" width="{LARGEUR}" height="{HAUTEUR}" '
        f'viewBox="0 0 {LARGEUR} {HAUTEUR}"><polyline points="{escape(points)}" fill="none" '
        'stroke="currentColor" stroke-width="1.6" stroke-linejoin="round"/></svg>'
    )
