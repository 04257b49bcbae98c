"""Photographs of quarters: taken once, never changed, read by the same engine as the living figures."""

from coop_data.photographies.liste import Prise, cliche_precedent, cliches_de, lister_photographies, trouver_cliche
from coop_data.photographies.prise import photographier
from coop_data.photographies.tables import Tables, tables_of

__all__ = [
    "Prise",
    "Tables",
    "cliche_precedent",
    "cliches_de",
    "lister_photographies",
    "photographier",
    "tables_of",
    "trouver_cliche",
]
