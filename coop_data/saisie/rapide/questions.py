"""What a line leaves to decide: a question in words, and the answers that settle it in one gesture."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reponse:
    """An answer: fields it fills, fields it empties, the form it leads to (none: the same), what is then to do."""

    libelle: str
    champs: Mapping[str, object] = field(default_factory=dict)
    retires: frozenset[str] = frozenset()
    formulaire: str = ""
    suite: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question is one of the hesitations of a reading; ``mots``: the exact words it is about."""

    texte: str
    reponses: tuple[Reponse, ...]
    mots: str = ""
