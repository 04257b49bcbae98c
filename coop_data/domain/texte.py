"""Comparing what people type: accents, case, apostrophes and spaces do not matter."""

import unicodedata

APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"})


def plier(texte: str) -> str:
    """Fold a text for search and comparison: no accent, no case, single spaces.

    >>> plier("  Échange  de l’ÉTAT ")
    "echange de l'etat"
    """
    decompose = unicodedata.normalize("NFKD", texte.translate(APOSTROPHES))
    sans_accents = "".join(caractere for caractere in decompose if not unicodedata.combining(caractere))
    return " ".join(sans_accents.casefold().split())
