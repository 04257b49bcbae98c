"""The table of territories in words: its titles, and how each of its cells reads."""

from collections.abc import Mapping
from typing import Any

from coop_data import formats

TITRES: Mapping[str, str] = {
    "departement": "Statistiques par département",
    "region": "Statistiques par région",
}
TEXTES = ("code", "nom")
PARTS = frozenset({"taux_activation", "taux_occupation"})
RATIOS = frozenset({"cra_par_conseiller_actif", "accompagnements_pour_1000"})
LONGUEUR_CODE = 3


def dire(colonne: str, valeur: Any) -> str:
    """A cell as a person reads it; the lines that are no territory have no code to show."""
    if colonne in TEXTES:
        return "" if colonne == "code" and len(valeur) > LONGUEUR_CODE else str(valeur)
    if colonne in PARTS:
        return formats.pourcentage(valeur)
    return formats.nombre(valeur, decimales=1 if colonne in RATIOS else 0)
