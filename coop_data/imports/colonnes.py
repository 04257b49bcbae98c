"""A file's columns as data: name, how the cell is read, which field it fills."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from coop_data.imports.conversions import Lecture
from coop_data.imports.lecture import FichierRefuse, LigneLue, TableLue

Erreurs = list[tuple[str, object, str]]
"""(column, value, reason) of what makes a row refused."""


@dataclass(frozen=True, slots=True)
class Colonne:
    """``obligatoire``: the file is refused without this column. ``requise``: a row is, when the cell is empty.

    ``sens``: what the column holds, in French; columns of CRA take the words of ``exports.colonnes``.
    """

    nom: str
    lire: Lecture
    champ: str = ""
    obligatoire: bool = False
    requise: bool = False
    sens: str = ""

    @property
    def destination(self) -> str:
        """The field it fills: its own name unless another is given."""
        return self.champ or self.nom


def verifier_colonnes(table: TableLue, colonnes: Sequence[Colonne]) -> list[str]:
    """The columns of the file that nothing reads. Raises ``FichierRefuse`` when a required one is missing."""
    manquantes = [colonne.nom for colonne in colonnes if colonne.obligatoire and colonne.nom not in table.entetes]
    if manquantes:
        raise FichierRefuse(
            f"Colonne obligatoire absente : {', '.join(manquantes)}. Rien n’a été importé.", manquantes
        )
    connues = {colonne.nom for colonne in colonnes}
    return [entete for entete in table.entetes if entete and entete not in connues]


def lire_ligne(ligne: LigneLue, colonnes: Sequence[Colonne]) -> tuple[dict[str, Any], Erreurs]:
    """The fields of a row (those whose column is in the file), and what cannot be read."""
    if ligne.anomalie:
        return {}, [("", "", ligne.anomalie)]
    valeurs: dict[str, Any] = {}
    erreurs: Erreurs = []
    for colonne in colonnes:
        if colonne.nom not in ligne.cellules:
            continue
        cellule = ligne.cellules[colonne.nom]
        try:
            valeurs[colonne.destination] = colonne.lire(cellule)
        except ValueError as erreur:
            erreurs.append((colonne.nom, cellule, str(erreur)))
            continue
        if colonne.requise and valeurs[colonne.destination] is None:
            erreurs.append((colonne.nom, cellule, "cette cellule est vide"))
    return valeurs, erreurs
