"""The catalogue of figures: definitions as data, one module per family."""

from collections.abc import Mapping
from types import MappingProxyType

from coop_data.analytics.statistique import Catalogue, Domaine
from coop_data.statistiques import (
    accompagnement_chiffres,
    accompagnement_repartitions,
    coordination_chiffres,
    coordination_repartitions,
)

CATALOGUE: Mapping[str, Catalogue] = MappingProxyType(
    {
        Domaine.ACCOMPAGNEMENT: Catalogue(
            Domaine.ACCOMPAGNEMENT, accompagnement_chiffres.CHIFFRES, accompagnement_repartitions.REPARTITIONS
        ),
        Domaine.COORDINATION: Catalogue(
            Domaine.COORDINATION, coordination_chiffres.CHIFFRES, coordination_repartitions.REPARTITIONS
        ),
    }
)
"""Every figure and breakdown, by domain."""
