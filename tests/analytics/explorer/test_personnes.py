"""People by class: what a cell counts, what is kept, and what the records cannot cross."""

from datetime import date

import pytest
from sqlmodel import Session

from coop_data.analytics.explorer.reponse import Reponse
from coop_data.domain.accompagnement import Activite
from coop_data.errors import PerimetreInvalide
from tests.analytics.explorer.questions import ACCOMPAGNEMENT, demander, question, rangees, valeurs
from tests.factories import create_accompagnement
from tests.statistiques.mondes import Monde, create_monde

SOIXANTE = ("age", ["60_69", "70_plus", "plus_60"])


@pytest.fixture
def monde(session: Session) -> Monde:
    """A workshop of ten in Lyon, one of four in Ajaccio, a single person in Lyon, and a report of 2022."""
    monde = create_monde(session)
    atelier = {"activite": Activite.COLLECTIF, "nb_participants": 10, "thematiques": ["sante"]}
    create_accompagnement(
        session, monde.alix, monde.rhone, date=date(2026, 3, 2), **atelier,
        genre_feminin=6, genre_masculin=1, age_60_69=3, age_70_plus=2, age_40_59=5,
    )  # fmt: skip
    create_accompagnement(
        session, monde.basile, monde.corse, date=date(2026, 2, 3), activite=Activite.COLLECTIF, nb_participants=4,
        thematiques=["sante", "email"], genre_feminin=4, age_12_17=4,
    )  # fmt: skip
    create_accompagnement(session, monde.alix, monde.rhone, date=date(2026, 2, 4), thematiques=["sante"])
    create_accompagnement(
        session, monde.basile, monde.corse, date=date(2026, 2, 5), activite=Activite.PONCTUEL, age_plus_60=1
    )
    return monde


def test_cells_count_the_people_of_the_class(session: Session, monde: Monde) -> None:
    pivot = demander(session, question(ACCOMPAGNEMENT, "accompagnements", "genre", colonne="departement"))
    assert rangees(pivot) == [
        ["Féminin", 6, 4, 10],
        ["Masculin", 1, 0, 1],
        ["Non communiqué", 4, 1, 5],
        ["Total", 11, 5, 16],
    ]


def test_reports_stand_in_every_class_they_saw_and_once_in_totals(session: Session, monde: Monde) -> None:
    pivot = demander(session, question(ACCOMPAGNEMENT, "cra", "departement", "age"))
    assert valeurs(pivot) == {
        "": 4, "69": 2, "2A": 2,
        "69/40_59": 1, "69/60_69": 1, "69/70_plus": 1, "69/non_communique": 1,
        "2A/12_17": 1, "2A/plus_60": 1,
    }  # fmt: skip
    assert "Tranche d’âge" in pivot.notes()[0]


def test_sixty_and_over_counts_these_people_only(session: Session, monde: Monde) -> None:
    posee = question(
        ACCOMPAGNEMENT, "accompagnements", "departement", colonne="trimestre", parmi=[SOIXANTE], part="ligne"
    )
    pivot = demander(session, posee)
    assert valeurs(pivot) == {"": 6, "//2026-T1": 6, "69": 5, "69//2026-T1": 5, "2A": 1, "2A//2026-T1": 1}
    assert rangees(pivot)[0] == ["Rhône", 1.0, 1.0, 5]
    assert "60 - 69 ans ou 70 ans et plus ou Plus de 60 ans" in Reponse((pivot,)).phrase()
    assert "seules les personnes" in pivot.notes()[0]


def test_sixty_and_over_with_a_theme(session: Session, monde: Monde) -> None:
    posee = question(ACCOMPAGNEMENT, "accompagnements", "mois", parmi=[SOIXANTE, ("thematique", ["sante"])])
    assert valeurs(demander(session, posee)) == {"": 5, "2026-03": 5}


def test_reports_that_saw_sixty_and_over(session: Session, monde: Monde) -> None:
    posee = question(ACCOMPAGNEMENT, "cra", "genre", parmi=[SOIXANTE])
    assert valeurs(demander(session, posee)) == {"": 2, "feminin": 1, "masculin": 1, "non_communique": 2}


def test_axis_of_people_kept_on_itself_shows_and_totals_the_kept_classes(session: Session, monde: Monde) -> None:
    posee = question(ACCOMPAGNEMENT, "accompagnements", "age", parmi=[SOIXANTE])
    assert rangees(demander(session, posee)) == [
        ["60 - 69 ans", 3],
        ["Plus de 60 ans", 1],
        ["70 ans et plus", 2],
        ["Total", 6],
    ]


def test_minutes_of_reports_that_saw_such_people_count_whole(session: Session, monde: Monde) -> None:
    posee = question(ACCOMPAGNEMENT, "minutes", "departement", parmi=[SOIXANTE])
    assert valeurs(demander(session, posee)) == {"": 120, "69": 60, "2A": 60}


def test_what_reports_count_is_counted_of_those_that_saw_the_class(session: Session, monde: Monde) -> None:
    conseillers = demander(session, question(ACCOMPAGNEMENT, "conseillers_actifs", "genre", colonne="departement"))
    assert rangees(conseillers) == [
        ["Féminin", 1, 1, 2],
        ["Masculin", 0, 1, 1],
        ["Non communiqué", 1, 1, 2],
        ["Total", 1, 1, 2],
    ]
    minutes = demander(session, question(ACCOMPAGNEMENT, "minutes", "departement", "genre"))
    assert valeurs(minutes) == {
        "": 240, "69": 120, "2A": 120,
        "69/feminin": 60, "69/masculin": 60, "69/non_communique": 120,
        "2A/feminin": 60, "2A/non_communique": 60,
    }  # fmt: skip
    assert "au moins une telle personne, entiers" in minutes.notes()[0]


@pytest.mark.parametrize("mesure", ["cra", "ateliers", "minutes", "conseillers_actifs", "cra_par_semaine"])
@pytest.mark.parametrize("axe", ["genre", "age"])
def test_a_class_says_the_number_of_its_filter(session: Session, monde: Monde, axe: str, mesure: str) -> None:
    par_classe = demander(session, question(ACCOMPAGNEMENT, mesure, axe, premiers=2)).cases
    for cle, case in demander(session, question(ACCOMPAGNEMENT, mesure, axe)).cases.items():
        if cle.ligne1:
            filtre = question(ACCOMPAGNEMENT, mesure, "mois", parmi=[(axe, [cle.ligne1])])
            assert demander(session, filtre).total == case
            assert par_classe.get(cle, case) == case


@pytest.mark.parametrize(
    ("mesure", "lignes", "parmi"),
    [
        ("cra", ("genre", "age"), ()),
        ("accompagnements", ("genre", "age"), ()),
        ("minutes", ("genre", "age"), ()),
        ("deja_accompagnes", ("genre",), ()),
        ("personnes_accompagnees", ("statut",), ()),
        ("accompagnements", ("genre",), (SOIXANTE,)),
        ("accompagnements", ("mois",), (SOIXANTE, ("genre", ["feminin"]))),
        ("personnes_accompagnees", ("mois",), (SOIXANTE,)),
        ("deja_accompagnes", ("mois",), (SOIXANTE,)),
        ("participants_ateliers", ("mois",), (SOIXANTE,)),
    ],
)
def test_what_the_records_do_not_say_is_refused_in_words(
    mesure: str, lignes: tuple[str, ...], parmi: tuple[tuple[str, list[str]], ...]
) -> None:
    with pytest.raises(PerimetreInvalide, match=r"ne se compte pas|ne croisent pas"):
        question(ACCOMPAGNEMENT, mesure, *lignes, parmi=parmi)
