"""Partners that are probably the same, written in two ways: proposed, never merged automatically."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import Final

from coop_data.saisie.partenaires import Partenaire

PROCHE: Final = 0.86
"""The likeness (0 to 1) from which two names are proposed…"""
MOT_PROCHE: Final = 0.8
"""… provided each word that differs has one as close: « Mairie de Lyon » and « Mairie de Laon » are
not proposed.
"""
PROPOSITIONS: Final = 20
_MOTS: Final = re.compile(r"[a-z0-9]+")
_OUTILS: Final = frozenset({"a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "sur"})
_SIGLE_MIN: Final = 3


@dataclass(frozen=True, slots=True)
class Doublon:
    """Two partners whose names are close; ``ressemblance`` is from 0 to 1."""

    partenaires: tuple[Partenaire, Partenaire]
    ressemblance: float


def doublons_probables(partenaires: Sequence[Partenaire]) -> list[Doublon]:
    """The closest pairs first, at most twenty."""
    mots = {partenaire.plie: _mots(partenaire.plie) for partenaire in partenaires}
    trouves = [
        Doublon((premier, second), proche)
        for premier, second in combinations(partenaires, 2)
        if (proche := _ressemblance(mots[premier.plie], mots[second.plie])) >= PROCHE
    ]
    return sorted(trouves, key=lambda doublon: -doublon.ressemblance)[:PROPOSITIONS]


def _mots(plie: str) -> tuple[str, ...]:
    """The significant words of a name, without « de » and « la » unless there is nothing else."""
    tous = tuple(_MOTS.findall(plie))
    return tuple(mot for mot in tous if mot not in _OUTILS) or tous


def _ressemblance(mots: tuple[str, ...], autres: tuple[str, ...]) -> float:
    """1 for the same words in any order, or for a name and its initials; else how close the letters are."""
    if sorted(mots) == sorted(autres) or _est_le_sigle(mots, autres) or _est_le_sigle(autres, mots):
        return 1.0
    if _chiffres(mots) != _chiffres(autres):
        return 0.0  # the third and the fifth arrondissement differ
    proche = _proximite(" ".join(mots), " ".join(autres), PROCHE)
    return proche if proche and _differe_par_des_fautes(mots, autres) else 0.0


def _proximite(texte: str, autre: str, seuil: float) -> float:
    """How close two texts are, 0 below the threshold; the costly computation comes last."""
    lettres = SequenceMatcher(None, texte, autre, autojunk=False)
    if lettres.real_quick_ratio() < seuil or lettres.quick_ratio() < seuil or lettres.ratio() < seuil:
        return 0.0
    return lettres.ratio()


def _differe_par_des_fautes(mots: tuple[str, ...], autres: tuple[str, ...]) -> bool:
    """True when each word of the shorter name that the other lacks looks like one of its words."""
    propres, autres_propres = sorted((set(mots) - set(autres), set(autres) - set(mots)), key=len)
    return all(any(_proximite(mot, autre, MOT_PROCHE) for autre in autres_propres) for mot in propres)


def _est_le_sigle(court: tuple[str, ...], long: tuple[str, ...]) -> bool:
    initiales = "".join(mot[0] for mot in long)
    return len(long) >= _SIGLE_MIN and "".join(court) == initiales


def _chiffres(mots: tuple[str, ...]) -> list[str]:
    return sorted(re.findall(r"\d+", " ".join(mots)))
