"""How the table of the Explorer is ranged and drawn: orders, totals last, drawings that suit."""

from datetime import date

import pytest

from coop_data.analytics.explorer.categories import Categorie
from coop_data.analytics.explorer.phrase import Contexte
from coop_data.analytics.explorer.pivot import AUTRES, Case, Cle, Pivot
from coop_data.analytics.explorer.question import build_questions
from coop_data.analytics.explorer.reponse import Reponse
from coop_data.analytics.filtres import Filtres
from coop_data.domain.perimetre import National
from coop_data.statistiques import CATALOGUE
from coop_data.ui.explorer.dessins import dessins_of
from coop_data.ui.explorer.rangs import Genre, dire, ranger, titre_of, tris_of

FILTRES = Filtres(date(2026, 1, 1), date(2026, 12, 31))
RHONE, AIN, ETE = Categorie("69", "69", "Rhône"), Categorie("01", "01", "Ain"), Categorie("E", "E", "Été")


def pivot(
    lignes: list[tuple[Categorie, ...]],
    cases: dict[Cle, int],
    *axes: str,
    colonnes: tuple[Categorie, ...] = (),
    colonne: str | None = None,
    mesure: str = "cra",
    domaine: str = "accompagnement",
    part: str = "",
) -> Pivot:
    (question,) = build_questions(
        CATALOGUE[domaine], mesures=[mesure], lignes=axes, colonne=colonne, filtres=FILTRES, part=part
    )
    return Pivot(
        question=question,
        perimetre=National(),
        premieres=tuple(dict.fromkeys(categories[0] for categories in lignes)),
        lignes=tuple(lignes),
        colonnes=colonnes,
        cases={cle: Case(valeur, valeur) for cle, valeur in cases.items()},
        vide=Case(0, 0),
        contexte=Contexte("France entière"),
    )


UN_AXE = pivot(
    [(RHONE,), (AIN,), (ETE,), (AUTRES,)],
    {
        Cle(): 60,
        Cle("69"): 10,
        Cle("01"): 30,
        Cle("E"): 15,
        Cle("autres"): 50,
        Cle("69", colonne="a"): 9,
        Cle("01", colonne="a"): 2,
        Cle("E", colonne="a"): 5,
    },
    "departement",
    colonnes=(Categorie("a", "a", "Atelier"),),
    colonne="activite",
)


@pytest.mark.parametrize(
    ("tri", "attendu"),
    [
        ("", ["Rhône", "Ain", "Été", "Autres"]),
        ("nom", ["Ain", "Été", "Rhône", "Autres"]),
        ("haut:", ["Ain", "Été", "Rhône", "Autres"]),
        ("bas:", ["Rhône", "Été", "Ain", "Autres"]),
        ("haut:a", ["Rhône", "Été", "Ain", "Autres"]),
    ],
)
def test_rows_take_the_order_asked_and_others_stay_last(tri: str, attendu: list[str]) -> None:
    assert tri in tris_of(Reponse((UN_AXE,)))
    rangs = ranger(Reponse((UN_AXE,)), tri)
    assert [rang.libelles for rang in rangs] == [*((libelle,) for libelle in attendu), ("Total",)]
    assert [rang.genre for rang in rangs] == [Genre.LIGNE] * 4 + [Genre.TOTAL]


def test_two_axes_are_sorted_by_group_then_within_and_each_group_ends_by_its_subtotal() -> None:
    un, deux = Categorie("1", "1", "Un"), Categorie("2", "2", "Deux")
    croise = pivot(
        [(RHONE, un), (RHONE, deux), (AIN, un)],
        {
            Cle(): 9,
            Cle("69"): 4,
            Cle("01"): 5,
            Cle("69", "1"): 1,
            Cle("69", "2"): 3,
            Cle("01", "1"): 5,
        },
        "departement",
        "activite",
    )
    assert [(rang.libelles, rang.genre.value) for rang in ranger(Reponse((croise,)), "haut:")] == [
        (("Ain", "Un"), "ligne"),
        (("Ain", "Total"), "sous-total"),
        (("Rhône", "Deux"), "ligne"),
        (("Rhône", "Un"), "ligne"),
        (("Rhône", "Total"), "sous-total"),
        (("Total", ""), "total"),
    ]


def test_figures_read_as_hours_shares_and_numbers() -> None:
    heures = pivot([(RHONE,)], {Cle(): 90}, "departement", mesure="minutes_animation", domaine="coordination")
    assert dire(heures, 1_290) == "21\u202fh\u202f30"
    parts = pivot([(RHONE,)], {Cle(): 2}, "departement", part="total")
    assert (dire(parts, 0.25), dire(parts, None)) == ("25,0\u202f%", "–")
    assert dire(UN_AXE, 12_345) == "12\u202f345"
    assert titre_of([parts.question]) == "CRA enregistrés par département, % du total"


def test_two_measures_are_ordered_by_one_of_them() -> None:
    gens = pivot(
        [(RHONE,), (AIN,), (ETE,), (AUTRES,)], {Cle(): 9, Cle("69"): 4, Cle("01"): 3, Cle("E"): 2}, "departement",
        mesure="accompagnements",
    )  # fmt: skip
    cra = pivot([(RHONE,), (AIN,), (ETE,), (AUTRES,)], {Cle(): 9, Cle("69"): 1, Cle("01"): 5}, "departement")
    tris = tris_of(Reponse((gens, cra)))
    assert list(tris.values())[2:4] == [
        "Accompagnements, du plus haut au plus bas",
        "Accompagnements, du plus bas au plus haut",
    ]
    assert [rang.libelles[0] for rang in ranger(Reponse((gens, cra)), "haut:cra.")] == [
        "Ain", "Rhône", "Été", "Autres", "Total",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("axes", "attendu"),
    [
        (("departement",), "Du plus haut au plus bas"),
        (("activite",), "Ordre de la liste"),
        (("mois",), "Ordre chronologique"),
        (("region", "departement"), "Du plus haut au plus bas"),
        (("tag", "age"), "Du plus haut au plus bas, puis ordre de la liste"),
    ],
)
def test_the_usual_order_says_what_it_is(axes: tuple[str, ...], attendu: str) -> None:
    assert tris_of(Reponse((pivot([(RHONE,) * len(axes)], {Cle(): 1}, *axes),)))[""] == attendu


@pytest.mark.parametrize(
    ("axes", "colonne", "mesure", "part", "attendus"),
    [
        (("departement",), None, "cra", "", ["barres", "carte"]),
        (("departement", "activite"), None, "cra", "", ["barres"]),
        (("trimestre",), None, "cra", "", ["barres", "courbes"]),
        (("departement",), "activite", "cra", "", ["empilees", "chaleur"]),
        (("departement",), "thematique", "cra", "", ["chaleur"]),
        (("departement",), "activite", "conseillers_actifs", "", ["chaleur"]),
        (("departement",), "age", "accompagnements", "", ["empilees", "chaleur"]),
        (("departement",), "age", "cra", "", ["chaleur"]),
        (("departement",), "age", "minutes", "", ["chaleur"]),
        (("departement",), "activite", "cra", "colonne", ["chaleur"]),
        (("departement",), "trimestre", "cra", "", ["empilees", "courbes", "chaleur"]),
        (("mois",), "activite", "cra", "", ["empilees", "courbes", "chaleur"]),
    ],
)
def test_only_drawings_that_suit_are_offered(
    axes: tuple[str, ...], colonne: str | None, mesure: str, part: str, attendus: list[str]
) -> None:
    colonnes = (RHONE, AIN) if colonne else ()
    dessine = pivot(
        [(ETE,) * len(axes)], {Cle(): 1}, *axes, colonnes=colonnes, colonne=colonne, mesure=mesure, part=part
    )
    assert list(dessins_of(dessine)) == attendus
