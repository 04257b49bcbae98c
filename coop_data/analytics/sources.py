"""Where each domain's figures are read: its facts, their companion, the author's column, and other tables.

The living tables, or those of a photograph: same columns, hence same statements.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, FromClause

from coop_data.analytics.statistique import Domaine
from coop_data.domain.photographies import Cliche
from coop_data.models import Modele
from coop_data.photographies import Tables, tables_of

TABLES = Modele.metadata.tables
MEMOIRE = 128

FAITS: Mapping[Domaine, tuple[str, str]] = MappingProxyType(
    {
        Domaine.ACCOMPAGNEMENT: ("faits_accompagnement", "conseiller_id"),
        Domaine.COORDINATION: ("faits_coordination", "coordinateur_id"),
    }
)
"""The facts of a domain, and their column that names the author."""


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """What the figures of a domain read; ``auteur`` is the column of the facts that names the author.

    ``tables``: the other tables, by name (structures, teams, posts…).
    """

    faits: FromClause
    valeurs: FromClause
    auteur: str
    tables: Tables

    @property
    def personne(self) -> ColumnElement[Any]:
        """The column naming the conseiller or the coordinator."""
        return self.faits.c[self.auteur]


@lru_cache(maxsize=MEMOIRE)
def source_of(domaine: Domaine, cliche: Cliche | None = None) -> Source:
    """What the living figures of a domain read, or those of a photograph."""
    (faits, auteur), tables = FAITS[domaine], tables_of(cliche)
    return Source(tables[faits], tables[f"{faits}_valeur"], auteur, tables)


SOURCES: Mapping[Domaine, Source] = MappingProxyType({domaine: source_of(domaine) for domaine in Domaine})
"""The living data, by domain."""
