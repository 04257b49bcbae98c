"""Questions and their addresses: what can be asked, what is refused, and nothing lost on the way."""

from collections.abc import Iterable
from datetime import date

import pytest

from coop_data.analytics.explorer.axes import AXES, Sorte
from coop_data.analytics.explorer.question import Question, questions_of
from coop_data.analytics.statistique import Domaine
from coop_data.errors import PerimetreInvalide
from coop_data.statistiques import CATALOGUE
from tests.analytics.explorer.questions import ACCOMPAGNEMENT, COORDINATION, question

JOUR = date(2026, 11, 22)


def relire(adresse: Iterable[tuple[str, str]]) -> Question:
    """The only question of an address."""
    (lue,) = questions_of(adresse, CATALOGUE, aujourdhui=JOUR)
    return lue


def test_axes_are_pinned() -> None:
    assert {domaine.value: list(axes) for domaine, axes in AXES.items()} == {
        "accompagnement": [
            "region", "departement", "type_structure", "structure", "conseiller", "coordinateur", "commune",
            "lieu", "activite", "thematique", "demarche", "materiel", "duree", "genre", "age", "statut",
            "orientation", "niveau", "autonomie", "tag", "annee", "trimestre", "mois", "semaine", "jour_semaine",
        ],
        "coordination": [
            "region", "departement", "type_structure", "structure", "coordinateur", "type", "type_animation",
            "type_evenement", "thematique", "initiative", "organisateur", "nature", "type_partenaire", "echelon",
            "duree", "tag", "annee", "trimestre", "mois", "semaine", "jour_semaine",
        ],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("sorte", "codes"),
    [
        (
            Sorte.MULTIPLE,
            {
                "thematique",
                "demarche",
                "materiel",
                "tag",
                "organisateur",
                "nature",
                "type_partenaire",
                "coordinateur",
            },
        ),
        (Sorte.PERSONNES, {"genre", "age", "statut"}),
    ],
)
def test_axes_of_several_answers_and_of_people(sorte: Sorte, codes: set[str]) -> None:
    assert {code for axes in AXES.values() for code, axe in axes.items() if axe.sorte is sorte} == codes


def test_whole_question_is_in_its_address() -> None:
    posee = question(
        ACCOMPAGNEMENT,
        "accompagnements",
        "region",
        "thematique",
        colonne="trimestre",
        parmi=[("age", ["70 ans et plus", "60_69"]), ("thematique", ["sante"]), ("age", ["60_69"])],
        part="ligne",
        premiers=5,
        filtres=[("activite", "collectif"), ("commune", "69123")],
        selon="lieu",
    )
    assert posee.adresse() == [
        ("domaine", "accompagnement"),
        ("mesure", "accompagnements"),
        ("ligne", "region"),
        ("ligne", "thematique"),
        ("colonne", "trimestre"),
        ("part", "ligne"),
        ("premiers", "5"),
        ("parmi.age", "70_plus"),
        ("parmi.age", "60_69"),
        ("parmi.thematique", "sante"),
        ("periode", "2026-02-01_2026-03-31"),
        ("activite", "collectif"),
        ("commune", "69123"),
        ("selon", "lieu"),
    ]
    autour = [("page", "2"), ("perimetre", "national"), *posee.adresse()]
    assert relire(autour) == posee
    assert len({posee, relire(posee.adresse())}) == 1


@pytest.mark.parametrize("domaine", list(Domaine))
def test_every_axis_and_every_measure_survive_the_address(domaine: Domaine) -> None:
    mesures = [chiffre.code for chiffre in CATALOGUE[domaine].chiffres]
    for mesure in mesures:
        posee = question(domaine, mesure, "mois", colonne="departement")
        assert relire(posee.adresse()) == posee
    for axe in AXES[domaine]:
        posee = question(domaine, mesures[0], axe)
        assert relire(posee.adresse()).lignes == (axe,)


def test_short_address_asks_for_the_first_measure_over_twelve_months() -> None:
    posee = relire([("ligne", "mois")])
    assert (posee.domaine, posee.mesure, posee.colonne, posee.part) == (ACCOMPAGNEMENT, "cra", None, "")
    assert (posee.filtres.du, posee.filtres.au) == (date(2025, 11, 1), date(2026, 11, 30))


@pytest.mark.parametrize(
    ("adresse", "motif"),
    [
        ([], "un ou deux axes"),
        ([("ligne", "mois"), ("ligne", "genre"), ("ligne", "age")], "un ou deux axes"),
        ([("ligne", "mois"), ("colonne", "mois")], "qu’une fois"),
        ([("ligne", "type_animation")], "type_animation"),
        ([("ligne", "mois"), ("mesure", "activites")], "activites"),
        ([("ligne", "mois"), ("domaine", "autre")], "autre"),
        ([("ligne", "mois"), ("periode", "jamais")], "jamais"),
        ([("ligne", "mois"), ("premiers", "beaucoup")], "beaucoup"),
        ([("ligne", "mois"), ("parmi.age", "centenaire")], "centenaire"),
        ([("ligne", "mois"), ("parmi.humeur", "bonne")], "humeur"),
        ([("ligne", "mois"), ("parmi.mois", "2026-13")], "2026-13"),
        ([("ligne", "mois"), ("parmi.semaine", "2026-S54")], "2026-S54"),
        ([("ligne", "mois"), ("parmi.departement", "99")], "99"),
        ([("ligne", "mois"), ("parmi.region", "69")], "69"),
        ([("ligne", "mois"), ("parmi.tag", "fibre")], "fibre"),
    ],
)
def test_address_that_asks_nothing_sensible_is_refused_in_words(
    adresse: list[tuple[str, str]], motif: str
) -> None:
    with pytest.raises(PerimetreInvalide, match=motif):
        relire(adresse)


@pytest.mark.parametrize("region", ["84", "978", "sans_structure", "sans_commune"])
def test_regions_and_what_stands_beside_them_can_be_kept(region: str) -> None:
    posee = question(COORDINATION, "activites", "mois", parmi=[("region", [region])])
    assert posee.restrictions == (("region", (region,)),)


def test_distinct_partners_by_type_are_refused_in_words() -> None:
    with pytest.raises(
        PerimetreInvalide,
        match="« Partenaires distincts » : les comptes rendus ne disent pas ensemble le nom et le type",
    ):
        question(COORDINATION, "partenaires_distincts", "type_partenaire")


def test_last_week_of_a_long_year_can_be_kept() -> None:
    posee = question(ACCOMPAGNEMENT, "cra", "semaine", parmi=[("semaine", ["2026-S53"])])
    assert posee.restrictions == (("semaine", ("2026-S53",)),)
