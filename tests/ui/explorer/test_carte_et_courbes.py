"""What a map says of the territories that the answer does not name, and how many rows a drawing shows."""

from dataclasses import replace
from datetime import date

import pytest

from coop_data.analytics.explorer.categories import Categorie
from coop_data.analytics.explorer.phrase import Contexte, notes
from coop_data.analytics.explorer.pivot import AUTRES, Case, Cle, Pivot
from coop_data.analytics.explorer.question import build_questions
from coop_data.analytics.explorer.reponse import Reponse
from coop_data.analytics.filtres import Filtres
from coop_data.domain.perimetre import National
from coop_data.statistiques import CATALOGUE
from coop_data.ui.explorer.cartes import dessiner_la_carte
from coop_data.ui.explorer.dessins import dessins_of
from coop_data.ui.explorer.rangs import ranger
from coop_data.ui.explorer.temps import sans_l_avenir

RHONE = Categorie("69", "69", "Rhône")
T1, T2 = (
    Categorie("2026-T1", "2026-T1", "1er trimestre 2026"),
    Categorie("2026-T2", "2026-T2", "2e trimestre 2026"),
)


def pivot(
    *lignes: Categorie, axe: str = "departement", colonnes: tuple[Categorie, ...] = (), part: str = ""
) -> Pivot:
    (question,) = build_questions(
        CATALOGUE["accompagnement"],
        mesures=["cra"],
        lignes=[axe],
        colonne="trimestre" if colonnes else None,
        filtres=Filtres(date(2026, 1, 1), date(2026, 6, 30)),
        part=part,
    )
    cases = {Cle(): Case(9, 9), **{Cle(ligne.code): Case(7, 7) for ligne in lignes}}
    cases |= {Cle(ligne.code, colonne=T1.code): Case(7, 7) for ligne in lignes}
    return Pivot(
        question=question,
        perimetre=National(),
        premieres=lignes,
        lignes=tuple((ligne,) for ligne in lignes),
        colonnes=colonnes,
        cases=cases,
        vide=Case(0, 0),
        contexte=Contexte("France entière"),
    )


def bulles(pivot: Pivot) -> dict[str, str]:
    """What each territory of the map says."""
    carte = dessiner_la_carte(pivot)
    return {
        code: texte.split("<br>")[1]
        for trace in carte.data
        if trace.type == "choropleth"
        for code, texte in zip(trace.locations, trace.text, strict=True)
    }


def test_a_territory_without_report_is_worth_zero() -> None:
    dites = bulles(pivot(RHONE))
    assert (dites["69"], dites["35"]) == ("7", "0")


def test_a_territory_counted_among_the_others_is_not_without_data() -> None:
    dites = bulles(pivot(RHONE, AUTRES))
    assert (dites["69"], dites["35"]) == ("7", "Comptés ensemble dans «\u00a0Autres\u00a0»")


def test_counts_of_a_heat_map_are_whole_numbers() -> None:
    essai = pivot(RHONE, colonnes=(T1, T2))
    dessin = dessins_of(essai)["chaleur"].dessiner(essai, ranger(Reponse((essai,))))
    assert list(dessin.data[0].text[0]) == ["7", "0"]


def test_a_heat_map_says_what_its_strongest_tint_is_worth() -> None:
    essai = pivot(RHONE, colonnes=(T1, T2))
    chaleur = dessins_of(essai)["chaleur"]
    rangs = ranger(Reponse((essai,)))
    dite = "La teinte la plus soutenue\u202f: 7 (Rhône, 1er trimestre 2026)."
    assert chaleur.dire_l_echelle(essai, rangs) == dite
    assert chaleur.dire_l_echelle(replace(essai, cases={}), rangs) == ""


def test_curves_of_shares_are_read_in_percents() -> None:
    essai = pivot(RHONE, colonnes=(T1, T2), part="ligne")
    dessin = dessins_of(essai)["courbes"].dessiner(essai, ranger(Reponse((essai,)))[:1])
    assert list(dessin.data[0].y) == [100, 0]
    assert dessin.layout.yaxis.ticksuffix == "\u202f%"


@pytest.mark.parametrize(
    ("affichage", "axe", "colonnes", "attendu"),
    [
        ("barres", "departement", (), 20),
        ("chaleur", "departement", (T1, T2), 20),
        ("courbes", "departement", (T1, T2), 8),
        ("courbes", "mois", (), None),
        ("carte", "departement", (), None),
    ],
)
def test_each_drawing_knows_how_many_rows_it_shows(
    affichage: str, axe: str, colonnes: tuple[Categorie, ...], attendu: int | None
) -> None:
    essai = pivot(RHONE, axe=axe, colonnes=colonnes)
    assert dessins_of(essai)[affichage].lignes_max(essai) == attendu


@pytest.mark.parametrize(
    ("du", "au", "axe", "attendu"),
    [
        ((2026, 1, 1), (2026, 6, 30), "trimestre", []),
        (
            (2025, 11, 1),
            (2026, 11, 30),
            "trimestre",
            [
                "La période ne prend pas en entier « 4e trimestre 2025 » (à partir du 01/11/2025) "
                "ni « 4e trimestre 2026 » (jusqu’au 30/11/2026)."
            ],
        ),
        ((2025, 11, 1), (2026, 11, 30), "mois", []),
        (
            (2026, 1, 1),
            (2026, 2, 27),
            "mois",
            ["La période ne prend pas en entier « février 2026 » (jusqu’au 27/02/2026)."],
        ),
        (
            (2026, 1, 2),
            (2026, 12, 31),
            "annee",
            ["La période ne prend pas en entier « 2026 » (à partir du 02/01/2026)."],
        ),
        ((2024, 12, 30), (2025, 1, 5), "semaine", []),
        ((2025, 1, 1), (2025, 1, 5), "departement", []),
    ],
)
def test_steps_of_time_taken_in_part_are_named(
    du: tuple[int, int, int], au: tuple[int, int, int], axe: str, attendu: list[str]
) -> None:
    (question,) = build_questions(
        CATALOGUE["accompagnement"], mesures=["cra"], lignes=[axe], filtres=Filtres(date(*du), date(*au))
    )
    assert [note for note in notes(question, Contexte("France entière")) if "période" in note] == attendu


@pytest.mark.parametrize(
    ("jour", "compte", "attendus"),
    [
        (date(2026, 3, 31), T1, ["2026-T1"]),
        (date(2026, 4, 1), T1, ["2026-T1", "2026-T2"]),
        (date(2026, 3, 31), T2, ["2026-T1", "2026-T2"]),  # what counts is drawn, even to come
        (date(2025, 12, 31), T1, ["2026-T1"]),
    ],
)
def test_drawings_stop_today_or_where_something_counts(jour: date, compte: Categorie, attendus: list[str]) -> None:
    essai = pivot(RHONE, colonnes=(T1, T2))
    dessine = sans_l_avenir(replace(essai, cases={Cle(): Case(7, 7), Cle(colonne=compte.code): Case(7, 7)}), jour)
    assert [colonne.code for colonne in dessine.colonnes] == attendus
    assert dessine.premieres == (RHONE,)
    essai = pivot(T1, T2, axe="trimestre")
    dessine = sans_l_avenir(replace(essai, cases={Cle(): Case(7, 7), Cle(compte.code): Case(7, 7)}), jour)
    assert [ligne.code for (ligne,) in dessine.lignes] == [ligne.code for ligne in dessine.premieres] == attendus
