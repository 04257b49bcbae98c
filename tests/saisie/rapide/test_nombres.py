"""Whole numbers, in figures and in words."""

import re

import pytest

from coop_data.saisie.rapide.nombres import NOMBRE, est_environ, nombre_of


@pytest.mark.parametrize(
    ("texte", "valeur"),
    [
        ("0", 0),
        ("12", 12),
        ("1 200", 1200),
        ("un", 1),
        ("douze", 12),
        ("dix-sept", 17),
        ("vingt et un", 21),
        ("trente-deux", 32),
        ("soixante-dix", 70),
        ("soixante et onze", 71),
        ("quatre-vingt-dix-neuf", 99),
        ("quatre vingts", 80),
        ("cent", 100),
        ("une trentaine d'", 30),
        ("une dizaine de", 10),
    ],
)
def test_number(texte: str, valeur: int) -> None:
    trouve = re.match(NOMBRE, texte + " " if texte.endswith("de") else texte)
    assert trouve is not None
    assert trouve[0].strip() == texte
    assert nombre_of(trouve[0]) == valeur
    assert est_environ(trouve[0]) == texte.startswith("une ")


@pytest.mark.parametrize("texte", ["unique", "dixième", "centre", "neuve"])
def test_a_word_that_begins_like_a_number_is_none(texte: str) -> None:
    assert re.match(NOMBRE, texte) is None
