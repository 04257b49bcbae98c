"""The file of the copy: opened, recognised, replaced when it is damaged. DuckDB lets one process hold it."""

from dataclasses import astuple
from pathlib import Path

import duckdb

from coop_data.magasin.changements import Repere

NOM = "magasin.duckdb"
REGLAGES: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,  # DuckDB would ask its own site for them
    "autoload_known_extensions": False,
    "enable_external_access": False,
    "memory_limit": "1GB",
}


class CopieOccupee(Exception):
    """Another process holds the file: the records answer here."""


def ouvrir(chemin: Path) -> duckdb.DuckDBPyConnection:
    """The copy, empty when there was none or when the file was damaged.

    Raises ``CopieOccupee``, or ``duckdb.Error`` when even a new file cannot be made.
    """
    try:
        base = duckdb.connect(chemin, config=REGLAGES)
    except duckdb.IOException as refus:
        if "lock" in str(refus):
            raise CopieOccupee(str(chemin)) from None
        effacer(chemin)
        base = duckdb.connect(chemin, config=REGLAGES)
    chemin.chmod(0o600)
    return base


def effacer(chemin: Path) -> None:
    """Remove the file and what DuckDB writes beside it."""
    for nom in (chemin.name, f"{chemin.name}.wal"):
        chemin.with_name(nom).unlink(missing_ok=True)


def lire_repere(base: duckdb.DuckDBPyConnection, signature: str) -> Repere | None:
    """The mark of the copy; ``None`` when it was never filled, or was made for another ``signature``."""
    if not base.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'repere'").fetchone():
        return None
    ligne = base.execute("SELECT * EXCLUDE (signature) FROM repere WHERE signature = $1", [signature]).fetchone()
    return Repere(*ligne) if ligne else None


def ecrire_repere(base: duckdb.DuckDBPyConnection, signature: str, repere: Repere) -> None:
    """Write the mark, in the transaction that applied these changes."""
    base.execute(
        "CREATE TABLE IF NOT EXISTS repere"
        " (signature VARCHAR, numero BIGINT, cra_id UUID, journal BIGINT, instant VARCHAR)"
    )
    base.execute("DELETE FROM repere")
    base.execute("INSERT INTO repere VALUES ($1, $2, $3, $4, $5)", [signature, *astuple(repere)])
