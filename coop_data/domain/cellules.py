"""How a value is written in a cell of our CSV: lists, parts of an item, texts that look like formulas.

Both directions live here, so that a file exported is read back unchanged (docs/fichiers.md).
"""

import re
from collections.abc import Iterable

SEPARATEUR_LISTE = "|"
SEPARATEUR_PARTIES = "~"
SEPARATEUR_COMPTE = ":"

_SPECIAUX = re.compile(r"[\\|~:]")
_ECHAPPES = re.compile(r"\\(.)", re.DOTALL)
# A text that already begins with apostrophes is protected too: otherwise reading would remove one of them.
_FORMULE = re.compile(r"'*[=+\-@\t\r]")
_FORMULE_PROTEGEE = re.compile(r"''*[=+\-@\t\r]")


def echapper(texte: str) -> str:
    r"""Put ``\`` before each character that separates: ``a|b`` becomes ``a\|b``."""
    return _SPECIAUX.sub(r"\\\g<0>", texte)


def desechapper(texte: str) -> str:
    """Take the escapes away; a lone final backslash stays."""
    return _ECHAPPES.sub(r"\1", texte)


def decouper(texte: str, separateur: str) -> list[str]:
    """Split on a separator that no backslash precedes; the pieces keep their escapes.

    An empty text is an empty list.
    """
    if not texte:
        return []
    morceaux, courant, echappe = [], "", False
    for caractere in texte:
        if caractere == separateur and not echappe:
            morceaux.append(courant)
            courant = ""
            continue
        courant += caractere
        echappe = caractere == "\\" and not echappe
    return [*morceaux, courant]


def lister(textes: Iterable[str]) -> str:
    """Write a list of plain texts in one cell."""
    return SEPARATEUR_LISTE.join(echapper(texte) for texte in textes)


def delister(texte: str) -> list[str]:
    """Read what ``lister`` wrote."""
    return [desechapper(morceau) for morceau in decouper(texte, SEPARATEUR_LISTE)]


def neutraliser(texte: str) -> str:
    """Protect a text that a spreadsheet would run as a formula, with a leading apostrophe."""
    return f"'{texte}" if _FORMULE.match(texte) else texte


def retablir(texte: str) -> str:
    """Take away the apostrophe that ``neutraliser`` added."""
    return texte[1:] if _FORMULE_PROTEGEE.match(texte) else texte
