"""Drawings of an answer: only those that suit the question are offered, and the table gives the same data."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from coop_data import formats
from coop_data.analytics.explorer.axes import Axe, Sorte
from coop_data.analytics.explorer.pivot import TOTAL, Cle, Pivot
from coop_data.analytics.statistique import ACCOMPAGNEMENTS, Compte, Ratio, Somme, Temps
from coop_data.ui import graphiques
from coop_data.ui.explorer import cartes
from coop_data.ui.explorer.rangs import Genre, Rang, dire

LIGNES_DESSINEES: Final = 20
SERIES_MAX: Final = 8
"""The number of series beyond which patterns and strokes cannot be told apart; a heat map can."""
COLONNES_MAX: Final = 60
MINUTES: Final = "minutes"


@dataclass(frozen=True, slots=True)
class Dessin:
    """A way to draw: its name, a test of the pivots it suits, and the function that draws the rows shown (without
    totals).

    ``lignes_max``: how many rows of a pivot it shows; ``None`` when it shows them all. ``dire_l_echelle``: a
    sentence on the values of its tints, where there is no legend.
    """

    libelle: str
    convient: Callable[[Pivot], bool]
    dessiner: Callable[[Pivot, list[Rang]], go.Figure]
    lignes_max: Callable[[Pivot], int | None] = lambda _pivot: LIGNES_DESSINEES
    dire_l_echelle: Callable[[Pivot, list[Rang]], str] = lambda _pivot, _rangs: ""


def dessins_of(pivot: Pivot) -> dict[str, Dessin]:
    """The drawings that suit a pivot, by code."""
    return {code: dessin for code, dessin in DESSINS.items() if dessin.convient(pivot)}


def rangs_dessines(pivot: Pivot, rangs: Iterable[Rang]) -> list[Rang]:
    """The rows that drawings show: no total, no subtotal, and only the first ones of a long pivot."""
    montrees = {categorie.code for categorie in pivot.premieres}
    lignes = (rang for rang in rangs if rang.genre is Genre.LIGNE and rang.cle.ligne1 in montrees)
    return list(islice(lignes, LIGNES_DESSINEES))


def _nommer(rang: Rang) -> str:
    return " – ".join(rang.libelles)


def _dire(pivot: Pivot) -> Callable[[float], str]:
    """A figure as in the table: a count that a drawing turned into a float is whole again."""
    rapport = pivot.question.part or isinstance(pivot.question.statistique.mesure, Ratio)

    def dire_la_valeur(valeur: float) -> str:
        if pd.isna(valeur):
            return dire(pivot, None)
        return dire(pivot, valeur if rapport else round(valeur))

    return dire_la_valeur


def _barres(pivot: Pivot, rangs: list[Rang]) -> go.Figure:
    lignes = pd.DataFrame(
        {"libelle": [_nommer(rang) for rang in rangs], "valeur": [pivot.affichee(rang.cle) for rang in rangs]}
    )
    mesures = [("valeur", pivot.question.statistique.libelle)]
    return graphiques.barres(lignes, mesures, dire=_dire(pivot))


def _empilees(pivot: Pivot, rangs: list[Rang]) -> go.Figure:
    series = [
        (colonne.libelle, [pivot.affichee(rang.cle._replace(colonne=colonne.code)) for rang in rangs])
        for colonne in pivot.colonnes
    ]
    return graphiques.barres_empilees([_nommer(rang) for rang in rangs], series, dire=_dire(pivot))


def _courbes(pivot: Pivot, rangs: list[Rang]) -> go.Figure:
    """Time along, from the columns or from the only row axis; one curve per category of the other axis."""
    if temps := _temps_en_colonnes(pivot):
        montres = rangs[:SERIES_MAX]
        series = [
            (_nommer(rang), [pivot.affichee(rang.cle._replace(colonne=c.code)) for c in pivot.colonnes])
            for rang in montres
        ]
        return _tracer(pivot, _dates(temps, [c.code for c in pivot.colonnes]), series)
    dates = [categorie.code for categorie in pivot.premieres]
    libelles = {colonne.code: colonne.libelle for colonne in pivot.colonnes} or {
        TOTAL: pivot.question.statistique.libelle
    }
    series = [
        (libelle, [pivot.affichee(Cle(date, colonne=code)) for date in dates])
        for code, libelle in libelles.items()
    ]
    return _tracer(pivot, _dates(_maille(pivot.question.axes[0]), dates), series)


def _temps_en_colonnes(pivot: Pivot) -> str:
    """The step of time of the columns; empty when they hold something else."""
    return _maille(pivot.question.axes[-1]) if pivot.question.colonne else ""


def _lignes_des_courbes(pivot: Pivot) -> int | None:
    return SERIES_MAX if _temps_en_colonnes(pivot) else None


def _tracer(pivot: Pivot, abscisses: Sequence[str], series: graphiques.Series) -> go.Figure:
    """The curves, their scale in percent or in hours where the table is."""
    figure = graphiques.courbes(abscisses, series, dire=_dire(pivot))
    if pivot.question.part:
        facteur, unite = 100.0, "%"
    elif pivot.question.statistique.unite == MINUTES:
        facteur, unite = 1 / 60, "h"
    else:
        return figure
    for trace in figure.data:
        trace.y = [None if valeur is None else valeur * facteur for valeur in trace.y]
    return figure.update_yaxes(ticksuffix=f"\u202f{unite}")


def _chaleur(pivot: Pivot, rangs: list[Rang]) -> go.Figure:
    grille = pd.DataFrame(
        [
            [pivot.affichee(rang.cle._replace(colonne=colonne.code)) for colonne in pivot.colonnes]
            for rang in rangs
        ],
        index=[_nommer(rang) for rang in rangs],
        dtype="float64",
    )
    temps = _maille(pivot.question.axes[-1])
    colonnes = (
        _dates(temps, [colonne.code for colonne in pivot.colonnes])
        if temps
        else [colonne.libelle for colonne in pivot.colonnes]
    )
    return graphiques.carte_de_chaleur(grille, colonnes, "", dire=_dire(pivot))


def _dire_l_echelle(pivot: Pivot, rangs: list[Rang]) -> str:
    """A sentence: the greatest value of the tints and its place; empty when everything is 0."""
    cases = [
        (valeur, f"{_nommer(rang)}, {colonne.libelle}")
        for rang in rangs
        for colonne in pivot.colonnes
        if (valeur := pivot.affichee(rang.cle._replace(colonne=colonne.code)))
    ]
    if not cases:
        return ""
    plus_haute, ou = max(cases, key=lambda case: case[0])
    return f"La teinte la plus soutenue\u202f: {dire(pivot, plus_haute)} ({ou})."


def _carte(pivot: Pivot, _rangs: list[Rang]) -> go.Figure:
    return cartes.dessiner_la_carte(pivot)


def _maille(axe: Axe) -> str:
    """The step of a time axis; empty for another axis."""
    return axe.ventilation.maille if isinstance(axe.ventilation, Temps) else ""


def _dates(maille: str, codes: Sequence[str]) -> list[str]:
    """Short names of steps of time, for an axis."""
    return [formats.TEMPS_COURT.get(maille, str)(code) for code in codes]


def _des_courbes(pivot: Pivot) -> bool:
    """True with time in columns, or alone in rows with few columns; « les n premières » of a time axis make no
    curve.
    """
    if _temps_en_colonnes(pivot):
        return True
    seul = len(pivot.question.lignes) == 1 and pivot.question.premiers is None
    return seul and bool(_maille(pivot.question.axes[0])) and len(pivot.colonnes) <= SERIES_MAX


def _s_empile(pivot: Pivot) -> bool:
    """True when columns add up to their row: a report is in one column only, and nothing is counted
    as distinct.
    """
    if not 1 < len(pivot.colonnes) <= SERIES_MAX or pivot.question.part == "colonne":
        return False
    sorte, mesure = pivot.question.axes[-1].sorte, pivot.question.statistique.mesure
    if sorte is Sorte.PERSONNES:  # people stand in one class each, a report in that of each of its people
        return mesure == ACCOMPAGNEMENTS
    return sorte is Sorte.UNIQUE and isinstance(mesure, Compte | Somme)


DESSINS: Final[Mapping[str, Dessin]] = {
    "barres": Dessin("Barres", lambda pivot: not pivot.question.colonne, _barres),
    "empilees": Dessin("Barres empilées", _s_empile, _empilees),
    "courbes": Dessin("Courbes", _des_courbes, _courbes, _lignes_des_courbes),
    "chaleur": Dessin(
        "Carte de chaleur",
        lambda pivot: 1 < len(pivot.colonnes) <= COLONNES_MAX,
        _chaleur,
        dire_l_echelle=_dire_l_echelle,
    ),
    "carte": Dessin("Carte", cartes.est_territorial, _carte, lambda _pivot: None),
}
"""Every drawing, in the order of the screen."""
