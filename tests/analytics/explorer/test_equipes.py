"""Accompagnements by coordinator: the teams where their author was on that very day, counted on fingers."""

from datetime import date

import pytest
from sqlmodel import Session

from coop_data.domain.perimetre import UneEquipe
from coop_data.models import Conseiller
from tests.analytics.explorer.questions import ACCOMPAGNEMENT, demander, question, rangees, valeurs
from tests.factories import create_accompagnement, create_conseiller, create_equipe
from tests.statistiques.mondes import Monde, create_monde

FEVRIER, MARS = date(2026, 2, 10), date(2026, 3, 10)


@pytest.fixture
def monde(session: Session) -> Monde:
    return create_monde(session)


@pytest.fixture
def chefs(session: Session, monde: Monde) -> tuple[Conseiller, Conseiller]:
    """Chloé and Dora, who coordinate."""
    chloe, dora = (
        create_conseiller(session, monde.corse, id_externe=code, prenom=prenom, nom="Chef", est_coordinateur=True)
        for code, prenom in (("C-CHLOE", "Chloé"), ("C-DORA", "Dora"))
    )
    return chloe, dora


@pytest.fixture
def equipes(session: Session, monde: Monde, chefs: tuple[Conseiller, Conseiller]) -> None:
    """Alix left Chloé’s team on 10 February; Basile has been in both since 10 March, in Chloé’s by two rows."""
    chloe, dora = chefs
    create_equipe(session, chloe, monde.alix, debut=date(2026, 1, 1), fin=FEVRIER)
    create_equipe(session, chloe, monde.basile, debut=MARS, fin=MARS)
    create_equipe(session, chloe, monde.basile, debut=date(2026, 3, 9))
    create_equipe(session, dora, monde.basile, debut=MARS)
    for conseiller, structure, jour in (
        (monde.alix, monde.rhone, FEVRIER),  # her last day in the team
        (monde.alix, monde.rhone, date(2026, 2, 11)),  # she has left
        (monde.basile, monde.corse, date(2026, 3, 8)),  # not there yet
        (monde.basile, monde.corse, date(2026, 3, 9)),  # Chloé’s only
        (monde.basile, monde.corse, MARS),  # the day he joined Dora’s: in both, once in each
    ):
        create_accompagnement(session, conseiller, structure, date=jour)


@pytest.mark.usefixtures("equipes")
def test_a_report_counts_in_each_team_of_its_day_and_once_in_totals(session: Session) -> None:
    pivot = demander(session, question(ACCOMPAGNEMENT, "cra", "coordinateur", colonne="mois"))
    assert rangees(pivot) == [["Chloé Chef", 1, 2, 3], ["Dora Chef", 0, 1, 1], ["Total", 2, 3, 5]]
    assert pivot.contexte.muettes == {"coordinateur": 2}
    assert "2 CRA hors équipe" in " ".join(pivot.notes())
    distincts = demander(session, question(ACCOMPAGNEMENT, "conseillers_actifs", "mois", "coordinateur"))
    assert valeurs(distincts) == {
        "": 2, "2026-02": 1, "2026-02/C-CHLOE": 1, "2026-03": 1, "2026-03/C-CHLOE": 1, "2026-03/C-DORA": 1,
    }  # fmt: skip


@pytest.mark.usefixtures("equipes")
def test_a_team_is_the_perimeter_of_its_coordinator(
    session: Session, chefs: tuple[Conseiller, Conseiller]
) -> None:
    for chef, attendu in zip(chefs, (3, 1), strict=True):
        gardee = question(ACCOMPAGNEMENT, "cra", "mois", parmi=[("coordinateur", [chef.id_externe])])
        de_l_equipe = demander(session, question(ACCOMPAGNEMENT, "cra", "mois"), UneEquipe(chef.id))
        assert demander(session, gardee).total.n == de_l_equipe.total.n == attendu


@pytest.mark.usefixtures("equipes")
def test_a_team_kept_is_shown_alone_and_others_are_gathered(session: Session) -> None:
    seule = demander(
        session, question(ACCOMPAGNEMENT, "cra", "coordinateur", parmi=[("coordinateur", ["C-DORA"])])
    )
    assert rangees(seule) == [["Dora Chef", 1], ["Total", 1]]
    en_colonne = question(
        ACCOMPAGNEMENT, "cra", "mois", colonne="coordinateur", parmi=[("coordinateur", ["C-DORA"])]
    )
    assert rangees(demander(session, en_colonne))[-1] == ["Total", 1, 1]
    premiere = demander(session, question(ACCOMPAGNEMENT, "cra", "coordinateur", premiers=1))
    assert rangees(premiere) == [["Chloé Chef", 3], ["Autres", 1], ["Total", 5]]
