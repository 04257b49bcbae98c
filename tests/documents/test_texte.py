"""What is printed: French spaces, no sign without a drawing, and nothing lost of what can be drawn."""

import unicodedata
from datetime import UTC, datetime

import pytest

from coop_data.documents.blocs import Document, Paragraphe
from coop_data.documents.rendu import ecrire_pdf
from coop_data.documents.texte import PLAGES, abreger, imprimable
from tests.documents.lecture import Lu


@pytest.mark.parametrize(
    ("tape", "imprime"),
    [
        ("Atelier : un « essai » !", "Atelier\u00a0: un «\u00a0essai\u00a0»\u00a0!"),
        ("59,5 % des CRA ; fin", "59,5\u00a0% des CRA\u00a0; fin"),
        ("e\u0301te\u0301", "été"),
        ("Bravo 🎉 日本", "Bravo □ □□"),
        ("a\x07b\ufeffc\u202ed\ufe0f", "abcd"),
        ("ligne\r\nautre\tcolonne", "ligne\nautre colonne"),
        ("x" * 50, "x" * 24 + "\u200b" + "x" * 24 + "\u200b" + "xx"),
        ("12\u202f345", "12\u00a0345"),
        ("https://exemple.fr", "https://exemple.fr"),
    ],
)
def test_text_as_it_is_printed(tape: str, imprime: str) -> None:
    assert imprimable(tape) == imprime


def test_every_sign_that_is_let_through_can_be_drawn() -> None:
    signes = [chr(code) for debut, fin in PLAGES for code in range(debut, fin + 1)]
    permis = [signe for signe in signes if unicodedata.category(signe)[0] != "C"]
    assert len(permis) > 1_500
    texte = " ".join(permis)
    document = Document("Signes", (Paragraphe(texte),), datetime.now(UTC))
    assert "ŒœŸ".replace("", " ").split() == [s for s in Lu(ecrire_pdf(document)).texte.split() if s in "ŒœŸ"]


def test_a_label_is_cut_with_an_ellipsis() -> None:
    assert abreger("Médiathèque de Lyon", 30) == "Médiathèque de Lyon"
    assert abreger("Médiathèque de Lyon", 12) == "Médiathèque…"
