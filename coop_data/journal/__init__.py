"""The journal: who did what, when, before → after. Lines are written here; ``lecture`` finds them again."""

from coop_data.journal.ecriture import (
    NOTES,
    NOTES_TUES,
    Operation,
    difference,
    journaliser,
    journaliser_lot,
    ligne,
)

__all__ = ["NOTES", "NOTES_TUES", "Operation", "difference", "journaliser", "journaliser_lot", "ligne"]
