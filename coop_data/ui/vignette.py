"""Small pieces drawn in a line: a sparkline."""

from collections.abc import Sequence

import streamlit as st

LARGEUR, HAUTEUR, MARGE = 120, 32, 3
COULEUR = "#4a7fc1"  # read on white and on the dark background alike: 3:1 or more


def courbe(valeurs: Sequence[int], libelle: str) -> None:
    """A sparkline of a few values; screen readers are given its values."""
    sommet = max(valeurs, default=0)
    pas = (LARGEUR - 2 * MARGE) / max(1, len(valeurs) - 1)
    hauteurs = [(valeur / sommet if sommet else 0) * (HAUTEUR - 2 * MARGE) for valeur in valeurs]
    points = " ".join(
        f"{MARGE + rang * pas:.1f},{HAUTEUR - MARGE - hauteur:.1f}" for rang, hauteur in enumerate(hauteurs)
    )
    st.image(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{LARGEUR}" height="{HAUTEUR}" '
        f'viewBox="0 0 {LARGEUR} {HAUTEUR}"><polyline points="{points}" fill="none" '
        f'stroke="{COULEUR}" stroke-width="2" stroke-linejoin="round" stroke-linecap="round"/></svg>',
        width=LARGEUR,
        alt=f"{libelle} : {', '.join(str(valeur) for valeur in valeurs)}",
    )
