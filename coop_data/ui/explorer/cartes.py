"""The map of a pivot whose only axis is a territory, with the outlines of « Statistiques par territoire »."""

from bisect import bisect_right
from typing import Final

import plotly.graph_objects as go
import streamlit as st

from coop_data.analytics.carte import decouper
from coop_data.analytics.explorer.pivot import AUTRES, Cle, Pivot
from coop_data.analytics.resultat import Nombre
from coop_data.analytics.statistique import Territoires
from coop_data.domain.contours import lire_contours
from coop_data.domain.territoires import find_departement, find_region
from coop_data.exports.territoires import SANS_DONNEE, dire_les_classes
from coop_data.ui.explorer.rangs import dire
from coop_data.ui.statistiques import carte
from coop_data.ui.texte import echapper

DANS_LES_AUTRES: Final = "Comptés ensemble dans « Autres »"
PALE: Final = {"light": "#ffffff", "dark": "#232a35"}
"""Colour of territories without a figure: most of the map when five are asked for, so it must stay discreet."""


def est_territorial(pivot: Pivot) -> bool:
    """True when the question has one axis, départements or régions."""
    return len(pivot.question.axes) == 1 and isinstance(pivot.question.axes[0].ventilation, Territoires)


def dessiner_la_carte(pivot: Pivot) -> go.Figure:
    """The figures in classes; territories without a figure, or counted among « Autres », are paler than all
    classes.
    """
    contours = lire_contours(_maille(pivot))
    nommees = {categorie.code for categorie in pivot.premieres}
    sans_figure = DANS_LES_AUTRES if AUTRES.code in nommees else SANS_DONNEE
    valeurs = {
        code: valeur
        for code in contours
        if (code in nommees or AUTRES.code not in nommees) and (valeur := pivot.affichee(Cle(code))) is not None
    }
    bornes = decouper(valeurs.values())
    classes = {code: min(bisect_right(bornes, valeur), len(bornes) - 1) - 1 for code, valeur in valeurs.items()}
    zones = [
        (legende, {code: _bulle(pivot, code, valeurs[code]) for code, classe in classes.items() if classe == rang})
        for rang, legende in enumerate(dire_les_classes(bornes, lambda valeur: dire(pivot, valeur)))
    ]
    absents = {
        code: f"<b>{_nom(code, _maille(pivot))}</b><br>{sans_figure}" for code in contours if code not in valeurs
    }
    theme = st.context.theme.type or "light"
    return carte.dessiner(_maille(pivot), [*zones, (sans_figure, absents)], theme, hors=PALE)


def montrer_hors_carte(pivot: Pivot) -> None:
    """Figures without an outline (collectivities, « Sans structure »), under the map."""
    contours = lire_contours(_maille(pivot))
    hors = [categorie for categorie in pivot.premieres if categorie.code not in contours]
    if hors:
        st.markdown("**Hors de la carte**")
        with st.container(horizontal=True):
            for categorie in hors:
                valeur = dire(pivot, pivot.affichee(Cle(categorie.code)))
                st.markdown(f"{echapper(categorie.libelle)}\u202f: **{valeur}**", width="content")


def _maille(pivot: Pivot) -> str:
    ventilation = pivot.question.axes[0].ventilation
    return ventilation.maille if isinstance(ventilation, Territoires) else ""


def _bulle(pivot: Pivot, code: str, valeur: Nombre) -> str:
    return f"<b>{_nom(code, _maille(pivot))}</b><br>{dire(pivot, valeur)}"


def _nom(code: str, maille: str) -> str:
    territoire = find_region(code) if maille == "region" else find_departement(code)
    return territoire.nom if territoire else code
