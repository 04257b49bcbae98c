"""Stored values in words, for cards, details and comparisons."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from coop_data import formats
from coop_data.domain.champs_accompagnement import NON, OUI
from coop_data.domain.coordination import TypeActivite, TypePartenaire
from coop_data.saisie.vocabulaires import VOCABULAIRES

NOMS: Final[Mapping[str, str]] = MappingProxyType(
    {"accompagnement": "Accompagnement"} | {terme.value: terme.libelle for terme in TypeActivite}
)
"""The kinds of report, as a list names them."""


def dire(formulaire: str, code: str, valeur: Any, noms: Mapping[str, str] = MappingProxyType({})) -> str:
    """A value of a form as a sentence would say it; an en dash when there is none.

    ``noms``: names of what is stored by identifier (tags).
    """
    if valeur in (None, "", []):
        return formats.ABSENT
    if isinstance(valeur, bool):
        return OUI if valeur else NON
    if isinstance(valeur, list):
        return " · ".join(dire(formulaire, code, element, noms) for element in valeur)
    if isinstance(valeur, dict):
        return dire_partenaire(valeur)
    if code == "date":
        return formats.jour(valeur if isinstance(valeur, date) else date.fromisoformat(valeur))
    if code == "duree_minutes":
        return formats.duree(valeur)
    vocabulaire = VOCABULAIRES[formulaire].get(code)
    return vocabulaire(valeur).libelle if vocabulaire else noms.get(str(valeur), str(valeur))


def dire_partenaire(partenaire: dict[str, Any]) -> str:
    """``Mairie de Lyon (Commune)``."""
    type_partenaire = partenaire.get("type")
    if not type_partenaire:
        return partenaire.get("nom") or formats.ABSENT
    precision = partenaire.get("type_autre") or TypePartenaire(type_partenaire).court
    return f"{partenaire.get('nom') or formats.ABSENT} ({precision})"
