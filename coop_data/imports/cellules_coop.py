"""Cells of a workbook of La Coop: from what exceljs wrote to the fields of a form."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from itertools import zip_longest
from typing import Any

from coop_data.domain.coordination import NaturePartenariat, TypePartenaire
from coop_data.domain.termes import Terme
from coop_data.imports.conversions import ENTIER_MAX, lire_date, lire_entier

AUTRE = "autre"
PREFIXE_AUTRE = "Autre : "
SANS_PRECISION = "null"
FORMAT_INSTANT = "%d/%m/%Y à %H:%M"

Lus = dict[str, Any]


class LacuneDeCellule(ValueError):
    """A cell that cannot be kept but does not refuse its row: the field is left to complete."""


def morceaux_of(cellule: Any) -> list[str]:
    """The values of a multi-line cell, as written: labels and tags contain commas, only a line break separates."""
    return [morceau for morceau in str(cellule or "").split("\n") if morceau.strip()]


def noms_of(cellule: Any) -> list[str]:
    """Names of partner structures; a blank line is a blank name, and keeps its place."""
    return str(cellule).split("\n") if cellule not in (None, "") else []


def lire_jour(cellule: Any) -> date:
    """A real date, or a text that reads as one. Raises ``ValueError`` otherwise."""
    if isinstance(cellule, datetime):
        return cellule.date()
    jour = lire_date(cellule) if isinstance(cellule, str) else None
    if jour is None:
        raise ValueError("la date est illisible")
    return jour


def lire_instant(cellule: Any) -> datetime | None:
    """« 31/10/2026 à 23:59 », in UTC as La Coop writes it, or nothing. Raises ``ValueError`` otherwise."""
    if cellule in (None, ""):
        return None
    return datetime.strptime(str(cellule), FORMAT_INSTANT).replace(tzinfo=UTC)


def nombre(champ: str) -> Callable[[Any], Lus]:
    """Reader of a count: a number, 0 included, or nothing."""

    def lire(cellule: Any) -> Lus:
        try:
            valeur = lire_entier(cellule) if isinstance(cellule, str) else cellule
        except ValueError:
            raise LacuneDeCellule("un nombre entier est attendu") from None
        if valeur is None:
            return {champ: None}
        if isinstance(valeur, bool | datetime) or int(valeur) != valeur or abs(valeur) > ENTIER_MAX:
            raise LacuneDeCellule("un nombre entier est attendu")
        return {champ: int(valeur)}

    return lire


def texte(champ: str) -> Callable[[Any], Lus]:
    """Reader of a free text, kept exactly."""
    return lambda cellule: {champ: str(cellule) if cellule not in (None, "") else None}


def un(champ: str, vocabulaire: type[Terme]) -> Callable[[Any], Lus]:
    """Reader of one label, or nothing."""
    return lambda cellule: {champ: vocabulaire.from_texte(str(cellule)) if cellule not in (None, "") else None}


def plusieurs(champ: str, vocabulaire: type[Terme]) -> Callable[[Any], Lus]:
    """Reader of labels, one a line."""

    def lire(cellule: Any) -> Lus:
        termes = [vocabulaire.from_texte(morceau) for morceau in morceaux_of(cellule)]
        return {champ: list(dict.fromkeys(terme.value for terme in termes))}

    return lire


def _precision(morceau: str) -> str | None:
    """The text after « Autre : »; La Coop writes « null » when there is none."""
    precision = morceau.removeprefix(PREFIXE_AUTRE)
    return None if precision == SANS_PRECISION or not precision.strip() else precision


def un_precise(champ: str, vocabulaire: type[Terme]) -> Callable[[Any], Lus]:
    """Reader of one label, or « Autre : précision », which may itself read like a label."""

    def lire(cellule: Any) -> Lus:
        libelle = str(cellule or "")
        if libelle.startswith(PREFIXE_AUTRE):
            return {champ: vocabulaire(AUTRE), f"{champ}_autre": _precision(libelle)}
        return {champ: vocabulaire.from_texte(libelle) if libelle else None, f"{champ}_autre": None}

    return lire


def lire_natures(cellule: Any) -> Lus:
    """The natures of a partenariat, one a line, with the précision of « Autre »."""
    morceaux = morceaux_of(cellule)
    autres = [morceau for morceau in morceaux if morceau.startswith(PREFIXE_AUTRE)]
    natures = [AUTRE if morceau in autres else NaturePartenariat.from_texte(morceau).value for morceau in morceaux]
    return {
        "natures": list(dict.fromkeys(natures)),
        "nature_autre": next((precision for autre in autres if (precision := _precision(autre))), None),
    }


def apparier(noms: Sequence[str], types: Sequence[TypePartenaire]) -> list[Lus]:
    """Partner structures from the two lists of the workbook, side by side.

    La Coop drops a structure without a name from the names only. Lists of one length are paired. When all the
    types are the same, so is each structure's. Otherwise nobody knows which name goes with which type: the names
    are kept without type, then the types without name.
    """
    couples: list[tuple[str | None, TypePartenaire | None]]
    if len(noms) == len(types) or (len(noms) < len(types) and len(set(types)) == 1):
        couples = list(zip_longest(noms, types))
    else:
        couples = [*((nom, None) for nom in noms), *((None, type_) for type_ in types)]
    return [
        {"nom": nom if nom and nom.strip() else None, "type": type_, "type_autre": None} for nom, type_ in couples
    ]
