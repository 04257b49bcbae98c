"""The report of an import: remarks on rows, and the counts of its last line."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from coop_data import formats
from coop_data.exports.csv import ecrire_csv

LONGUEUR_VALEUR = 200
COLONNES = ("ligne", "colonne", "valeur", "gravite", "motif")
PERSONNELLES = frozenset({"notes", "Notes", "Notes supplémentaires"})
"""Columns of notes: only their author reads notes, so a report never quotes them."""


class Gravite(StrEnum):
    """What a remark did to its row."""

    REFUS = "refus"
    A_COMPLETER = "a_completer"
    AVERTISSEMENT = "avertissement"
    INFORMATION = "information"


class Compte(StrEnum):
    """The counts of an import, in the order of its last line."""

    CREES = "crees"
    MODIFIES = "modifies"
    INCHANGES = "inchanges"
    REFUSES = "refuses"
    A_COMPLETER = "a_completer"


@dataclass(frozen=True, slots=True)
class Remarque:
    """One line of the report."""

    ligne: int
    colonne: str
    valeur: str
    gravite: Gravite
    motif: str

    def cellules(self) -> dict[str, str]:
        """As stored and shown."""
        return {
            "ligne": str(self.ligne),
            "colonne": self.colonne,
            "valeur": self.valeur,
            "gravite": self.gravite.value,
            "motif": self.motif,
        }


def en_csv(remarques: Iterable[Mapping[str, str]]) -> bytes:
    """Remarks as they are stored (``Remarque.cellules``), columns as the command line names them."""
    return ecrire_csv([COLONNES, *([remarque.get(nom, "") for nom in COLONNES] for remarque in remarques)])


@dataclass
class Rapport:
    """The remarks and counts of one import; ``total`` is its number of records.

    ``lues`` counts the filled rows of the file, of which ``exemples`` are those of a model, left out.
    ``fichier_refuse``: the file as a whole could not be imported, and nothing of it was.
    """

    total: int = 0
    lues: int = 0
    exemples: int = 0
    fichier_refuse: bool = False
    remarques: list[Remarque] = field(default_factory=list)
    comptes: Counter[Compte] = field(default_factory=Counter)

    def compter(self, compte: Compte, nombre: int = 1) -> None:
        """Add to a count."""
        self.comptes[compte] += nombre

    def noter(self, ligne: int, colonne: str, valeur: object, gravite: Gravite, motif: str) -> None:
        """Add a remark."""
        texte = "" if valeur is None or colonne in PERSONNELLES else str(valeur)[:LONGUEUR_VALEUR]
        self.remarques.append(Remarque(ligne, colonne, texte, gravite, motif))

    def ordonner(self) -> None:
        """Put the remarks in the order of the file."""
        self.remarques.sort(key=lambda remarque: remarque.ligne)

    def refuser(self, ligne: int, erreurs: list[tuple[str, object, str]]) -> None:
        """Refuse a row for one or more (column, value, reason); it counts once."""
        self.compter(Compte.REFUSES)
        for colonne, valeur, motif in erreurs:
            self.noter(ligne, colonne, valeur, Gravite.REFUS, motif)

    @property
    def a_des_refus(self) -> bool:
        """True when a row, or the file, was refused: the command then ends with status 1."""
        return self.fichier_refuse or self.comptes[Compte.REFUSES] > 0

    @property
    def bilan(self) -> dict[str, int]:
        """The counts, zeros included."""
        return {compte.value: self.comptes[compte] for compte in Compte}

    def derniere_ligne(self) -> str:
        """``crees=.. modifies=.. inchanges=.. refuses=.. a_completer=..``."""
        return " ".join(f"{nom}={nombre}" for nom, nombre in self.bilan.items())

    def lecture_en_clair(self) -> str:
        """How many rows were read: « 12 lignes lues, dont 1 exemple ignoré »."""
        lues = formats.pluriel(self.lues, "ligne lue", "lignes lues")
        if not self.exemples:
            return lues
        return f"{lues}, dont {formats.pluriel(self.exemples, 'exemple ignoré', 'exemples ignorés')}"

    def lignes_csv(self) -> list[tuple[str, ...]]:
        """Header and remarks."""
        return [COLONNES, *(tuple(remarque.cellules().values()) for remarque in self.remarques)]
