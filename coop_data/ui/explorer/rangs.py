"""The rows of a pivot as the screen ranges them, and how its figures read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from coop_data import formats
from coop_data.analytics.explorer.categories import Categorie
from coop_data.analytics.explorer.pivot import AUTRES, LIBELLE_TOTAL, TOTAL, Cle, Pivot
from coop_data.analytics.explorer.question import PARTS, Question
from coop_data.analytics.resultat import Nombre
from coop_data.domain.texte import plier
from coop_data.exports import presentation

ORDRE, NOM = "", "nom"
HAUT, BAS = "haut", "bas"
SENS: Final[Mapping[str, str]] = {HAUT: "du plus haut au plus bas", BAS: "du plus bas au plus haut"}
COLONNES_TRIABLES: Final = 12
"""Beyond that many columns, only their total sorts."""


class Genre(StrEnum):
    """What a row of the table is."""

    LIGNE = "ligne"
    SOUS_TOTAL = "sous-total"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Rang:
    """A row: its labels, one per axis of the rows, and the key of its figures."""

    libelles: tuple[str, ...]
    cle: Cle
    genre: Genre = Genre.LIGNE


def titre_of(question: Question) -> str:
    """« Accompagnements par département et par trimestre »."""
    *debuts, fin = (f"par {axe.libelle[0].lower()}{axe.libelle[1:]}" for axe in question.axes)
    axes = f"{', '.join(debuts)} et {fin}" if debuts else fin
    part = f", {PARTS[question.part]}" if question.part else ""
    return f"{question.statistique.libelle} {axes}{part}"


def tris_of(pivot: Pivot) -> dict[str, str]:
    """The orders that a table may take: as counted, by name, by its total or one of its columns."""
    tris = {ORDRE: "Ordre habituel", NOM: "Intitulé"}
    colonnes = {TOTAL: LIBELLE_TOTAL if pivot.question.colonne else pivot.question.statistique.libelle}
    if len(pivot.colonnes) <= COLONNES_TRIABLES:
        colonnes |= {colonne.code: colonne.libelle for colonne in pivot.colonnes}
    for code, libelle in colonnes.items():
        for sens, dit in SENS.items():
            tris[f"{sens}:{code}"] = f"{libelle}, {dit}"
    return tris


def ranger(pivot: Pivot, tri: str = ORDRE) -> list[Rang]:
    """Every row in the order asked for (a key of ``tris_of``, else the usual one): groups first, then within each;
    totals last.
    """
    tri = tri if tri in tris_of(pivot) else ORDRE
    deux = len(pivot.question.lignes) == 2
    suivantes: dict[Categorie, list[Categorie]] = {premiere: [] for premiere in pivot.premieres}
    for premiere, *secondes in pivot.lignes:
        suivantes[premiere].extend(secondes)
    rangs: list[Rang] = []
    for premiere in _trier(pivot, pivot.premieres, Cle(), "ligne1", tri):
        base = Cle(premiere.code)
        if not deux:
            rangs.append(Rang((premiere.libelle,), base))
            continue
        for seconde in _trier(pivot, suivantes[premiere], base, "ligne2", tri):
            rangs.append(Rang((premiere.libelle, seconde.libelle), base._replace(ligne2=seconde.code)))
        rangs.append(Rang((premiere.libelle, LIBELLE_TOTAL), base, Genre.SOUS_TOTAL))
    fin = (LIBELLE_TOTAL, "") if deux else (LIBELLE_TOTAL,)
    return [*rangs, Rang(fin, Cle(), Genre.TOTAL)]


def _trier(pivot: Pivot, categories: Sequence[Categorie], base: Cle, champ: str, tri: str) -> Sequence[Categorie]:
    """« Autres » stays last, and so does what has no value."""
    if tri == ORDRE:
        return categories
    sens, _, colonne = tri.partition(":")

    def rang(categorie: Categorie) -> tuple[bool, bool, float, str]:
        cle = base._replace(**{champ: categorie.code}, colonne=colonne)
        valeur = None if tri == NOM else pivot.affichee(cle)
        mesure = 0.0 if valeur is None else -valeur if sens == HAUT else valeur
        return categorie.code == AUTRES.code, tri != NOM and valeur is None, mesure, plier(categorie.libelle)

    return sorted(categories, key=rang)


def colonnes_of(pivot: Pivot) -> list[str]:
    """The codes of the columns of figures, the total last; the total alone without column axis."""
    return [*(colonne.code for colonne in pivot.colonnes), TOTAL] if pivot.question.colonne else [TOTAL]


def dire(pivot: Pivot, valeur: Nombre) -> str:
    """A figure of the table as it reads: a share, a duration, a number."""
    if pivot.question.part:
        return formats.pourcentage(valeur)
    return presentation.dire_nombre(pivot.question.statistique, valeur)


def valeurs_of(pivot: Pivot, rang: Rang) -> Iterator[Nombre]:
    """The figures of a row, column by column."""
    for code in colonnes_of(pivot):
        yield pivot.affichee(rang.cle._replace(colonne=code))
