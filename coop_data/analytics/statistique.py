"""The definition of a figure: its words, its measure, its breakdown. Frozen data, no computation.

A *mesure* says what is counted; a *ventilation* says along which list. Both name columns of the fact tables
(``coop_data.models.faits``) or dimensions of their companions; ``coop_data.analytics.calcul`` reads them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from coop_data.domain.termes import Terme


class Domaine(Terme):
    """The two kinds of activity reports, never counted together."""

    ACCOMPAGNEMENT = "accompagnement", "Accompagnements"
    COORDINATION = "coordination", "Coordination"


class Nomenclature(Terme):
    """Open lists whose labels are read from the records."""

    STRUCTURE = "structure", "Structure"
    PERSONNE = "personne", "Conseiller·ère"
    COMMUNE = "commune", "Commune"
    TAG = "tag", "Tag"
    ORGANISME = "organisme", "Organisme"


# --- What is counted ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Compte:
    """Number of reports, or of those whose column holds a value (``quand`` = column, value)."""

    quand: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Somme:
    """Sum of integer columns of the facts."""

    colonnes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Poids:
    """Sum of the weights of a multiple choice: people sent to a body, rows of partners."""


@dataclass(frozen=True, slots=True)
class Distincts:
    """Number of distinct combinations of columns."""

    colonnes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ValeursDistinctes:
    """Number of distinct values of a multiple choice."""

    dimension: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One measure minus another."""

    de: Somme
    moins: Somme


@dataclass(frozen=True, slots=True)
class Ratio:
    """One measure over another; no value when the second is 0."""

    numerateur: Compte | Somme
    denominateur: Compte | Somme | Distincts


ACCOMPAGNEMENTS = Somme(("accompagnements",))
"""People accompanied, which every breakdown of accompagnement reports gives beside their number."""

Additive = Compte | Somme
Mesure = Compte | Somme | Poids | Distincts | ValeursDistinctes | Difference | Ratio


# --- Along which list -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Choix:
    """Single choice among a closed vocabulary, held by a column."""

    colonne: str
    vocabulaire: type[Terme]
    base: ClassVar[str] = "les comptes rendus où la réponse est donnée"


@dataclass(frozen=True, slots=True)
class ChoixMultiple:
    """Several choices among a closed vocabulary, held by a dimension of the companion table."""

    dimension: str
    vocabulaire: type[Terme]
    base: ClassVar[str] = "la somme des mentions"


@dataclass(frozen=True, slots=True)
class Classes:
    """People by class: one column per term of the vocabulary, named ``prefixe_code``."""

    prefixe: str
    vocabulaire: type[Terme]
    base: ClassVar[str] = "la somme des classes"

    @property
    def colonnes(self) -> dict[str, str]:
        """Column of each code, in the order of the vocabulary."""
        return {terme.value: f"{self.prefixe}_{terme.value}" for terme in self.vocabulaire}


@dataclass(frozen=True, slots=True)
class Liste:
    """Open list held by a column: only values above 0, the largest first."""

    colonne: str
    nomenclature: Nomenclature
    base: ClassVar[str] = "les comptes rendus où la réponse est donnée"


@dataclass(frozen=True, slots=True)
class ListeMultiple:
    """Open list held by a dimension of the companion table."""

    dimension: str
    nomenclature: Nomenclature
    base: ClassVar[str] = "la somme des mentions"


@dataclass(frozen=True, slots=True)
class Territoires:
    """By ``departement`` or ``region`` (overseas collectivities one by one), then the reports
    without territory.
    """

    maille: str
    base: ClassVar[str] = "tous les comptes rendus, ceux sans territoire compris"


@dataclass(frozen=True, slots=True)
class Temps:
    """By ``mois``, ``trimestre`` or ``semaine``: every one that the period touches, zeros included, and a
    running total.
    """

    maille: str
    series: tuple[tuple[str, Additive], ...]
    base: ClassVar[str] = ""


@dataclass(frozen=True, slots=True)
class Croisement:
    """A closed list by month: the cells above zero, and each month counted as a whole (``total``).

    A report with two themes is in two cells of its month, and counts once in its total.
    """

    lignes: Choix | ChoixMultiple
    total: Compte
    base: ClassVar[str] = "les cases de chaque mois"


Ventilation = Choix | ChoixMultiple | Classes | Liste | ListeMultiple | Territoires | Temps | Croisement


# --- A figure and a catalogue of figures ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Statistique:
    """A figure (no ``ventilation``) or a breakdown. ``definition`` is one French sentence, shown as help.

    ``base``: for a figure that is a part of another, the code of that other.
    """

    code: str
    libelle: str
    definition: str
    unite: str
    domaine: Domaine
    mesure: Mesure
    ventilation: Ventilation | None = None
    base: str = ""

    @property
    def compte_des_cra(self) -> bool:
        """True for the breakdowns that count accompagnement reports: they carry their people too."""
        return self.domaine is Domaine.ACCOMPAGNEMENT and self.mesure == Compte()

    @property
    def est_nominative(self) -> bool:
        """True for the breakdowns whose rows are people."""
        return isinstance(self.ventilation, Liste) and self.ventilation.nomenclature is Nomenclature.PERSONNE


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every figure and breakdown of a domain, in the order of pages and files."""

    domaine: Domaine
    chiffres: tuple[Statistique, ...]
    repartitions: tuple[Statistique, ...]

    def __iter__(self) -> Iterator[Statistique]:
        yield from self.chiffres
        yield from self.repartitions

    def find(self, code: str) -> Statistique:
        """The breakdown, else the figure, of this code. Raises ``KeyError`` when there is none."""
        for statistique in (*self.repartitions, *self.chiffres):
            if statistique.code == code:
                return statistique
        raise KeyError(code)
