"""The order of the rows of an answer on screen, and its figures in words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from coop_data import formats
from coop_data.analytics.explorer.axes import Axe
from coop_data.analytics.explorer.categories import Categorie
from coop_data.analytics.explorer.phrase import sujet
from coop_data.analytics.explorer.pivot import AUTRES, LIBELLE_TOTAL, Cle, Pivot
from coop_data.analytics.explorer.question import PARTS, Question
from coop_data.analytics.explorer.reponse import Reponse
from coop_data.analytics.explorer.tableau import MINUTES, Colonne
from coop_data.analytics.resultat import Nombre
from coop_data.analytics.statistique import Liste, ListeMultiple, Temps, Territoires
from coop_data.domain.texte import plier
from coop_data.exports import presentation

ORDRE, NOM = "", "nom"
HAUT, BAS = "haut", "bas"
SENS: Final[Mapping[str, str]] = {HAUT: "du plus haut au plus bas", BAS: "du plus bas au plus haut"}
COLONNES_TRIABLES: Final = 12
"""The number of columns beyond which only their total can sort."""


class Genre(StrEnum):
    """The kind of a row of the table."""

    LIGNE = "ligne"
    SOUS_TOTAL = "sous-total"
    TOTAL = "total"


Trier = Callable[[Sequence[Categorie], Cle, str], Sequence[Categorie]]


@dataclass(frozen=True, slots=True)
class Rang:
    """A row: its labels, one per axis of the rows, and the key of its figures."""

    libelles: tuple[str, ...]
    cle: Cle
    genre: Genre = Genre.LIGNE


def titre_of(questions: Sequence[Question]) -> str:
    """« Accompagnements par département et par trimestre »."""
    part = questions[0].part
    return f"{sujet(questions)}, {PARTS[part]}" if part else sujet(questions)


def ordre_of(question: Question) -> str:
    """A phrase for the usual order of the rows: that of each axis in rows."""
    ordres = dict.fromkeys(_ordre(axe) for axe in question.axes[: len(question.lignes)])
    premier, *suivants = ordres
    return ", puis ".join((premier, *(ordre.lower() for ordre in suivants)))


def _ordre(axe: Axe) -> str:
    match axe.ventilation:
        case Temps():
            return "Ordre chronologique"
        case Liste() | ListeMultiple() | Territoires():
            return "Du plus haut au plus bas"
        case _:
            return "Ordre de la liste"


def tris_of(reponse: Reponse) -> dict[str, str]:
    """The orders that tables may take: the usual one, by name, by one of the columns of figures."""
    tris = {ORDRE: ordre_of(reponse.principal.question), NOM: "Intitulé"}
    for colonne in _triables(reponse):
        for sens, dit in SENS.items():
            tris[f"{sens}:{colonne.code}"] = f"{_nommer(reponse, colonne)}, {dit}"
    return tris


def _triables(reponse: Reponse) -> list[Colonne]:
    """Totals first; categories of the column axis when they are few."""
    colonnes = [colonne for tableau in reponse.tableaux for colonne in tableau.colonnes]
    totaux = [colonne for colonne in colonnes if not colonne.categorie]
    if len(reponse.principal.colonnes) > COLONNES_TRIABLES:
        return totaux
    return [*totaux, *(colonne for colonne in colonnes if colonne.categorie)]


def _nommer(reponse: Reponse, colonne: Colonne) -> str:
    """The name of a column in sorts; with several measures, it names its own."""
    if len(reponse.tableaux) == 1:
        return colonne.libelle
    return f"{colonne.pivot.question.statistique.libelle} – {colonne.libelle}"


def ranger(reponse: Reponse, tri: str = ORDRE) -> list[Rang]:
    """Every row in the order asked for (a key of ``tris_of``, else the usual one): groups first, then within each;
    totals last.
    """
    pivot = reponse.principal
    trier = _tri_of(reponse, tri)
    deux = len(pivot.question.lignes) == 2
    suivantes: dict[Categorie, list[Categorie]] = {premiere: [] for premiere in pivot.premieres}
    for premiere, *secondes in pivot.lignes:
        suivantes[premiere].extend(secondes)
    rangs: list[Rang] = []
    for premiere in trier(pivot.premieres, Cle(), "ligne1"):
        base = Cle(premiere.code)
        if not deux:
            rangs.append(Rang((premiere.libelle,), base))
            continue
        for seconde in trier(suivantes[premiere], base, "ligne2"):
            rangs.append(Rang((premiere.libelle, seconde.libelle), base._replace(ligne2=seconde.code)))
        rangs.append(Rang((premiere.libelle, LIBELLE_TOTAL), base, Genre.SOUS_TOTAL))
    fin = (LIBELLE_TOTAL, "") if deux else (LIBELLE_TOTAL,)
    return [*rangs, Rang(fin, Cle(), Genre.TOTAL)]


def _tri_of(reponse: Reponse, tri: str) -> Trier:
    """The key that sorts categories: « Autres » stays last, and so do categories without value."""
    if tri == ORDRE or tri not in tris_of(reponse):
        return lambda categories, _base, _champ: categories
    sens, _, code = tri.partition(":")
    colonne = next((lue for lue in _triables(reponse) if lue.code == code), None) if tri != NOM else None

    def rang(categorie: Categorie, base: Cle, champ: str) -> tuple[bool, bool, float, str]:
        valeur = colonne.valeur(base._replace(**{champ: categorie.code})) if colonne else 0
        mesure = 0.0 if valeur is None else -valeur if sens == HAUT else valeur
        return categorie.code == AUTRES.code, valeur is None, mesure, plier(categorie.libelle)

    return lambda categories, base, champ: sorted(categories, key=lambda lue: rang(lue, base, champ))


def dire(pivot: Pivot, valeur: Nombre) -> str:
    """A figure of the table in words: a share, a duration, a number."""
    if pivot.question.part:
        return formats.pourcentage(valeur)
    return presentation.dire_nombre(pivot.question.statistique, valeur)


def dire_la_case(colonne: Colonne, cle: Cle) -> str:
    """The figure of a row in a column, in words; a duration of zero is written « 0 »."""
    valeur = colonne.valeur(cle)
    if colonne.est_une_part:
        return formats.pourcentage(valeur)
    statistique = colonne.pivot.question.statistique
    return "0" if valeur == 0 and statistique.unite == MINUTES else presentation.dire_nombre(statistique, valeur)
