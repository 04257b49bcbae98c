"""A line as it is read: folded for comparison, each folded letter linked to the typed letter it stands for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from coop_data.domain.texte import plier
from coop_data.saisie.rapide.questions import Reponse

CONNECTEURS: Final = frozenset(
    [
        "a",
        "au",
        "aux",
        "avec",
        "ce",
        "cet",
        "cette",
        "chez",
        "d",
        "dans",
        "de",
        "des",
        "du",
        "en",
        "environ",
        "et",
        "l",
        "la",
        "le",
        "les",
        "lors",
        "par",
        "pour",
        "sur",
        "soit",
        "un",
        "une",
        "vers",
        "avons",
        "ai",
        "eu",
        "j",
        "nous",
        "on",
        "y",
        "dont",
        "entre",
        "durant",
        "pendant",
        "duree",
        "suite",
    ]
)
"""Linking words: alone, they are not reported as not understood."""

EXCLUSIFS: Final = "statut_"
"""Prefix of fields whose words fill no other field: « retraitée » only says who came."""
SUPERPOSABLES: Final = frozenset({"materiel", "thematiques"})
"""Fields that may share their words: « prise en main du smartphone » is a theme and an equipment."""


@dataclass(frozen=True, slots=True)
class Ligne:
    """What was typed, its folded form, and for each folded letter the rank of the one it comes from."""

    texte: str
    plie: str
    rangs: tuple[int, ...]

    @classmethod
    def of(cls, texte: str) -> "Ligne":
        """Fold letter by letter, so that a place in the folded line is also a place in the typed line."""
        lettres: list[str] = []
        rangs: list[int] = []
        for rang, typee in enumerate(texte):
            for lettre in " " if typee.isspace() else plier(typee):
                lettres.append(lettre)
                rangs.append(rang)
        return cls(texte, "".join(lettres), (*rangs, len(texte)))

    def mots(self, debut: int, fin: int) -> str:
        """The exact words typed between two places of the folded line."""
        return self.texte[self.rangs[debut] : self.rangs[fin - 1] + 1].strip() if fin > debut else ""

    def place(self, rang: int) -> int:
        """Place in the folded line of a letter typed."""
        return self.rangs.index(rang)

    def chercher(self, motif: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Every place of the folded line where a pattern is found."""
        return motif.finditer(self.plie)


@dataclass(frozen=True, slots=True)
class Trouvaille:
    """The meaning of a few words: a value for a field of these forms (of every form when none is given).

    ``force``: 2 when the words name the activity itself, hence the form, 1 when they only suggest it, 0 when they
    say nothing about it. ``doute``: another possible meaning, told to people, and ``reponses`` to it. An empty
    ``champ`` prevents words from being read otherwise.
    """

    debut: int
    fin: int
    champ: str
    valeur: object = None
    formulaires: frozenset[str] = frozenset()
    force: int = 0
    doute: str = ""
    reponses: tuple[Reponse, ...] = ()

    def sert(self, formulaire: str) -> bool:
        """True when that form has such a field."""
        return not self.formulaires or formulaire in self.formulaires

    def chevauche(self, autre: "Trouvaille") -> bool:
        """True when both read a same letter, unless the very same words may fill their two fields
        (« dépannage »).
        """
        if {self.champ, autre.champ} == SUPERPOSABLES:
            return False
        if (self.debut, self.fin) == (autre.debut, autre.fin):
            un_seul_sens = self.champ.startswith(EXCLUSIFS) or autre.champ.startswith(EXCLUSIFS)
            return un_seul_sens or self.champ == autre.champ or not (self.champ and autre.champ)
        return self.debut < autre.fin and autre.debut < self.fin


def sans_chevauchement(trouvailles: Iterable[Trouvaille]) -> list[Trouvaille]:
    """Keep one reading of each word: the first given wins, so the surest come first. Returned in the order of the
    line.
    """
    retenues: list[Trouvaille] = []
    for trouvaille in trouvailles:
        if not any(trouvaille.chevauche(autre) for autre in retenues):
            retenues.append(trouvaille)
    return sorted(retenues, key=lambda trouvaille: trouvaille.debut)


def restant_of(ligne: Ligne, lues: Sequence[Trouvaille]) -> str:
    """The words that no rule read, without linking words at their ends."""
    libres = list(ligne.plie)
    for lue in lues:
        if not (lue.champ or lue.force or lue.doute):
            continue
        libres[lue.debut : lue.fin] = "\0" * (lue.fin - lue.debut)
    morceaux: list[str] = []
    for passage in re.finditer(r"[^\0]+", "".join(libres)):
        mots = list(re.finditer(r"[\w&+@/.·-]*\w", passage[0]))
        while mots and mots[0][0] in CONNECTEURS:
            mots.pop(0)
        while mots and mots[-1][0] in CONNECTEURS:
            mots.pop()
        if mots:
            morceaux.append(ligne.mots(passage.start() + mots[0].start(), passage.start() + mots[-1].end()))
    return " ".join(morceaux)
