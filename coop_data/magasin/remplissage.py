"""From the records into the copy: whole tables, or the rows of some reports."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import duckdb
import pyarrow as pa
from sqlalchemy import Column, Connection, Integer, Select, String, Table, cast, delete, select

from coop_data.magasin.enonces import executer
from coop_data.magasin.tables import ANNEXES, FAITS, TABLES, definition, est_en_texte

LOT_DE_LIGNES = 10_000
"""Rows read and written at a time: more would hold the other threads for a tenth of a second."""
LOT_DE_CRA = 500
"""Reports replaced by one group of statements (SQLite accepts 32,766 bound values)."""


def remplir(records: Connection, base: duckdb.DuckDBPyConnection) -> None:
    """Make every table again, whole, inside the transaction of ``base``."""
    for table in TABLES:
        base.execute(definition(table))
        _verser(records, base, table, _lecture(table))


def remplacer(records: Connection, base: duckdb.DuckDBPyConnection, changes: Iterable[tuple[str, UUID]]) -> None:
    """Bring up to date what these changes, as (domain, report), say has changed."""
    par_domaine: dict[str, list[UUID]] = {}
    for domaine, cra_id in dict.fromkeys(changes):
        par_domaine.setdefault(domaine, []).append(cra_id)
    for domaine, cra_ids in par_domaine.items():
        if domaine in ANNEXES:
            remplacer_annexe(records, base, ANNEXES[domaine])
        for table in FAITS.get(domaine, ()):
            for debut in range(0, len(cra_ids), LOT_DE_CRA):
                _remplacer_lot(records, base, table, cra_ids[debut : debut + LOT_DE_CRA])


def remplacer_annexe(records: Connection, base: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Read a small table again, whole."""
    executer(base, delete(table))
    _verser(records, base, table, _lecture(table))


def _remplacer_lot(
    records: Connection, base: duckdb.DuckDBPyConnection, table: Table, cra_ids: Sequence[UUID]
) -> None:
    executer(base, delete(table).where(table.c.cra_id.in_(cra_ids)))
    _verser(records, base, table, _lecture(table).where(table.c.cra_id.in_(cra_ids)))


def _lecture(table: Table) -> Select[*tuple[Any, ...]]:
    return select(*(cast(colonne, String) if est_en_texte(colonne) else colonne for colonne in table.columns))


def _verser(
    records: Connection, base: duckdb.DuckDBPyConnection, table: Table, lecture: Select[*tuple[Any, ...]]
) -> None:
    lignes = records.execute(lecture, execution_options={"yield_per": LOT_DE_LIGNES})
    for lot in lignes.partitions():
        colonnes = [
            pa.array(valeurs, _genre(colonne))
            for colonne, valeurs in zip(table.columns, zip(*lot, strict=True), strict=True)
        ]
        base.from_arrow(pa.table(colonnes, names=table.columns.keys())).insert_into(table.name)


def _genre(colonne: Column[Any]) -> pa.DataType:
    return pa.int64() if isinstance(colonne.type, Integer) else pa.string()
