"""Who is late to log: literal dates around each bound of the rule."""

from datetime import date
from uuid import uuid4

import pytest

from coop_data.analytics.attendus import PosteTenu
from coop_data.analytics.personnes import Activite, LigneConseiller
from coop_data.analytics.retards import est_en_retard, jours_d_attente
from coop_data.domain.periode import Periode

AU = date(2026, 3, 31)
T4 = Periode(date(2025, 10, 1), date(2025, 12, 31))
"""The quarter completed before that day."""
DEPUIS_LONGTEMPS = (date(2024, 1, 1), None)


def ligne(
    *postes: tuple[date, date | None],
    dernier: date | None = None,
    formation: date | None = None,
    derniere_coordination: date | None = None,
    coordinateur: bool = False,
) -> LigneConseiller:
    """Someone in post since long ago unless ``postes`` says otherwise."""
    return LigneConseiller(
        id=uuid4(),
        id_externe="C1",
        prenom="Alix",
        nom="Petit",
        email=None,
        est_coordinateur=coordinateur,
        est_active=True,
        date_ccp1=None,
        date_fin_formation=formation,
        postes=tuple(PosteTenu(uuid4(), "Mairie", debut, fin) for debut, fin in postes or (DEPUIS_LONGTEMPS,)),
        accompagnement=Activite(1 if dernier else 0, dernier),
        coordination=Activite(
            1 if derniere_coordination else 0,
            derniere_coordination,
            du_trimestre_dernier=sum(T4.du <= jour <= T4.au for jour in (derniere_coordination,) if jour),
        ),
        jours_sans_cra=None,
    )


@pytest.mark.parametrize(
    ("suivi", "attente", "retard"),
    [
        (ligne(dernier=date(2026, 3, 1)), 30, True),
        (ligne(dernier=date(2026, 3, 2)), 29, False),
        (ligne((date(2026, 3, 1), None)), 30, True),
        (ligne((date(2026, 3, 2), None)), 29, False),
        (ligne(dernier=date(2026, 1, 1), formation=date(2026, 3, 2)), 29, False),
        (ligne(dernier=date(2026, 1, 1), formation=date(2026, 3, 1)), 30, True),
        (ligne(formation=date(2026, 6, 30)), -91, False),
    ],
    ids=[
        "30 jours après son CRA",
        "29 jours après son CRA",
        "30 jours de poste sans CRA",
        "29 jours de poste sans CRA",
        "formation finie depuis 29 jours",
        "formation finie depuis 30 jours",
        "encore en formation",
    ],
)
def test_thirty_days_from_the_latest_of_three_dates(suivi: LigneConseiller, attente: int, retard: bool) -> None:
    assert (jours_d_attente(suivi, AU), est_en_retard(suivi, AU)) == (attente, retard)


def test_two_posts_at_once_count_from_the_first_and_a_past_post_does_not_count() -> None:
    assert jours_d_attente(ligne((date(2026, 3, 20), None), (date(2026, 2, 1), None)), AU) == 58
    assert jours_d_attente(ligne((date(2026, 3, 20), None), (date(2025, 1, 1), date(2026, 3, 18))), AU) == 11


@pytest.mark.parametrize(
    ("postes", "attente"),
    [
        (((date(2026, 3, 20), None), (date(2026, 2, 1), date(2026, 3, 19))), 58),
        (((date(2026, 2, 1), date(2026, 3, 19)), (date(2026, 3, 20), None)), 58),
        (
            (
                (date(2026, 3, 20), None),
                (date(2026, 3, 1), date(2026, 3, 25)),
                (date(2026, 2, 1), date(2026, 2, 28)),
            ),
            58,
        ),
        (((date(2026, 3, 20), None), (date(2026, 1, 1), date(2026, 3, 18))), 11),
    ],
    ids=["la veille", "dans un autre ordre", "trois contrats", "un jour d’interruption"],
)
def test_contracts_that_follow_each_other_are_one_time_in_post(
    postes: tuple[tuple[date, date | None], ...], attente: int
) -> None:
    assert jours_d_attente(ligne(*postes), AU) == attente


@pytest.mark.parametrize(
    "poste",
    [(date(2024, 1, 1), date(2026, 3, 30)), (date(2026, 4, 1), None)],
    ids=["parti la veille", "arrive demain"],
)
def test_nothing_is_expected_of_someone_not_in_post(poste: tuple[date, date | None]) -> None:
    assert jours_d_attente(ligne(poste), AU) is None
    assert not est_en_retard(ligne(poste), AU)


def test_last_day_in_post_is_still_in_post() -> None:
    assert est_en_retard(ligne((date(2024, 1, 1), AU)), AU)


@pytest.mark.parametrize(
    ("suivi", "retard"),
    [
        (ligne(coordinateur=True), True),
        (ligne(coordinateur=True, derniere_coordination=date(2025, 9, 30)), True),
        (ligne(coordinateur=True, derniere_coordination=date(2025, 10, 1)), False),
        (ligne(coordinateur=True, derniere_coordination=date(2026, 3, 30)), True),
        (ligne(coordinateur=True, dernier=date(2026, 3, 30)), True),
        (ligne((date(2025, 12, 31), None), coordinateur=True), True),
        (ligne((date(2026, 1, 1), None), coordinateur=True), False),
        (ligne(coordinateur=True, formation=date(2026, 1, 1)), False),
        (ligne((date(2024, 1, 1), date(2024, 12, 31)), (date(2026, 2, 1), None), coordinateur=True), False),
    ],
    ids=[
        "jamais d’activité",
        "dernière activité avant le trimestre passé",
        "activité le premier jour du trimestre passé",
        "activité depuis, aucune du trimestre passé",
        "des accompagnements ne comptent pas",
        "en poste le dernier jour du trimestre passé",
        "en poste depuis ce trimestre",
        "en formation jusqu’après le trimestre passé",
        "revenu ce trimestre après une absence",
    ],
)
def test_a_coordinator_is_late_without_activity_in_the_past_quarter(suivi: LigneConseiller, retard: bool) -> None:
    assert est_en_retard(suivi, date(2026, 3, 31)) is retard
