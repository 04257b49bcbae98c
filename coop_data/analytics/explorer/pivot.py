"""The figures of a measure: cells, subtotals and totals, each counted on its own, and shares over them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from coop_data.analytics.explorer.categories import Categorie
from coop_data.analytics.explorer.phrase import Contexte, notes
from coop_data.analytics.explorer.question import Question
from coop_data.analytics.resultat import Nombre
from coop_data.domain.perimetre import Perimetre

TOTAL = ""
"""In place of a category: all categories."""
LIBELLE_TOTAL = "Total"
AUTRES = Categorie("autres", "autres", "Autres")
"""The categories of the first axis beyond those asked for, counted together, a report once."""


ENSEMBLE = Categorie(None, TOTAL, LIBELLE_TOTAL)
AXES_DES_LIGNES = ("ligne1", "ligne2")


class Cle(NamedTuple):
    """The categories of a figure, by code; ``TOTAL`` on an axis that is not cut, or absent."""

    ligne1: str = TOTAL
    ligne2: str = TOTAL
    colonne: str = TOTAL


class Case(NamedTuple):
    """A figure, and the reports behind it. A ratio is raw, ``None`` without base."""

    valeur: Nombre
    n: int


@dataclass(frozen=True, slots=True, eq=False)
class Pivot:
    """The figures of a question.

    ``premieres``: the categories of the first axis; ``lignes``: the rows, a category of each row axis;
    ``colonnes``: those of the column axis, all in order. ``cases``: the figures counted; a case that is absent is
    worth ``vide``.
    """

    question: Question
    perimetre: Perimetre
    premieres: tuple[Categorie, ...]
    lignes: tuple[tuple[Categorie, ...], ...]
    colonnes: tuple[Categorie, ...]
    cases: Mapping[Cle, Case]
    vide: Case
    contexte: Contexte

    @property
    def est_vide(self) -> bool:
        """True when no report was found: pages then say so in a sentence."""
        return self.total.n == 0

    @property
    def total(self) -> Case:
        """The figure over every report of the question, with or without an answer."""
        return self.cases[Cle()]

    def case(self, cle: Cle) -> Case:
        """One figure."""
        return self.cases.get(cle, self.vide)

    def part(self, cle: Cle) -> float | None:
        """The share asked for, over a total counted on its own; ``None`` when none is asked or its base is 0."""
        match self.question.part:
            case "ligne":
                base = self.case(cle._replace(colonne=TOTAL))
            case "colonne":
                base = self.case(Cle(colonne=cle.colonne))
            case "total":
                base = self.total
            case _:
                return None
        valeur = self.case(cle).valeur
        return valeur / base.valeur if base.valeur and valeur is not None else None

    def affichee(self, cle: Cle) -> Nombre:
        """The number that a table shows: the share when one is asked, else the value."""
        return self.part(cle) if self.question.part else self.case(cle).valeur

    def cles_des_lignes(self) -> Iterator[tuple[tuple[str, ...], Cle]]:
        """Each row of the table, labels and key: categories, a subtotal after those of a first one, the total."""
        if len(self.question.lignes) == 1:
            yield from (((premiere.libelle,), Cle(premiere.code)) for premiere in self.premieres)
            yield (LIBELLE_TOTAL,), Cle()
            return
        suivantes: dict[Categorie, list[Categorie]] = {premiere: [] for premiere in self.premieres}
        for premiere, seconde in self.lignes:
            suivantes[premiere].append(seconde)
        for premiere, secondes in suivantes.items():
            yield from (((premiere.libelle, s.libelle), Cle(premiere.code, s.code)) for s in secondes)
            if self.case(Cle(premiere.code)).n:
                yield (premiere.libelle, LIBELLE_TOTAL), Cle(premiere.code)
        yield (LIBELLE_TOTAL, ""), Cle()

    @property
    def cellules(self) -> pd.DataFrame:
        """One row per cell above zero: code and label of each axis, ``valeur``, ``n``, ``part``."""
        return self._longue(self.lignes, self.colonnes if self.question.colonne else (None,))

    @property
    def totaux_des_lignes(self) -> pd.DataFrame:
        """One row per row of the table, over all columns; the cells themselves when there is no column axis."""
        return self._longue(self.lignes, (None,))

    @property
    def sous_totaux(self) -> pd.DataFrame:
        """With two row axes: each category of the first one, by column then over all; empty otherwise."""
        if len(self.question.lignes) == 1:
            return self._longue((), ())
        return self._longue(((premiere,) for premiere in self.premieres), (*self.colonnes, None))

    @property
    def totaux_des_colonnes(self) -> pd.DataFrame:
        """Each column over all rows, then the grand total."""
        return self._longue([()], (*self.colonnes, None))

    def _longue(
        self, lignes: Iterable[tuple[Categorie, ...]], colonnes: Iterable[Categorie | None]
    ) -> pd.DataFrame:
        """The figures above zero among these, codes and labels in columns; ``TOTAL`` is an empty code."""
        axes = [*AXES_DES_LIGNES[: len(self.question.lignes)], *(["colonne"] if self.question.colonne else [])]
        colonnes = list(colonnes)
        cellules: list[list[Any]] = []
        for categories in lignes:
            for colonne in colonnes:
                par_axe = dict(zip(AXES_DES_LIGNES, categories, strict=False))
                par_axe |= {"colonne": colonne} if colonne else {}
                cle = Cle(**{axe: categorie.code for axe, categorie in par_axe.items()})
                case = self.case(cle)
                if case.n:
                    noms = [par_axe.get(axe, ENSEMBLE) for axe in axes]
                    identite = [texte for categorie in noms for texte in (categorie.code, categorie.libelle)]
                    cellules.append([*identite, case.valeur, case.n, self.part(cle)])
        entetes = [entete for axe in axes for entete in (axe, f"{axe}_libelle")]
        return pd.DataFrame(cellules, columns=[*entetes, "valeur", "n", "part"])

    def notes(self) -> tuple[str, ...]:
        """How to read it, in French sentences."""
        return notes(self.question, self.contexte)
