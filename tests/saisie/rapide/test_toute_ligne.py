"""Whatever is typed: no line breaks the reader, and every word it points at stands in the line."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from coop_data.saisie.rapide import lire_ligne
from coop_data.saisie.schemas import FORMULAIRES

MORCEAUX = [
    "2h",
    "hier",
    "12/03",
    "31/02/2026",
    "le 3 mars",
    "lundi",
    "12 médiateurs",
    "une trentaine d’élus",
    "avec la CAF",
    "et",
    "Emmaüs Connect",
    "#NEC",
    "«",
    "»",
    "organisé par",
    "la commune",
    "à la médiathèque de Lyon",
    "14h-16h",
    "Réunion",
    "Forum",
    "Convention",
    "Atelier",
    "e-mail",
    "dame 72 ans",
    "orienté vers",
    "œ",
    "ﬁ",
    "½",
    "İ",
    ",",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(MORCEAUX), st.text(max_size=8)), max_size=12).map(" ".join))
def test_any_line_is_read_into_its_form_with_its_own_words(ligne: str) -> None:
    lecture = lire_ligne(ligne, aujourdhui=date(2026, 11, 22))
    champs = FORMULAIRES[lecture.formulaire].model_validate(lecture.champs)
    assert champs.formulaire == lecture.formulaire
    for champ in lecture.champs:
        for mots in lecture.indices[champ].split(", "):
            assert mots in ligne
    for mot in lecture.restant.split(" "):
        assert mot in ligne
