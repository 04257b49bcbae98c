"""Charts: one theme, horizontal bars for categories, columns for months; never colour alone.

A chart is drawn from the rows that its table and its files show. Colours come from ``.streamlit/config.toml``
through Streamlit's theme, so that light and dark follow the reader's choice.
"""

from collections.abc import Callable, Sequence
from html import escape
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from coop_data import formats

LARGEUR_LIBELLE = 22
COLONNES_COUPEES, LARGEUR_COLONNE = 4, 14
HAUTEUR_BARRE = 28
HAUTEUR_COLONNES = 340
HAUTEUR_LIGNE = 19
INTERVALLE = 5
TAILLE_TEXTE = 14
TAILLE_CASE = 12
TAILLE_CASE_LARGE = 13
"""Size of the numbers of a heat map that fit on wide screens only: ``pilotage.css`` hides it on phones."""
LARGEUR_GRILLE, LARGEUR_GRILLE_TELEPHONE = 640, 190
"""Pixels left to the cells of a heat map, beside its labels."""
LARGEUR_CHIFFRE = 0.6
"""Width of a character relative to its size."""
ANGLES = [0, -45]
"""Angles of the labels along an axis: flat where they have room."""
MOTIFS = ("", "/", ".", "x", "-", "\\", "|", "+")
"""Fill patterns of successive measures: they stay apart without colours."""
TRAITS = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot", "solid", "dash")
MARQUES = ("circle", "square", "diamond", "triangle-up", "x", "cross", "triangle-down", "star")
"""Strokes and marks of successive curves."""

FRANCAIS = {
    "dictionary": {
        "Download plot as a PNG": "Télécharger l’image",
        "Zoom in": "Zoomer",
        "Zoom out": "Dézoomer",
        "Autoscale": "Échelle automatique",
        "Reset axes": "Réinitialiser",
    },
    "format": {"decimal": ",", "thousands": "\u202f"},
}
CONFIGURATION = {
    "displayModeBar": False,
    "locale": "fr",
    "locales": {"fr": FRANCAIS},
    "scrollZoom": False,
    "responsive": True,
}


def barres(
    lignes: pd.DataFrame,
    mesures: Sequence[tuple[str, str]],
    *,
    dire: Callable[..., str] = formats.nombre,
) -> go.Figure:
    """Horizontal bars, first row on top; ``mesures`` are (column, legend) pairs drawn side by side.

    ``dire`` writes a value beside its bar.
    """
    libelles = [_couper(libelle) for libelle in lignes["libelle"]]
    figure = go.Figure(
        [
            go.Bar(
                y=libelles,
                x=lignes[colonne],
                name=_legende(legende),
                orientation="h",
                marker=_remplir(motif),
                text=[dire(valeur) for valeur in lignes[colonne]],
                textposition="outside",
                cliponaxis=False,
                hovertemplate="%{y}<br>%{text} %{fullData.name}<extra></extra>",
            )
            for (colonne, legende), motif in zip(mesures, MOTIFS, strict=False)
        ]
    )
    figure.update_layout(
        height=60 + len(libelles) * _hauteur_de_rangee(libelles, mesures=len(mesures)),
        yaxis={"autorange": "reversed", "automargin": True},
    )
    figure.update_xaxes(visible=False, fixedrange=True)
    figure.update_yaxes(fixedrange=True, ticksuffix="  ", tickfont={"size": TAILLE_TEXTE})
    return _habiller(figure, legende=len(mesures) > 1)


def _legende(nom: str) -> str:
    """A name as plain text, whoever typed it: Plotly would read tags in it."""
    return escape(nom, quote=False)


def _couper(libelle: str) -> str:
    """A label in short lines."""
    return "<br>".join(_legende(ligne) for ligne in wrap(libelle, LARGEUR_LIBELLE)) or " "


def _hauteur_de_rangee(libelles: Sequence[str], *, mesures: int = 1) -> int:
    """Pixels of each row: Plotly makes rows equal, so the longest label decides, and no label
    overlaps the next.
    """
    lignes_de_texte = max((libelle.count("<br>") + 1 for libelle in libelles), default=1)
    return max(int(HAUTEUR_BARRE * (0.6 + 0.4 * mesures)), HAUTEUR_LIGNE * lignes_de_texte + INTERVALLE)


def colonnes(
    libelles: Sequence[str], series: Sequence[tuple[str, Sequence[int]]], *, empilees: bool = True
) -> go.Figure:
    """Columns along time; several series are stacked when they add up, else (``empilees=False``) side by side."""
    figure = go.Figure(
        [
            go.Bar(
                x=list(libelles),
                y=list(valeurs),
                name=_legende(legende),
                marker=_remplir(motif),
                customdata=[formats.nombre(valeur) for valeur in valeurs],
                hovertemplate="%{x}<br>%{customdata} %{fullData.name}<extra></extra>",
            )
            for (legende, valeurs), motif in zip(series, MOTIFS, strict=False)
        ]
    )
    figure.update_layout(height=HAUTEUR_COLONNES, barmode="stack" if empilees else "group", bargap=0.25)
    figure.update_xaxes(type="category", fixedrange=True, autotickangles=ANGLES, automargin=True)
    figure.update_yaxes(rangemode="tozero", fixedrange=True, nticks=5)
    _habiller(figure, legende=len(series) > 1)
    # Legend in the order of the series, from the bottom of the columns up; no value is written beside them.
    return figure.update_layout(legend={"traceorder": "normal"}, margin={"r": 8})


Dire = Callable[[float], str]
Series = Sequence[tuple[str, Sequence[float | None]]]
"""Series with their legends; ``None`` where there is no value."""


def barres_empilees(libelles: Sequence[str], series: Series, *, dire: Dire) -> go.Figure:
    """Horizontal bars, first row on top, cut in series that add up."""
    rangees = [_couper(libelle) for libelle in libelles]
    figure = go.Figure(
        [
            go.Bar(
                y=rangees,
                x=list(valeurs),
                name=_legende(legende),
                orientation="h",
                marker=_remplir(motif),
                text=[dire(valeur) if valeur else "" for valeur in valeurs],
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                customdata=_dire_chaque(valeurs, dire),
                hovertemplate="%{y}<br>%{fullData.name} : %{customdata}<extra></extra>",
            )
            for (legende, valeurs), motif in zip(series, MOTIFS, strict=False)
        ]
    )
    figure.update_layout(
        uniformtext={"minsize": TAILLE_CASE, "mode": "hide"},  # a value is written where it fits
        height=110 + len(rangees) * _hauteur_de_rangee(rangees),
        barmode="stack",
        yaxis={"autorange": "reversed", "automargin": True},
    )
    figure.update_xaxes(visible=False, fixedrange=True)
    figure.update_yaxes(fixedrange=True, ticksuffix="  ", tickfont={"size": TAILLE_TEXTE})
    return _habiller(figure, legende=True).update_layout(legend={"traceorder": "normal"}, margin={"r": 8})


def courbes(abscisses: Sequence[str], series: Series, *, dire: Dire) -> go.Figure:
    """Curves along time, each with its stroke and its mark; a hole where there is no value."""
    figure = go.Figure(
        [
            go.Scatter(
                x=list(abscisses),
                y=list(valeurs),
                name=_legende(legende),
                mode="lines+markers",
                line={"dash": trait},
                marker={"symbol": marque, "size": 8},
                customdata=_dire_chaque(valeurs, dire),
                hovertemplate="%{x}<br>%{fullData.name} : %{customdata}<extra></extra>",
            )
            for (legende, valeurs), trait, marque in zip(series, TRAITS, MARQUES, strict=False)
        ]
    )
    figure.update_layout(height=HAUTEUR_COLONNES + 20 * len(series))
    figure.update_xaxes(type="category", fixedrange=True, autotickangles=ANGLES, automargin=True)
    figure.update_yaxes(rangemode="tozero", fixedrange=True, nticks=5)
    return _habiller(figure, legende=len(series) > 1).update_layout(margin={"r": 8})


def _remplir(motif: str) -> dict[str, Any]:
    """A fill of colour under its pattern, so that a piece of bar thinner than the pattern still
    shows its colour.
    """
    return {"pattern": {"shape": motif, "fillmode": "overlay", "fgopacity": 0.45, "size": 7, "solidity": 0.25}}


def _dire_chaque(valeurs: Sequence[float | None], dire: Dire) -> list[str]:
    return [formats.ABSENT if valeur is None else dire(valeur) for valeur in valeurs]


def _dire_case(valeur: float) -> str:
    """The number of a cell; empty for zero, which would be repeated everywhere."""
    return formats.nombre(int(valeur)) if valeur else ""


def carte_de_chaleur(
    grille: pd.DataFrame, colonnes: Sequence[str], unite: str, *, dire: Dire = _dire_case
) -> go.Figure:
    """Rows by columns, darker where there is more; cells bear their number where it fits, and the table next to it
    always, so that colour is never alone.

    Only the first third of the scale is used: beyond, neither of the two colours of numbers stands out (4.5 to 1).

    ``colonnes`` are the names to show of those of ``grille``; ``dire`` writes the value of a cell.
    """
    nombres = [["" if pd.isna(valeur) else dire(valeur) for valeur in ligne] for ligne in grille.to_numpy()]
    maximum = max((float(valeur) for valeur in grille.to_numpy().flat if not pd.isna(valeur)), default=0.0)
    figure = go.Figure(
        go.Heatmap(
            z=grille.to_numpy(),
            x=_couper_les_colonnes(colonnes),
            y=[_couper(str(nom)) for nom in grille.index],
            text=nombres,
            **_ecrire_dans_les_cases(nombres),
            zmin=0,
            zmax=3 * maximum or 1,
            showscale=False,
            xgap=2,
            ygap=2,
            hovertemplate="%{y}<br>%{x}<br>%{text} " + unite + "<extra></extra>",
        )
    )
    figure.update_layout(
        height=90 + len(grille) * _hauteur_de_rangee([_couper(str(nom)) for nom in grille.index]),
        yaxis={"autorange": "reversed", "automargin": True, "type": "category"},
    )
    figure.update_xaxes(type="category", fixedrange=True, autotickangles=ANGLES, automargin=True)
    figure.update_yaxes(fixedrange=True, ticksuffix="  ", tickfont={"size": TAILLE_TEXTE})
    return _habiller(figure, legende=False).update_layout(margin={"r": 8})


def _couper_les_colonnes(noms: Sequence[str]) -> list[str]:
    """Names of columns cut in lines when there are few columns, so that they lie flat."""
    if len(noms) > COLONNES_COUPEES:
        return [_legende(nom) for nom in noms]
    return ["<br>".join(map(_legende, wrap(nom, LARGEUR_COLONNE, break_long_words=False))) for nom in noms]


def _ecrire_dans_les_cases(nombres: Sequence[Sequence[str]]) -> dict[str, Any]:
    """How numbers are written in cells: in all of them when they fit, otherwise in none."""
    colonnes = max((len(ligne) for ligne in nombres), default=1)
    longueur = max((len(nombre) for ligne in nombres for nombre in ligne), default=0)

    def tiennent(taille: int, largeur: int) -> bool:
        return colonnes * (longueur + 1) * taille * LARGEUR_CHIFFRE <= largeur

    if not tiennent(TAILLE_CASE_LARGE, LARGEUR_GRILLE):
        return {}
    partout = tiennent(TAILLE_CASE, LARGEUR_GRILLE_TELEPHONE)
    return {"texttemplate": "%{text}", "textfont": {"size": TAILLE_CASE if partout else TAILLE_CASE_LARGE}}


def _habiller(figure: go.Figure, *, legende: bool) -> go.Figure:
    figure.update_layout(
        showlegend=legende,
        font={"size": TAILLE_TEXTE},
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "title": None},
        margin={"l": 0, "r": 56, "t": 36 if legende else 8, "b": 8},
        separators=",\u202f",
        dragmode=False,
        hoverlabel={"align": "left"},
    )
    return figure
