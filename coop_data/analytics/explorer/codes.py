"""Reading categories as people and addresses write them: their code, or the reason of a refusal."""

import re
from collections.abc import Callable, Mapping
from uuid import UUID

from coop_data.analytics.explorer.axes import Axe
from coop_data.analytics.statistique import ListeMultiple, Temps, Territoires
from coop_data.analytics.tableaux import SANS_COMMUNE, SANS_STRUCTURE
from coop_data.domain.territoires import find_departement, find_region
from coop_data.errors import PerimetreInvalide

_PAS_DE_TEMPS: Mapping[str, str] = {
    "annee": r"\d{4}",
    "trimestre": r"\d{4}-T[1-4]",
    "mois": r"\d{4}-(0[1-9]|1[0-2])",
    "semaine": r"\d{4}-S(0[1-9]|[1-4]\d|5[0-3])",
}
_NULLE_PART = frozenset({SANS_STRUCTURE[0], SANS_COMMUNE[0]})


def lire_code(axe: Axe, texte: str) -> str:
    """The code of a category; a label of a closed list is understood. Values of open lists are looked up later.

    Raises ``PerimetreInvalide`` when the axis has no such category.
    """
    texte = texte.strip()
    match axe.ventilation:
        case Temps(maille, _):
            connu = re.fullmatch(_PAS_DE_TEMPS[maille], texte) is not None
        case Territoires("region"):
            collectivite = find_departement(texte)
            connu = texte in _NULLE_PART or find_region(texte) is not None
            connu = connu or (collectivite is not None and collectivite.region is None)
        case Territoires(_):
            connu = texte in _NULLE_PART or find_departement(texte) is not None
        case ListeMultiple():  # tags, by their identifier
            return _lire(axe, texte, lambda identifiant: str(UUID(identifiant)))
        case _ if axe.vocabulaire is not None:
            return _lire(axe, texte, axe.vocabulaire.from_texte)
        case _:
            connu = bool(texte)
    if not connu:
        raise inconnu(axe, texte)
    return texte


def _lire(axe: Axe, texte: str, lire: Callable[[str], str]) -> str:
    try:
        return str(lire(texte))
    except ValueError as erreur:
        raise inconnu(axe, texte) from erreur


def inconnu(axe: Axe, texte: str) -> PerimetreInvalide:
    """The error for a category that does not exist."""
    return PerimetreInvalide(f"« {texte} » n’est pas une valeur connue de « {axe.libelle} ».")
