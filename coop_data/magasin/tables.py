"""What the copy holds: the facts, their companions, and the small tables that restrict them."""

from collections.abc import Mapping
from hashlib import sha256
from types import MappingProxyType
from typing import Any

import duckdb
from sqlalchemy import Column, Date, Integer, MetaData, Table, Uuid

from coop_data.faits.projection import CIBLES
from coop_data.models import COPIES, Commune, Equipe, Modele, Structure

FORMAT = 1
"""To be raised when what is written in the copy changes otherwise than by its columns."""


def _table(modele: type[Modele]) -> Table:
    return Modele.metadata.tables[str(modele.__tablename__)]


def _photographiee(modele: type[Modele]) -> Table:
    """The columns that figures read, hence that photographs copy: no contact."""
    origine = _table(modele)
    copies = COPIES[origine.name].c
    return Table(
        origine.name,
        MetaData(),
        *(Column(copie.name, copie.type) for copie in copies if copie.name in origine.columns),
    )


FAITS: Mapping[str, tuple[Table, Table]] = MappingProxyType(
    {cible.domaine: (_table(cible.faits), _table(cible.valeurs)) for cible in CIBLES}
)
"""By the domain that ``changement`` names: the tables whose rows of one report are replaced together."""

ANNEXES: Mapping[str, Table] = MappingProxyType(
    {"equipe": _table(Equipe), "structure": _photographiee(Structure), "geographie": _table(Commune)}
)
"""Small tables, replaced whole when their domain changed: a perimeter, an axis and a filter read them.

Every change of a team is in ``changement``, and of a structure, with its line of ``journal``; communes change with
the version of the application, hence at opening.
"""

TABLES: tuple[Table, ...] = (*(table for tables in FAITS.values() for table in tables), *ANNEXES.values())
NOMS = frozenset(table.name for table in TABLES)
NOMS_DES_FAITS = frozenset(faits.name for faits, _ in FAITS.values())


def est_en_texte(colonne: Column[Any]) -> bool:
    """True for what each engine of the records stores in its own way: it travels as text."""
    return isinstance(colonne.type, Uuid | Date)


def signature(adresse: str) -> str:
    """What a file must have been made for: these columns, this version of DuckDB, these records."""
    contenu = "\n".join([str(FORMAT), duckdb.__version__, adresse, *map(definition, TABLES)])
    return sha256(contenu.encode()).hexdigest()


def definition(table: Table) -> str:
    """The statement that makes a table, empty, in place of the former one."""
    colonnes = ", ".join(f'"{colonne.name}" {_genre(colonne)}' for colonne in table.columns)
    return f'CREATE OR REPLACE TABLE "{table.name}" ({colonnes})'


def _genre(colonne: Column[Any]) -> str:
    match colonne.type:
        case Uuid():
            return "UUID"
        case Date():
            return "DATE"
        case Integer():
            return "INTEGER"
        case _:
            return "VARCHAR"
