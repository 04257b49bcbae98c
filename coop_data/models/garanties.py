"""What the database itself refuses, on both engines: the journal is append-only, a photograph stays as it is."""

from collections.abc import Iterable

from sqlalchemy import DDL, Table, event

from coop_data.models.photographies import COPIES, Photographie
from coop_data.models.suivi import Journal

REFUS = "Le journal ne se modifie pas"
REFUS_PHOTOGRAPHIE = "Une photographie ne se modifie pas"

DDL_SQLITE = tuple(
    f"CREATE TRIGGER journal_sans_{operation.lower()} BEFORE {operation} ON journal "
    f"BEGIN SELECT RAISE(ABORT, '{REFUS}'); END"
    for operation in ("UPDATE", "DELETE")
)
DDL_POSTGRESQL = (
    "CREATE FUNCTION journal_refuser() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{REFUS}'; END $$",
    "CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE ON journal "
    "FOR EACH ROW EXECUTE FUNCTION journal_refuser()",
)
DDL_PAR_MOTEUR = {"sqlite": DDL_SQLITE, "postgresql": DDL_POSTGRESQL}

FONCTION_PHOTOGRAPHIE = (
    "CREATE OR REPLACE FUNCTION photographie_refuser() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{REFUS_PHOTOGRAPHIE}'; END $$"
)


def ddl_de_la_photographie(table: str) -> dict[str, tuple[str, ...]]:
    """For each engine, the statements that make a table of photographs refuse changes."""
    return {
        "sqlite": tuple(
            f"CREATE TRIGGER {table}_sans_{operation.lower()} BEFORE {operation} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{REFUS_PHOTOGRAPHIE}'); END"
            for operation in ("UPDATE", "DELETE")
        ),
        "postgresql": (
            FONCTION_PHOTOGRAPHIE,
            f"CREATE TRIGGER {table}_figee BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION photographie_refuser()",
        ),
    }


def _garantir(table: Table, par_moteur: dict[str, tuple[str, ...]]) -> None:
    for moteur, instructions in par_moteur.items():
        for instruction in _echapper(instructions):
            event.listen(table, "after_create", DDL(instruction).execute_if(dialect=moteur))


def _echapper(instructions: Iterable[str]) -> list[str]:
    return [instruction.replace("%", "%%") for instruction in instructions]


_garantir(Journal.__table__, DDL_PAR_MOTEUR)  # type: ignore[attr-defined]
for figee in (Photographie.__table__, *COPIES.values()):  # type: ignore[attr-defined]
    _garantir(figee, ddl_de_la_photographie(figee.name))
