"""Where each domain's figures are read: its facts, their companion, and who made the reports."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import Column, Table

from coop_data.analytics.statistique import Domaine
from coop_data.models import Modele

TABLES = Modele.metadata.tables


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """The tables of a domain; ``auteur`` is the column of the facts naming who made the report."""

    faits: Table
    valeurs: Table
    auteur: str

    @property
    def personne(self) -> Column[UUID]:
        """The column naming the conseiller or the coordinator."""
        return self.faits.c[self.auteur]


SOURCES: Mapping[Domaine, Source] = MappingProxyType(
    {
        Domaine.ACCOMPAGNEMENT: Source(
            TABLES["faits_accompagnement"], TABLES["faits_accompagnement_valeur"], "conseiller_id"
        ),
        Domaine.COORDINATION: Source(
            TABLES["faits_coordination"], TABLES["faits_coordination_valeur"], "coordinateur_id"
        ),
    }
)
