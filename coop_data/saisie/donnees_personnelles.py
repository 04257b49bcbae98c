"""Spotting personal data in a free text, to warn: notes must not name or number anyone."""

import re
from typing import Final

_SEPARATEUR = r"[\s.\-/]?"
_REPERES: Final = (
    (
        "un numéro de sécurité sociale",
        re.compile(
            rf"(?<!\d)[1-478]{_SEPARATEUR}\d\d{_SEPARATEUR}(?:0[1-9]|1[0-2]|[2-9]\d){_SEPARATEUR}"
            rf"(?:\d\d|2[AB]){_SEPARATEUR}\d{{3}}{_SEPARATEUR}\d{{3}}(?:{_SEPARATEUR}\d\d)?(?!\d)",
            re.IGNORECASE,
        ),
    ),
    ("une adresse électronique", re.compile(r"[^\s@<>,;:()]+@[^\s@<>,;:()]+\.[^\W\d_]{2,}")),
    (
        "un numéro de téléphone",
        re.compile(r"(?<!\d)(?:(?:\+|00)\d{2,3}[\s.\-]?(?:\(0\))?[\s.\-]?|0)[1-9](?:[\s.\-]?\d\d){4}(?!\d)"),
    ),
)


def reperer(texte: str) -> list[str]:
    """What the text seems to hold, in words: NIR, e-mail address, telephone number."""
    trouves = []
    for nom, motif in _REPERES:
        texte, nombre = motif.subn(" ", texte)  # a NIR is not read again as a telephone number
        if nombre:
            trouves.append(nom)
    return trouves


def masquer(texte: str) -> str:
    """The same text, with spaces instead of what ``reperer`` spots: every other letter keeps its place."""
    for _, motif in _REPERES:
        texte = motif.sub(lambda trouve: " " * len(trouve[0]), texte)
    return texte
