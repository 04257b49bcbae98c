"""Charts leave room for their labels, and write values where they fit."""

import pandas as pd
import pytest

from coop_data.ui.graphiques import (
    TAILLE_CASE,
    TAILLE_CASE_LARGE,
    barres,
    barres_empilees,
    carte_de_chaleur,
    colonnes,
    courbes,
)

COURT = "Webinaire"
LONG = "Comité technique / de pilotage / partenarial avec les services de la préfecture"
"""Four lines once cut."""


def test_each_row_of_a_bar_chart_holds_its_longest_label() -> None:
    figure = barres(
        pd.DataFrame({"libelle": [LONG, COURT, LONG + " 2"], "effectif": [3, 2, 1]}), [("effectif", "CRA")]
    )
    lignes = max(libelle.count("<br>") + 1 for libelle in figure.data[0].y)
    assert lignes == 4
    assert (figure.layout.height - 60) / 3 >= 4 * 19


def test_short_labels_keep_the_height_of_a_bar() -> None:
    figure = barres(pd.DataFrame({"libelle": [COURT, "Autre"], "effectif": [3, 2]}), [("effectif", "CRA")])
    assert figure.layout.height == 60 + 2 * 28


def test_rows_of_a_heat_map_hold_their_longest_label() -> None:
    figure = carte_de_chaleur(pd.DataFrame({"2026-01": [1, 2]}, index=[LONG, COURT]), ["janv. 2026"], "CRA")
    assert (figure.layout.height - 90) / 2 >= 4 * 19


@pytest.mark.parametrize(
    ("colonnes", "valeur", "taille"),
    [(5, 148, TAILLE_CASE), (5, 14_825, TAILLE_CASE_LARGE), (12, 148, TAILLE_CASE_LARGE), (40, 148, None)],
    ids=["partout", "hors du téléphone", "douze mois", "nulle part"],
)
def test_numbers_of_a_heat_map_never_overlap(colonnes: int, valeur: int, taille: int | None) -> None:
    noms = [f"T{rang}" for rang in range(colonnes)]
    (grille,) = carte_de_chaleur(pd.DataFrame([[valeur] * colonnes], index=["Ain"]), noms, "CRA").data
    assert grille.textfont.size == taille
    assert (grille.texttemplate is None) == (taille is None)


def test_few_columns_of_a_heat_map_have_names_of_several_lines() -> None:
    noms = ["Accompagnement individuel", "Atelier"]
    peu, beaucoup = (
        carte_de_chaleur(pd.DataFrame([[1] * len(lus)], index=["Ain"]), lus, "CRA").data[0].x
        for lus in (noms, [*noms, "A", "B", "C"])
    )
    assert (peu[0], beaucoup[0]) == ("Accompagnement<br>individuel", "Accompagnement individuel")


def test_stacked_bars_bear_their_values_but_zeros() -> None:
    figure = barres_empilees(["Ain", "Rhône"], [("Atelier", [3, 0]), ("Individuel", [None, 12])], dire=str)
    assert [list(serie.text) for serie in figure.data] == [["3", ""], ["", "12"]]
    assert figure.layout.uniformtext.mode == "hide"


def test_a_legend_is_plain_text() -> None:
    """A structure compared with another gives its name, which it typed, to a legend."""
    nom, ecrit = "<a href='//x'>A & B", "&lt;a href='//x'&gt;A &amp; B"
    for figure in (
        barres(pd.DataFrame({"libelle": ["Ain"], "effectif": [3]}), [("effectif", nom)]),
        barres_empilees(["Ain"], [(nom, [3])], dire=str),
        colonnes(["janv. 2026"], [(nom, [3])]),
        courbes(["janv. 2026"], [(nom, [3])], dire=str),
    ):
        (serie,) = figure.data
        assert serie.name == ecrit
        assert "%{fullData.name}" in serie.hovertemplate
