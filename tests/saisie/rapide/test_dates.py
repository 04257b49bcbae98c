"""Days of a line, told on Sunday 22 November 2026; expected days are read on a calendar."""

from datetime import date

import pytest

from coop_data.saisie.rapide.dates import trouver_dates
from coop_data.saisie.rapide.decoupe import Ligne, sans_chevauchement

DIMANCHE = date(2026, 11, 22)


def lire(texte: str, aujourdhui: date = DIMANCHE) -> tuple[date | None, str, str]:
    """The first day of a line, the words it comes from, the doubt it leaves."""
    ligne = Ligne.of(texte)
    lues = sans_chevauchement(trouver_dates(ligne, aujourdhui=aujourdhui))
    if not lues:
        return None, "", ""
    return lues[0].valeur, ligne.mots(lues[0].debut, lues[0].fin), lues[0].doute


@pytest.mark.parametrize(
    ("texte", "jour", "mots"),
    [
        ("réunion hier", date(2026, 11, 21), "hier"),
        ("réunion d’hier soir", date(2026, 11, 21), "d’hier soir"),
        ("avant-hier", date(2026, 11, 20), "avant-hier"),
        ("avant hier", date(2026, 11, 20), "avant hier"),
        ("ce matin", DIMANCHE, "ce matin"),
        ("cet après-midi", DIMANCHE, "cet après-midi"),
        ("aujourd’hui", DIMANCHE, "aujourd’hui"),
        ("demain", date(2026, 11, 23), "demain"),
        ("lundi", date(2026, 11, 16), "lundi"),
        ("Lundi dernier", date(2026, 11, 16), "Lundi dernier"),
        ("samedi matin", date(2026, 11, 21), "samedi matin"),
        ("jeudi prochain", date(2026, 11, 26), "jeudi prochain"),
        ("mardi de la semaine dernière", date(2026, 11, 10), "mardi de la semaine dernière"),
        ("vendredi 20 novembre", date(2026, 11, 20), "vendredi 20 novembre"),
        ("vendredi 20", date(2026, 11, 20), "vendredi 20"),
        ("le 3 octobre", date(2026, 10, 3), "le 3 octobre"),
        ("1er octobre", date(2026, 10, 1), "1er octobre"),
        ("3 mars 2025", date(2025, 3, 3), "3 mars 2025"),
        ("12/11", date(2026, 11, 12), "12/11"),
        ("le 12/03/2026", date(2026, 3, 12), "le 12/03/2026"),
        ("12-03-2026", date(2026, 3, 12), "12-03-2026"),
        ("2026-03-12", date(2026, 3, 12), "2026-03-12"),
        ("il y a trois jours", date(2026, 11, 19), "il y a trois jours"),
        ("le 22", DIMANCHE, "le 22"),
        ("le 23", date(2026, 10, 23), "le 23"),
    ],
)
def test_day_is_read_and_sure(texte: str, jour: date, mots: str) -> None:
    assert lire(texte) == (jour, mots, "")


@pytest.mark.parametrize("texte", ["la semaine dernière", "le mois dernier", "cette semaine", "en mars"])
def test_a_period_is_no_day(texte: str) -> None:
    jour, mots, doute = lire(texte)
    assert (jour, mots) == (None, texte)
    assert "n’est pas un jour" in doute


@pytest.mark.parametrize(
    ("texte", "jour", "doute"),
    [
        ("dimanche", date(2026, 11, 15), "est-ce aujourd’hui ?"),
        ("lundi 20 novembre", date(2026, 11, 20), "est un vendredi"),
        ("12/12", date(2025, 12, 12), "vérifiez l’année"),
        ("31/02", None, "n’est pas une date du calendrier"),
    ],
)
def test_what_could_be_another_day_is_said(texte: str, jour: date | None, doute: str) -> None:
    lu, _, dit = lire(texte)
    assert lu == jour
    assert doute in dit


def test_day_without_its_month_exists_in_the_month_it_is_found_in() -> None:
    assert lire("le 31", date(2026, 3, 1))[0] == date(2026, 1, 31)


@pytest.mark.parametrize("texte", ["2h", "1h30", "12 médiateurs", "3 structures", "10h-12h", "version 1.2"])
def test_numbers_that_are_no_day(texte: str) -> None:
    assert lire(texte)[0] is None
