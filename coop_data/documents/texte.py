"""Text as it can be printed: French spaces, and only signs that the fonts of documents can draw.

PDF/UA refuses a document with a character that no font draws: an emoji in a note must not cost the whole file.
"""

import re
import unicodedata

PLAGES = (
    (0x0020, 0x007E),  # Latin
    (0x00A0, 0x024F),  # Latin with accents
    (0x0300, 0x036F),  # accents apart
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin with rarer accents
    (0x2010, 0x2027),  # dashes, quotation marks, bullets
    (0x2030, 0x2040),
    (0x2070, 0x209C),  # exponents
    (0x20A0, 0x20BF),  # currencies
    (0x2100, 0x211E),
    (0x2122, 0x2122),
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x25A0, 0x25FF),  # shapes
)
"""Characters printed as they are; a test compiles each of them."""

INCONNU = "\u25a1"
INSECABLE = "\u00a0"
"""Narrow no-break spaces become this one: our font draws them as plain spaces, and a copied text
would lose them.
"""

LONGUEUR_SANS_ESPACE = 24
COUPE = "\u200b"

_AVANT = re.compile(r"(?<=\S) (?=[;:!?»%€](?:\s|[.,)]|$))")
_APRES = re.compile(r"(?<=«) ")
_LONGS = re.compile(rf"\S{{{LONGUEUR_SANS_ESPACE + 1},}}")


def imprimable(texte: str) -> str:
    """The text, composed, with no-break spaces before high signs, ``□`` for what no font draws."""
    compose = unicodedata.normalize("NFC", texte.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    net = compose.translate(_SIGNES)
    return _LONGS.sub(_cassable, _APRES.sub(INSECABLE, _AVANT.sub(INSECABLE, net)))


def abreger(texte: str, longueur: int) -> str:
    """The text in at most so many signs, with an ellipsis where it is cut."""
    return texte if len(texte) <= longueur else texte[: longueur - 1].rstrip() + "…"


class _Signes(dict[int, str]):
    """What each character becomes, decided the first time it is met."""

    def __missing__(self, code: int) -> str:
        self[code] = _signe(chr(code))
        return self[code]


_SIGNES = _Signes()


def _signe(signe: str) -> str:
    """The sign itself, nothing for an invisible one, else the mark of what cannot be drawn."""
    if signe == "\u202f":
        return INSECABLE
    if signe == "\n" or (_dans_les_plages(ord(signe)) and unicodedata.category(signe)[0] != "C"):
        return signe
    if unicodedata.category(signe) in ("Cc", "Cf", "Mn", "Me"):
        return ""
    return " " if signe.isspace() else INCONNU


def _dans_les_plages(code: int) -> bool:
    return any(debut <= code <= fin for debut, fin in PLAGES)


def _cassable(trouve: re.Match[str]) -> str:
    """A very long word, such as an address, with invisible places where it may be cut to stay in its column."""
    mot = trouve.group()
    return COUPE.join(mot[rang : rang + LONGUEUR_SANS_ESPACE] for rang in range(0, len(mot), LONGUEUR_SANS_ESPACE))
