"""The statements of the engine of figures, run by DuckDB: it understands PostgreSQL's dialect."""

from collections.abc import Sequence
from operator import eq
from typing import Any

import duckdb
from sqlalchemy import BinaryExpression, BindParameter, ClauseElement, Column, Row, Select, TableClause
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import IteratorResult
from sqlalchemy.engine.result import SimpleResultMetaData
from sqlalchemy.sql import visitors
from sqlalchemy.sql.compiler import SQLCompiler

from coop_data.magasin.tables import NOMS, NOMS_DES_FAITS

Statement = Select[*tuple[Any, ...]]
Lignes = Sequence[Row[*tuple[Any, ...]]]

COLONNES_INDEXEES = frozenset({"conseiller_id", "coordinateur_id", "structure_id"})
"""Columns of the facts on which an equality leaves few rows."""

DIALECTE = postgresql.dialect(paramstyle="numeric_dollar")


def convient_a_la_copie(statement: Statement) -> bool:
    """True when the copy holds every table that a statement reads, subqueries included, and reads them faster.

    A statement about one person or one structure is left to the records: they find these few rows by an index, ten
    times sooner than a scan begins (``bench/magasin.py``).
    """
    for piece in visitors.iterate(statement):
        if isinstance(piece, TableClause) and piece.name not in NOMS:
            return False
        if isinstance(piece, BinaryExpression) and piece.operator is eq and _vise_quelques_lignes(piece):
            return False
    return True


def _vise_quelques_lignes(egalite: BinaryExpression[Any]) -> bool:
    colonne, valeur = egalite.left, egalite.right
    return (
        isinstance(colonne, Column)
        and isinstance(valeur, BindParameter)
        and colonne.name in COLONNES_INDEXEES
        and getattr(colonne.table, "name", "") in NOMS_DES_FAITS
    )


def executer(base: duckdb.DuckDBPyConnection, statement: ClauseElement) -> None:
    """Run a statement. Raises ``duckdb.Error``."""
    compile_ = statement.compile(dialect=DIALECTE, compile_kwargs={"render_postcompile": True})
    ordre = compile_.positiontup or () if isinstance(compile_, SQLCompiler) else ()
    base.execute(compile_.string, [compile_.params[nom] for nom in ordre])


def lire(curseur: duckdb.DuckDBPyConnection, statement: Statement) -> Lignes:
    """The rows of a statement, as the records would give them. Raises ``duckdb.Error``."""
    executer(curseur, statement)
    noms = [colonne[0] for colonne in curseur.description or ()]
    return IteratorResult(SimpleResultMetaData(noms), iter(curseur.fetchall())).all()
