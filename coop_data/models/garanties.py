"""What the database itself refuses: the journal is append-only on both engines."""

from sqlalchemy import DDL, event

from coop_data.models.suivi import Journal

REFUS = "Le journal ne se modifie pas"

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

for moteur, instructions in DDL_PAR_MOTEUR.items():
    for instruction in instructions:
        event.listen(
            Journal.__table__,  # type: ignore[attr-defined]
            "after_create",
            DDL(instruction.replace("%", "%%")).execute_if(dialect=moteur),
        )
