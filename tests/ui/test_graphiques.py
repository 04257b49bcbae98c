"""Charts leave room for their labels."""

import pandas as pd

from coop_data.ui.graphiques import barres, carte_de_chaleur

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
