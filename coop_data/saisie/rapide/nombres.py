"""Whole numbers as typed in French: in figures, or in words up to a thousand."""

import re
from typing import Final

_PETITS: Final = [
    "zero",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
_DIZAINES: Final = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70}
_DIZAINES_LONGUES: Final = {"quatre-vingts": 80, "quatre-vingt": 80, "huitante": 80, "nonante": 90}
_ENVIRON: Final = {
    "dizaine": 10,
    "douzaine": 12,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
}


def _noms() -> dict[str, int]:
    """Every number below a hundred that has a name, with « - » between its words."""
    noms = {nom: valeur for valeur, nom in enumerate(_PETITS)} | {"une": 1, "cent": 100}
    for dizaine, valeur in (_DIZAINES | _DIZAINES_LONGUES).items():
        noms[dizaine] = valeur
        unites = range(1, 20) if valeur in (60, 80) else range(1, 10)
        for unite in unites:
            nom = _PETITS[unite]
            noms[f"{dizaine}-{nom}"] = valeur + unite
            if unite in (1, 11):
                noms[f"{dizaine}-et-{nom}"] = valeur + unite
    return noms


NOMS: Final = _noms()
_EN_LETTRES: Final = "|".join(
    re.escape(nom).replace(r"\-", r"[\s-]") for nom in sorted(NOMS, key=len, reverse=True)
)
_A_PEU_PRES: Final = rf"une\s(?:{'|'.join(_ENVIRON)})\sd(?:e\s|')"
NOMBRE: Final = rf"(?:{_A_PEU_PRES}|\d{{1,3}}(?:\s\d{{3}})+|\d+|(?:{_EN_LETTRES})(?![\w-]))"
"""Pattern of a number, on a folded line."""


def nombre_of(texte: str) -> int:
    """The value of a text that ``NOMBRE`` matched. Raises KeyError when it is not a number."""
    if (chiffres := "".join(texte.split())).isdigit():
        return int(chiffres)
    mots = texte.split()
    if mots[0] == "une" and len(mots) > 1 and mots[1].rstrip("'") in _ENVIRON:
        return _ENVIRON[mots[1]]
    return NOMS["-".join(re.split(r"[\s-]+", texte.strip()))]


def est_environ(texte: str) -> bool:
    """True for « une trentaine de », which is not an exact count."""
    return re.fullmatch(_A_PEU_PRES, texte) is not None
