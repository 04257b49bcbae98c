"""What a period is compared with: literal dates, month ends, leap years, periods still under way."""

from datetime import date

import pytest

from coop_data.domain.comparaisons import periode_ecoulee, periode_precedente, un_an_avant
from coop_data.domain.periode import Periode, periode_of_slug

AUJOURDHUI = date(2026, 11, 22)


def lire(slug: str, aujourdhui: date = AUJOURDHUI) -> Periode:
    return periode_of_slug(slug, aujourdhui)


def dates(slug: str) -> Periode:
    du, au = slug.split("_")
    return Periode(date.fromisoformat(du), date.fromisoformat(au))


@pytest.mark.parametrize(
    ("slug", "precedente", "annee"),
    [
        # Whole months, over: as many whole months before, whatever their lengths.
        ("2026-03-01_2026-03-31", "2026-02-01_2026-02-28", "2025-03-01_2025-03-31"),
        ("2026-01-01_2026-03-31", "2025-10-01_2025-12-31", "2025-01-01_2025-03-31"),
        ("2025-01-01_2025-12-31", "2024-01-01_2024-12-31", "2024-01-01_2024-12-31"),
        # February: its last day answers to its last day.
        ("2024-02-01_2024-02-29", "2024-01-01_2024-01-31", "2023-02-01_2023-02-28"),
        ("2025-02-01_2025-02-28", "2025-01-01_2025-01-31", "2024-02-01_2024-02-29"),
        ("2024-03-01_2024-03-31", "2024-02-01_2024-02-29", "2023-03-01_2023-03-31"),
        ("2024-02-29_2024-02-29", "2024-02-28_2024-02-28", "2023-02-28_2023-02-28"),
        # Other periods: as many days just before.
        ("2026-03-10_2026-03-12", "2026-03-07_2026-03-09", "2025-03-10_2025-03-12"),
        ("2026-02-15_2026-03-14", "2026-01-18_2026-02-14", "2025-02-15_2025-03-14"),
        ("2024-02-28_2024-03-01", "2024-02-25_2024-02-27", "2023-02-28_2023-03-01"),
        ("2026-01-01_2026-01-01", "2025-12-31_2025-12-31", "2025-01-01_2025-01-01"),
        # Under way: compared as far as it has gone.
        ("cette-annee", "2025-01-01_2025-11-22", "2025-01-01_2025-11-22"),
        ("ce-mois", "2026-10-01_2026-10-22", "2025-11-01_2025-11-22"),
        ("ce-trimestre", "2026-07-01_2026-08-22", "2025-10-01_2025-11-22"),
        ("12-derniers-mois", "2024-10-01_2025-10-22", "2024-11-01_2025-11-22"),
        ("2026-11-16_2026-11-29", "2026-11-09_2026-11-15", "2025-11-16_2025-11-22"),
    ],
)
def test_the_period_before_and_the_year_before(slug: str, precedente: str, annee: str) -> None:
    periode = lire(slug)
    assert periode_precedente(periode, AUJOURDHUI) == dates(precedente)
    assert un_an_avant(periode, AUJOURDHUI) == dates(annee)


def test_under_way_on_the_last_days_of_a_month() -> None:
    jour = date(2026, 3, 30)  # February has no 30
    assert periode_precedente(lire("ce-mois", jour), jour) == dates("2026-02-01_2026-02-28")
    bissextile = date(2024, 2, 29)
    assert un_an_avant(lire("ce-mois", bissextile), bissextile) == dates("2023-02-01_2023-02-28")
    assert un_an_avant(lire("cette-annee", bissextile), bissextile) == dates("2023-01-01_2023-02-28")


def test_nothing_stands_before_the_programme_nor_after_today() -> None:
    assert periode_precedente(lire("tout"), AUJOURDHUI) is None
    assert un_an_avant(lire("tout"), AUJOURDHUI) is None
    assert un_an_avant(lire("2020-06-01_2020-06-30"), AUJOURDHUI) is None
    assert periode_precedente(lire("2020-06-01_2020-06-30"), AUJOURDHUI) == dates("2020-05-01_2020-05-31")
    demain = lire("2026-12-01_2026-12-31")
    assert periode_precedente(demain, AUJOURDHUI) is None
    assert periode_ecoulee(demain, AUJOURDHUI) is None
    assert periode_ecoulee(lire("cette-annee"), AUJOURDHUI) == dates("2026-01-01_2026-11-22")
