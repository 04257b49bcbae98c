"""The tables that figures read: the living ones, or the copies of a photograph under the same columns."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from sqlalchemy import FromClause, Table, select

from coop_data.domain.photographies import Cliche
from coop_data.models import COPIES, Modele

Tables = Mapping[str, FromClause]
"""Access to the tables to read, by name."""

MEMOIRE = 64
_VIVANTES: Tables = MappingProxyType(dict(Modele.metadata.tables))


@lru_cache(maxsize=MEMOIRE)
def tables_of(cliche: Cliche | None) -> Tables:
    """The living tables or, with ``cliche``, their copies in that photograph.

    Statements are the same in both cases: a copy is a query that bears the name of the table it copies. Tables
    that are not photographed (communes and their names) are the living ones in both.
    """
    if cliche is None:
        return _VIVANTES
    return MappingProxyType({**_VIVANTES, **{nom: _figee(nom, table, cliche) for nom, table in COPIES.items()}})


def _figee(nom: str, copie: Table, cliche: Cliche) -> FromClause:
    colonnes = (colonne for colonne in copie.c if colonne is not copie.c.photographie)
    return select(*colonnes).where(copie.c.photographie == cliche.code).subquery(nom)
