"""Durations, in minutes."""

import pytest

from coop_data.saisie.rapide.decoupe import Ligne, sans_chevauchement
from coop_data.saisie.rapide.durees import trouver_durees


def lire(texte: str) -> tuple[list[object], list[str]]:
    """The durations of a line, and the doubts."""
    lues = sans_chevauchement(trouver_durees(Ligne.of(texte)))
    return [lue.valeur for lue in lues if lue.champ], [lue.doute for lue in lues if lue.doute]


@pytest.mark.parametrize(
    ("texte", "minutes"),
    [
        ("2h", 120),
        ("2 h", 120),
        ("2 heures", 120),
        ("deux heures", 120),
        ("1h30", 90),
        ("1 h 30", 90),
        ("1h30min", 90),
        ("1 heure 30", 90),
        ("1h 05", 65),
        ("une heure et demie", 90),
        ("une heure et quart", 75),
        ("2h et demie", 150),
        ("1,5h", 90),
        ("90 min", 90),
        ("45mn", 45),
        ("20 minutes", 20),
        ("90'", 90),
        ("une demi-heure", 30),
        ("1/2 heure", 30),
        ("un quart d’heure", 15),
        ("trois quarts d’heure", 45),
        ("14h-16h30", 150),
        ("de 9h à 12h", 180),
        ("9:00-10:15", 75),
        ("réunion à 14h, 2h", 120),
        ("réunion 10h 1h30", 90),
    ],
)
def test_duration(texte: str, minutes: int) -> None:
    assert lire(texte)[0] == [minutes]


@pytest.mark.parametrize("texte", ["à 14h", "0h", "25:00", "12 médiateurs", "12/03", "h", "24h30"])
def test_what_is_no_duration(texte: str) -> None:
    assert lire(texte)[0] == []


@pytest.mark.parametrize("texte", ["réunion 14h", "10h30 mairie", "une demi-journée", "toute la matinée"])
def test_what_could_be_one_is_said_and_fills_nothing(texte: str) -> None:
    durees, doutes = lire(texte)
    assert durees == []
    assert len(doutes) == 1
