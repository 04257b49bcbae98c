"""Whatever is typed, the quick entry answers, stays inside the line and the form, and never makes a number up."""

import csv
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coop_data.domain.accompagnement import DUREE_MAX, DUREE_MIN, PARTICIPANTS_MAX
from coop_data.domain.texte import plier
from coop_data.saisie.donnees_personnelles import masquer
from coop_data.saisie.rapide import lire_ligne
from coop_data.saisie.rapide.decoupe import CONNECTEURS
from coop_data.saisie.schemas import FORMULAIRES, lire_saisie

AUJOURDHUI = date(2026, 3, 11)
TABLE = Path(__file__).with_name("lignes.csv")
with TABLE.open(encoding="utf-8", newline="") as fichier:
    TEXTES = [rang["texte"] for rang in csv.DictReader(fichier, delimiter=";")]
MOTS = sorted({mot for texte in TEXTES for mot in texte.split()})
LIGNES = st.one_of(st.lists(st.sampled_from(MOTS), max_size=14).map(" ".join), st.text(max_size=80))
QUI = st.sets(st.sampled_from(sorted(FORMULAIRES)), min_size=1).map(frozenset)
HOSTILES = (
    "",
    "   ",
    "#",
    "##### # #",
    "avec",
    "avec avec avec",
    "99999999999999999999h",
    "31/02/2026 30/02",
    "le 32 mars 25h99",
    "0h 0 médiateurs -3 structures",
    "<script>alert(1)</script> 2h",
    "=SOMME(A1) 1h",
    "٣ médiateurs ½ h １２ structures",
    "🙂" * 50,
    "2h " * 200,
    "hier demain lundi mardi 12/03 13/03",
    "\x00 \n\t réunion\u202f1h",
    "a" * 5000,
)


def mots(texte: str) -> set[str]:
    return set(re.findall(r"\w+", plier(texte).replace("_", " ")))


def verifier(texte: str, formulaires: frozenset[str]) -> None:
    """What must hold of any line."""
    lecture = lire_ligne(texte, aujourdhui=AUJOURDHUI, formulaires=formulaires)
    assert lecture.formulaire in formulaires
    assert lecture.champs.keys() <= FORMULAIRES[lecture.formulaire].model_fields.keys()
    assert lecture.champs.keys() <= lecture.indices.keys()
    for indice in (*lecture.indices.values(), lecture.restant, *lecture.tags):
        assert mots(indice) <= mots(texte)
    repris = set().union(*map(mots, (*lecture.indices.values(), *lecture.tags, *lecture.hesitations)))
    assert mots(masquer(texte)) <= repris | mots(lecture.restant) | CONNECTEURS  # no word is lost
    lire_saisie(lecture.formulaire, lecture.champs)
    for champ, valeur in lecture.champs.items():
        verifier_valeur(champ, valeur)


def verifier_valeur(champ: str, valeur: Any) -> None:
    """Nothing empty is deduced, and no number that the form would refuse."""
    assert valeur not in (None, "", [], {}), champ
    if champ == "duree_minutes":
        assert DUREE_MIN <= valeur <= DUREE_MAX
    elif champ == "date":
        assert valeur <= AUJOURDHUI + timedelta(days=366)
    elif isinstance(valeur, int) and not isinstance(valeur, bool):
        assert 0 <= valeur <= PARTICIPANTS_MAX, champ


@settings(max_examples=150, deadline=None)
@given(texte=LIGNES, formulaires=QUI)
def test_any_line_is_read_inside_its_words_and_its_form(texte: str, formulaires: frozenset[str]) -> None:
    verifier(texte, formulaires)


@pytest.mark.parametrize("formulaire", sorted(FORMULAIRES))
def test_every_line_of_the_table_keeps_every_word(formulaire: str) -> None:
    for texte in TEXTES:
        verifier(texte, frozenset({formulaire}))


@pytest.mark.parametrize("texte", HOSTILES, ids=lambda texte: repr(texte[:20]))
def test_lines_that_break_parsers(texte: str) -> None:
    for formulaire in FORMULAIRES:
        verifier(texte, frozenset({formulaire}))
    verifier(texte, frozenset(FORMULAIRES))


@pytest.mark.parametrize(
    ("texte", "champs"),
    [
        ("31/02/2026", set()),
        ("25h30", set()),
        ("99999999999999999999 médiateurs", set()),
        ("réunion à 14h", {"type_animation"}),
        ("réunion de 14h", {"type_animation"}),
    ],
)
def test_what_no_calendar_nor_form_knows_is_not_deduced(texte: str, champs: set[str]) -> None:
    """« 31/02 » is no day, 25 h 30 no duration, 14 h is an hour."""
    coordination = frozenset(FORMULAIRES) - {"accompagnement"}
    assert lire_ligne(texte, aujourdhui=AUJOURDHUI, formulaires=coordination).champs.keys() <= champs


def test_a_line_reads_the_same_twice_and_without_accents() -> None:
    texte = "Réunion de coordination 2h hier 12 médiateurs 3 structures #NEC bonnes pratiques"
    une, autre, plate = (
        lire_ligne(ligne, aujourdhui=AUJOURDHUI) for ligne in (texte, texte, plier(texte).replace("#nec", "#NEC"))
    )
    assert une == autre
    assert (plate.formulaire, plate.champs, plate.tags) == (une.formulaire, une.champs, une.tags)
