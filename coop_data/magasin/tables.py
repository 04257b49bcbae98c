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
"""Raise it when the content of the copy changes without its columns changing."""


def _table(modele: type[Modele]) -> Table:
    return Modele.metadata.tables[str(modele.__tablename__)]


def _photographiee(modele: type[Modele]) -> Table:
    """The columns that figures read, which are those that photographs copy: no contact among them."""
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
"""Domain (as in ``changement``) → the tables in which the rows of a changed report are replaced together."""

ANNEXES: Mapping[str, Table] = MappingProxyType(
    {"equipe": _table(Equipe), "structure": _photographiee(Structure), "geographie": _table(Commune)}
)
"""Small tables, replaced whole when their domain changes; perimeters, axes and filters read them.

Changes of teams and structures are in ``changement``, with their line of ``journal``; communes change with the
version of the application, so at opening.
"""

TABLES: tuple[Table, ...] = (*(table for tables in FAITS.values() for table in tables), *ANNEXES.values())
NOMS = frozenset(table.name for table in TABLES)
NOMS_DES_FAITS = frozenset(faits.name for faits, _ in FAITS.values())


def est_en_texte(colonne: Column[Any]) -> bool:
    """True for types that each engine stores in its own way: their values are copied as text."""
    return isinstance(colonne.type, Uuid | Date)


def signature(adresse: str) -> str:
    """What identifies the file that suits: its columns, the version of DuckDB, the records it copies."""
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
