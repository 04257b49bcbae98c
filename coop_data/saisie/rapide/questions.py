"""What a line leaves open: a question in words, and answers that settle it with one click."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reponse:
    """An answer: the fields it fills and empties, the form it leads to (``None``: the same), and what remains to
    do.
    """

    libelle: str
    champs: Mapping[str, object] = field(default_factory=dict)
    retires: frozenset[str] = frozenset()
    formulaire: str = ""
    suite: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A hesitation of a reading, as a question; ``mots``: the exact words it is about."""

    texte: str
    reponses: tuple[Reponse, ...]
    mots: str = ""
