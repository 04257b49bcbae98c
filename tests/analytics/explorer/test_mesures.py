"""Several measures asked together: one address, the same rows, and each figure as if it were asked alone."""

import pytest
from sqlmodel import Session

from coop_data.analytics.explorer.question import adresse_of, questions_of
from coop_data.analytics.explorer.reponse import Reponse
from coop_data.errors import PerimetreInvalide
from coop_data.statistiques import CATALOGUE
from tests.analytics.explorer.questions import ACCOMPAGNEMENT, COORDINATION, demander, poser, repondre
from tests.analytics.explorer.test_question import JOUR
from tests.statistiques.mondes import Monde, create_monde, log_accompagnements, log_coordination


@pytest.fixture
def monde(session: Session) -> Monde:
    """Alix in Lyon, Basile in Ajaccio, and their reports of February and March 2026."""
    monde = create_monde(session)
    log_accompagnements(session, monde)
    log_coordination(session, monde)
    return monde


def tables(reponse: Reponse) -> list[list[list[object]]]:
    return [[tableau.entetes, *tableau.rangees()] for tableau in reponse.tableaux]


def test_measures_stand_side_by_side_without_columns(session: Session, monde: Monde) -> None:
    posees = poser(COORDINATION, ["minutes_animation", "coordinateurs_actifs"], "structure")
    assert tables(repondre(session, posees)) == [
        [
            ["Structure", "Temps d’animation", "Coordinateur·ices actifs"],
            ["Lyon", 210, 1],
            ["Ajaccio", 20, 1],
            ["Total", 230, 2],
        ]
    ]


def test_with_columns_each_measure_has_its_table_over_the_same_rows(session: Session, monde: Monde) -> None:
    posees = poser(COORDINATION, ["coordinateurs_actifs", "minutes_animation"], "structure", colonne="mois")
    coordinateurs, minutes = tables(repondre(session, posees))
    assert coordinateurs[0] == minutes[0] == ["Structure", "février 2026", "mars 2026", "Total"]
    assert coordinateurs[1:] == [["Ajaccio", 0, 1, 1], ["Lyon", 1, 1, 1], ["Total", 1, 2, 2]]
    assert minutes[1:] == [["Ajaccio", 0, 20, 20], ["Lyon", 60, 150, 210], ["Total", 60, 170, 230]]


def test_shares_are_those_of_each_measure_beside_what_they_are_shares_of(session: Session, monde: Monde) -> None:
    posees = poser(COORDINATION, ["activites", "minutes_animation"], "structure", part="total")
    ((entetes, *corps),) = tables(repondre(session, posees))
    assert entetes == [
        "Structure", "Activités de coordination", "Effectif – Activités de coordination", "Temps d’animation",
        "Durée – Temps d’animation",
    ]  # fmt: skip
    assert corps == [
        ["Ajaccio", 3 / 7, 3, 20 / 230, 20],
        ["Lyon", 3 / 7, 3, 210 / 230, 210],
        ["Total", 1, 7, 1, 230],
    ]


def test_the_first_measure_chooses_the_rows_and_the_others_follow(session: Session, monde: Monde) -> None:
    posees = poser(ACCOMPAGNEMENT, ["minutes", "accompagnements"], "departement", premiers=1)
    ((_, *corps),) = tables(repondre(session, posees))
    for posee, rang in zip(posees, (1, 2), strict=True):
        seule = demander(session, posee)
        premier = corps[0][0]
        assert corps[-1][rang] == seule.total.valeur
        if rang == 1:
            assert premier == seule.premieres[0].libelle
    assert [ligne[0] for ligne in corps[1:]] == ["Autres", "Total"]
    assert sum(ligne[2] for ligne in corps[:2]) == corps[2][2]


@pytest.mark.parametrize("axe", ["age", "genre"])
def test_people_of_a_class_beside_the_reports_that_saw_them(session: Session, monde: Monde, axe: str) -> None:
    """Each as alone: accompagnements count the people of the class, time the whole of these reports."""
    posees = poser(
        ACCOMPAGNEMENT, ["accompagnements", "minutes", "conseillers_actifs"], axe, colonne="departement"
    )
    for pivot in repondre(session, posees).pivots:
        assert pivot.cases == demander(session, pivot.question).cases


def test_one_address_asks_them_again_in_their_order(session: Session) -> None:
    posees = poser(COORDINATION, ["partenaires_distincts", "activites"], "mois", colonne="type", part="ligne")
    adresse = adresse_of(posees)
    assert adresse[:4] == [
        ("domaine", "coordination"),
        ("mesure", "partenaires_distincts"),
        ("mesure", "activites"),
        ("ligne", "mois"),
    ]
    assert questions_of(adresse, CATALOGUE, aujourdhui=JOUR) == posees
    assert adresse_of(posees[:1]) == posees[0].adresse()
    deux_fois = [*adresse, ("mesure", "activites")]
    assert questions_of(deux_fois, CATALOGUE, aujourdhui=JOUR) == posees


def test_sentence_and_notes_say_every_measure(session: Session, monde: Monde) -> None:
    reponse = repondre(session, poser(ACCOMPAGNEMENT, ["cra", "accompagnements", "conseillers_actifs"], "age"))
    assert reponse.phrase().startswith(
        "CRA enregistrés, accompagnements et conseillers actifs par tranche d’âge\u202f: France entière, "
    )
    (classes, totaux) = reponse.notes()
    assert classes.startswith("CRA enregistrés et Conseillers actifs – «\u00a0Tranche d’âge\u00a0»")
    assert totaux.startswith("Conseillers actifs – Les totaux sont recomptés")


@pytest.mark.parametrize(
    ("mesures", "axe", "choix", "motif"),
    [
        (["cra", "accompagnements", "minutes", "ateliers"], "mois", {}, "3 mesures au plus"),
        (["cra", "inconnue"], "mois", {}, "inconnue"),
        (["cra", "deja_accompagnes"], "age", {}, "Personnes déjà accompagnées.* ne se compte pas"),
        (["cra", "cra_par_semaine"], "mois", {"part": "total"}, "CRA par semaine d’activité.* est un rapport"),
        (
            ["cra", "accompagnements"],
            "genre",
            {"parmi": [("age", ["60_69"])]},
            "ne croisent pas.*Accompagnements.* ne se compte donc pas",
        ),
    ],
)
def test_a_measure_that_does_not_suit_is_refused_by_its_name(
    mesures: list[str], axe: str, choix: dict[str, object], motif: str
) -> None:
    with pytest.raises(PerimetreInvalide, match=motif):
        poser(ACCOMPAGNEMENT, mesures, axe, **choix)  # type: ignore[arg-type]
