"""The tables of an answer as people read them: columns beside the rows, and their names."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from coop_data.analytics.explorer.pivot import LIBELLE_TOTAL, TOTAL, Cle, Pivot
from coop_data.analytics.resultat import Nombre

EFFECTIF = "effectif"
MINUTES = "minutes"


@dataclass(frozen=True, slots=True, eq=False)
class Colonne:
    """A column of figures: a category of the column axis, or all of them together.

    ``code`` names it in a sort; ``effectif``: the column shows figures while the others show shares.
    """

    pivot: Pivot
    code: str
    libelle: str
    categorie: str = TOTAL
    effectif: bool = False

    @property
    def est_une_part(self) -> bool:
        """True when its figures are shares."""
        return bool(self.pivot.question.part) and not self.effectif

    def valeur(self, cle: Cle) -> Nombre:
        """The figure of a row."""
        cle = cle._replace(colonne=self.categorie)
        return self.pivot.part(cle) if self.est_une_part else self.pivot.case(cle).valeur


@dataclass(frozen=True, slots=True, eq=False)
class Tableau:
    """The rows of an answer, and the columns of one measure, or of several side by side."""

    pivots: tuple[Pivot, ...]
    colonnes: tuple[Colonne, ...]

    @property
    def textes(self) -> list[str]:
        """The headers of the labels, one per axis of the rows."""
        question = self.pivots[0].question
        return [axe.libelle for axe in question.axes[: len(question.lignes)]]

    @property
    def entetes(self) -> list[str]:
        """The headers: labels, then figures."""
        return [*self.textes, *(colonne.libelle for colonne in self.colonnes)]

    def rangees(self) -> Iterator[list[Any]]:
        """The rows under ``entetes``: labels, then numbers, raw; totals last."""
        for libelles, cle in self.pivots[0].cles_des_lignes():
            yield [*libelles, *(colonne.valeur(cle) for colonne in self.colonnes)]


def tableaux_of(pivots: Sequence[Pivot]) -> tuple[Tableau, ...]:
    """One table with its measures side by side when there is no column axis; else one table per measure."""
    groupes = [(pivot,) for pivot in pivots] if pivots[0].question.colonne else [tuple(pivots)]
    plusieurs = len(pivots) > 1
    tables = []
    for groupe in groupes:
        voisines = len(groupe) > 1
        colonnes = [colonne for pivot in groupe for colonne in _colonnes(pivot, plusieurs, voisines)]
        tables.append(Tableau(groupe, tuple(colonnes)))
    return tuple(tables)


def _colonnes(pivot: Pivot, plusieurs: bool, voisines: bool) -> Iterator[Colonne]:
    """The categories of the column axis, the total and, beside shares, the figure itself.

    ``plusieurs``: the answer has several measures; ``voisines``: they stand in one table.
    """
    question = pivot.question
    prefixe = f"{question.mesure}." if plusieurs else ""
    mesure = question.statistique.libelle
    effectif = "Durée" if question.statistique.unite == MINUTES else "Effectif"
    lignes = (axe.libelle for axe in question.axes[: len(question.lignes)])
    vus = Counter([*lignes, *(categorie.libelle for categorie in pivot.colonnes), LIBELLE_TOTAL, effectif])
    for categorie in pivot.colonnes:
        libelle = categorie.libelle if vus[categorie.libelle] == 1 else f"{categorie.libelle} ({categorie.code})"
        yield Colonne(pivot, f"{prefixe}{categorie.code}", libelle, categorie.code)
    yield Colonne(pivot, f"{prefixe}{TOTAL}", LIBELLE_TOTAL if question.colonne else mesure)
    if question.part:
        nom = f"{effectif} – {mesure}" if voisines else effectif
        yield Colonne(pivot, f"{prefixe}{EFFECTIF}", nom, effectif=True)
