"""The first categories, the others counted together again, and shares of a total counted for itself."""

from datetime import date
from typing import Any

import pytest
from sqlmodel import Session

from coop_data.errors import PerimetreInvalide
from tests.analytics.explorer.questions import (
    ACCOMPAGNEMENT,
    COORDINATION,
    demander,
    question,
    rangees,
    valeurs,
)
from tests.factories import create_accompagnement
from tests.statistiques.mondes import Monde, create_monde, log_accompagnements


@pytest.fixture
def monde(session: Session) -> Monde:
    """Eight reports; the last one, of Alix for Ajaccio, mentions three themes."""
    monde = create_monde(session)
    log_accompagnements(session, monde)
    create_accompagnement(
        session, monde.alix, monde.corse, date=date(2026, 3, 20), thematiques=["email", "sante", "bureautique"]
    )
    return monde


def test_others_are_the_rest_of_a_single_choice(session: Session, monde: Monde) -> None:
    pivot = demander(session, question(ACCOMPAGNEMENT, "cra", "departement", colonne="mois", premiers=1))
    assert rangees(pivot) == [["Rhône", 1, 3, 4], ["Autres", 0, 5, 5], ["Total", 1, 8, 9]]
    assert pivot.contexte.autres == 3


def test_others_count_a_report_of_two_of_them_once(session: Session, monde: Monde) -> None:
    pivot = demander(session, question(ACCOMPAGNEMENT, "cra", "thematique", premiers=1))
    # « Santé » is in two reports and « Bureautique » in one of these
    assert rangees(pivot) == [["E-mail", 8], ["Autres", 2], ["Total", 9]]


def test_others_count_a_person_once(session: Session, monde: Monde) -> None:
    pivot = demander(session, question(ACCOMPAGNEMENT, "conseillers_actifs", "structure", "mois", premiers=1))
    assert rangees(pivot) == [
        ["Ajaccio", "mars 2026", 2],
        ["Ajaccio", "Total", 2],
        ["Autres", "février 2026", 1],
        ["Autres", "mars 2026", 2],
        ["Autres", "Total", 2],
        ["Total", "", 2],
    ]


def test_others_of_people_are_people(session: Session, monde: Monde) -> None:
    posee = question(ACCOMPAGNEMENT, "accompagnements", "genre", colonne="activite", premiers=1)
    assert valeurs(demander(session, posee)) == {
        "": 22, "//individuel": 6, "//collectif": 15, "//ponctuel": 1,
        "non_communique": 12, "non_communique//individuel": 5, "non_communique//collectif": 6,
        "non_communique//ponctuel": 1,
        "autres": 10, "autres//individuel": 1, "autres//collectif": 9,
    }  # fmt: skip


@pytest.mark.parametrize(("axe", "attendues"), [("type_structure", []), ("commune", ["Ajaccio", "Autres"])])
def test_others_only_when_something_is_left(
    session: Session, monde: Monde, axe: str, attendues: list[str]
) -> None:
    pivot = demander(session, question(ACCOMPAGNEMENT, "minutes", axe, premiers=1))
    assert [premiere.libelle for premiere in pivot.premieres] == (attendues or ["Association"])


def test_without_structure_may_be_among_the_others(session: Session, monde: Monde) -> None:
    pivot = demander(session, question(ACCOMPAGNEMENT, "minutes", "departement", premiers=3))
    assert rangees(pivot) == [
        ["Rhône", 255],
        ["Corse-du-Sud", 180],
        ["Saint-Martin", 60],
        ["Autres", 60],
        ["Total", 555],
    ]


def test_months_kept_stay_in_their_order(session: Session, monde: Monde) -> None:
    pivot = demander(session, question(ACCOMPAGNEMENT, "cra", "mois", premiers=2))
    assert [ligne[0] for ligne in rangees(pivot)] == ["février 2026", "mars 2026", "Total"]


def test_shares_of_row_column_and_total(session: Session, monde: Monde) -> None:
    parts = {
        part: rangees(demander(session, question(ACCOMPAGNEMENT, "cra", "departement", colonne="mois", part=part)))
        for part in ("ligne", "colonne", "total")
    }
    assert parts["ligne"][0] == ["Rhône", 1 / 4, 3 / 4, 1.0, 4]
    assert parts["ligne"][-1] == ["Total", 1 / 9, 8 / 9, 1.0, 9]
    assert parts["colonne"][0] == ["Rhône", 1.0, 3 / 8, 4 / 9, 4]
    assert parts["total"][0] == ["Rhône", 1 / 9, 3 / 9, 4 / 9, 4]


def test_shares_of_a_multiple_choice_are_shares_of_reports(session: Session, monde: Monde) -> None:
    pivot = demander(session, question(ACCOMPAGNEMENT, "cra", "thematique", part="total", premiers=2))
    assert rangees(pivot) == [["E-mail", 8 / 9, 8], ["Santé", 2 / 9, 2], ["Autres", 1 / 9, 1], ["Total", 1.0, 9]]
    assert "dépasser 100" in pivot.notes()[0]


def test_share_of_nothing_is_not_a_number(session: Session) -> None:
    pivot = demander(session, question(COORDINATION, "activites", "type", colonne="annee", part="ligne"))
    assert rangees(pivot)[0] == ["Animation", None, None, 0]


@pytest.mark.parametrize(
    ("demande", "motif"),
    [
        ({"mesure": "cra_par_semaine", "part": "total"}, "rapport"),
        ({"mesure": "cra", "part": "ligne"}, "colonnes"),
        ({"mesure": "cra", "part": "moitie"}, "moitie"),
        ({"mesure": "cra", "premiers": 0}, "de 1 à 1"),
    ],
)
def test_shares_and_numbers_that_mean_nothing_are_refused(demande: dict[str, Any], motif: str) -> None:
    mesure = demande.pop("mesure")
    with pytest.raises(PerimetreInvalide, match=motif):
        question(ACCOMPAGNEMENT, mesure, "mois", **demande)
