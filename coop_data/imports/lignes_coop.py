"""What the workbooks of La Coop share: cells read one by one, gaps kept and reported, dates of the record."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from coop_data.imports.cellules_coop import LacuneDeCellule, Lus, lire_instant
from coop_data.imports.chantier import Chantier
from coop_data.imports.colonnes import Erreurs
from coop_data.imports.rapport import Gravite

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ChampCoop:
    """A column of the workbook: the main field it fills, and its reader."""

    colonne: str
    champ: str
    lire: Callable[[Any], Lus]


def essayer(erreurs: Erreurs, colonne: str, cellule: Any, lire: Callable[[Any], T]) -> T | None:
    """The value of a cell, or None and one more fault."""
    try:
        return lire(cellule)
    except ValueError as erreur:
        erreurs.append((colonne, cellule, str(erreur)))
        return None


def lire_champs(
    chantier: Chantier, numero: int, champs: Iterable[ChampCoop], cellules: Mapping[str, Any], erreurs: Erreurs
) -> tuple[Lus, list[str]]:
    """The fields of a row, and the codes of those left to complete because their cell could not be kept."""
    valeurs: Lus = {}
    lacunes = []
    for champ in champs:
        cellule = cellules[champ.colonne]
        try:
            valeurs |= champ.lire(cellule)
        except LacuneDeCellule as erreur:
            valeurs[champ.champ] = None
            lacunes.append(champ.champ)
            chantier.rapport.noter(numero, champ.colonne, cellule, Gravite.AVERTISSEMENT, f"{erreur} : non repris")
        except ValueError as erreur:
            erreurs.append((champ.colonne, cellule, str(erreur)))
    return valeurs, lacunes


def lire_instants(
    chantier: Chantier, numero: int, cellules: Mapping[str, Any], *, cree_le: str, modifie_le: str
) -> dict[str, datetime | None]:
    """Creation and last change, in the columns so named; an empty last change is that of the creation."""
    instants = {}
    for champ, colonne in (("cree_le", cree_le), ("modifie_le", modifie_le)):
        try:
            instants[champ] = lire_instant(cellules[colonne])
        except ValueError:
            instants[champ] = None
            chantier.rapport.noter(
                numero, colonne, cellules[colonne], Gravite.AVERTISSEMENT, "date et heure illisibles"
            )
    instants["modifie_le"] = instants["modifie_le"] or instants["cree_le"]
    return instants
