"""Days, ages and durations as a French reader writes them."""

from datetime import date

import pytest

from coop_data import formats


@pytest.mark.parametrize(
    ("valeur", "dit"),
    [
        (date(2026, 12, 1), "mardi 1er décembre 2026"),
        (date(2026, 11, 21), "samedi 21 novembre 2026"),
        (date(2026, 3, 11), "mercredi 11 mars 2026"),
    ],
)
def test_first_of_a_month_is_an_ordinal(valeur: date, dit: str) -> None:
    assert formats.jour_long(valeur) == dit


@pytest.mark.parametrize(("jours", "dit"), [(0, "aujourd’hui"), (1, "hier"), (2, "il y a 2 jours")])
def test_how_long_ago(jours: int, dit: str) -> None:
    assert formats.il_y_a(jours) == dit


@pytest.mark.parametrize(
    ("minutes", "dit"),
    [
        (None, "–"),
        (0, "0\u202fmin"),
        (45, "45\u202fmin"),
        (60, "1\u202fh"),
        (65, "1\u202fh\u202f05"),
        (31_315, "521\u202fh\u202f55"),
        (60_000, "1\u202f000\u202fh"),
    ],
)
def test_durations_are_never_cut(minutes: int | None, dit: str) -> None:
    assert formats.duree(minutes) == dit


@pytest.mark.parametrize(("minutes", "dit"), [(20, "20mn"), (60, "1h"), (75, "1h15"), (65, "1h05"), (180, "3h")])
def test_durations_on_buttons_are_written_as_those_of_la_coop(minutes: int, dit: str) -> None:
    assert formats.duree_courte(minutes) == dit


def test_signs_never_stand_alone_at_the_end_of_a_line() -> None:
    assert formats.insecable("Déduit de « 1h30 » : vrai ? Oui ; à 14:32 !") == (
        "Déduit de «\u00a01h30\u00a0»\u202f: vrai\u202f? Oui\u202f; à 14:32\u202f!"
    )


def test_halves_are_rounded_as_a_spreadsheet_shows_the_same_number() -> None:
    assert formats.pourcentage(1 / 16) == "6,3\u202f%"
    assert formats.nombre(2.25, 1) == "2,3"
    assert formats.nombre(0.5) == "1"
