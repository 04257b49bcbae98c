"""Quarters that have figures: begun, and not before the programme."""

from datetime import date

import pytest

from coop_data.domain.periode import Periode, trimestre_commence

LE_22_NOVEMBRE = date(2026, 11, 22)


def test_a_quarter_that_has_begun_has_its_dates() -> None:
    assert trimestre_commence("2026-T4", LE_22_NOVEMBRE) == Periode(date(2026, 10, 1), date(2026, 12, 31))
    assert trimestre_commence("2020-T1", LE_22_NOVEMBRE) == Periode(date(2020, 1, 1), date(2020, 3, 31))


@pytest.mark.parametrize(
    ("trimestre", "refus"),
    [
        ("0001-T1", "avant 2020"),
        ("2019-T4", "avant 2020"),
        ("2027-T1", "n’a pas commencé"),
        ("2026-T5", "n’est pas un trimestre"),
        ("zzzz-T1", "n’est pas un trimestre"),
        ("0000-T1", "n’est pas un trimestre"),
    ],
)
def test_any_other_is_refused(trimestre: str, refus: str) -> None:
    with pytest.raises(ValueError, match=refus):
        trimestre_commence(trimestre, LE_22_NOVEMBRE)
