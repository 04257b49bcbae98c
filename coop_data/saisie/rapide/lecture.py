"""What one line says: the form it belongs to, its fields, the words they came from, what is left."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

FORMULAIRES: Final = frozenset({"accompagnement", "animation", "evenement", "partenariat"})


@dataclass(frozen=True, slots=True)
class Lecture:
    """``champs``: fields of the form's ``…Create`` schema; ``indices``: field → the exact words read."""

    formulaire: str
    champs: dict[str, object] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    indices: dict[str, str] = field(default_factory=dict)
    restant: str = ""
    hesitations: tuple[str, ...] = ()


def lire_ligne(texte: str, *, aujourdhui: date, formulaires: frozenset[str] = FORMULAIRES) -> Lecture:
    """Read a line. ``formulaires``: those that the person may fill, one at least."""
    formulaire = "animation" if "animation" in formulaires else min(formulaires)
    return Lecture(formulaire, restant=texte.strip())
