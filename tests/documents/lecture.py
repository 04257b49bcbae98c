"""A PDF read back: its words, its tags, what it says of itself."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pypdf import PdfReader


@dataclass(frozen=True)
class Balise:
    """A node of the tree of tags: its kind, its text for those who do not see, and where it is announced."""

    genre: str
    alt: str
    attributs: Any


class Lu:
    """A document read back."""

    def __init__(self, octets: bytes) -> None:
        self.lecteur = PdfReader(io.BytesIO(octets))
        self.racine: Any = self.lecteur.trailer["/Root"]

    @cached_property
    def pages(self) -> list[str]:
        """The words of each page, in reading order, with plain spaces and without invisible signs."""
        return [_simple(page.extract_text()) for page in self.lecteur.pages]

    @property
    def texte(self) -> str:
        """All the words."""
        return " ".join(self.pages)

    @cached_property
    def balises(self) -> list[Balise]:
        """Every tag, in reading order."""
        return list(_parcourir(self.racine["/StructTreeRoot"]["/K"]))

    def genres(self) -> list[str]:
        """The kinds of the tags, in reading order."""
        return [balise.genre for balise in self.balises]


def _simple(texte: str) -> str:
    return " ".join(texte.replace("\u200b", "").replace("\u00ad", "").split())


def _parcourir(noeud: Any) -> Iterator[Balise]:
    noeud = noeud.get_object()
    if isinstance(noeud, list):
        for enfant in noeud:
            yield from _parcourir(enfant)
    elif isinstance(noeud, dict):
        if "/S" in noeud:
            yield Balise(str(noeud["/S"]), str(noeud.get("/Alt", "")), noeud.get("/A"))
        if "/K" in noeud:
            yield from _parcourir(noeud["/K"])
