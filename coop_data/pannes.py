"""Failures of ours: each is logged under a reference that a person can quote."""

import logging
import secrets

journal = logging.getLogger(__name__)

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def log(erreur: Exception) -> str:
    """Log a failure of ours under a reference number, and return that number."""
    reference = "".join(secrets.choice(ALPHABET) for _ in range(8))
    journal.error("Erreur %s", reference, exc_info=erreur)
    return reference
