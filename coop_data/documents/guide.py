"""A guide: a text file of a few signs (``##``, ``-``, ``1.``, ``|``) as the blocks of a document.

The file begins with lines ``titre: …``, ``thematique: …``, ``tags: …``, ``description: …`` and a blank line. Then
each line is read by its first sign; the rows of a table follow one another, the first being its header.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

from coop_data.documents.blocs import Bloc, Document, Liste, Paragraphe, Tableau, Titre

INSTANT = datetime(2026, 1, 1, tzinfo=UTC)
"""The date inside the file: always the same, so that the same text is the same document to the byte."""
SURTITRE = "Coop Data – Ressourcerie"
NUMERO = re.compile(r"\d+\. ")
GENRES = (
    ("titre", re.compile(r"## ")),
    ("point", re.compile(r"- ")),
    ("etape", NUMERO),
    ("rang", re.compile(r"\| ")),
)


@dataclass(frozen=True, slots=True)
class Guide:
    """The content of a text file: title, thématique, tags and description of its document, then its body."""

    titre: str
    thematique: str
    tags: str
    description: str
    blocs: tuple[Bloc, ...]


def lire_guide(texte: str) -> Guide:
    """The guide that a text holds. Raises ``KeyError`` when its head lacks a line."""
    tete, _, corps = texte.partition("\n\n")
    lignes = (ligne.partition(": ") for ligne in tete.splitlines())
    champs: Mapping[str, str] = {nom: valeur.strip() for nom, _, valeur in lignes}
    return Guide(
        titre=champs["titre"],
        thematique=champs["thematique"],
        tags=champs["tags"],
        description=champs["description"],
        blocs=tuple(_blocs(corps)),
    )


def document_du_guide(guide: Guide, suite: Sequence[Bloc] = ()) -> Document:
    """The guide as a document; ``suite``: blocks that the code adds at its end."""
    return Document(
        titre=guide.titre,
        blocs=(*guide.blocs, *suite),
        instant=INSTANT,
        surtitre=SURTITRE,
        pied=f"{guide.titre} – Coop Data",
    )


def _blocs(corps: str) -> Iterator[Bloc]:
    lignes = (ligne for ligne in corps.splitlines() if ligne.strip())
    for genre, groupe in groupby(lignes, _genre):
        textes = tuple(groupe)
        match genre:
            case "titre":
                yield from (Titre(texte.removeprefix("## ")) for texte in textes)
            case "point":
                yield Liste(tuple(texte.removeprefix("- ") for texte in textes))
            case "etape":
                yield Liste(tuple(NUMERO.sub("", texte, count=1) for texte in textes), numerotee=True)
            case "rang":
                entetes, *rangs = (_cellules(texte) for texte in textes)
                yield Tableau(entetes=entetes, lignes=tuple(rangs), textes=len(entetes))
            case _:
                yield from (Paragraphe(texte) for texte in textes)


def _genre(ligne: str) -> str:
    return next((genre for genre, motif in GENRES if motif.match(ligne)), "")


def _cellules(ligne: str) -> tuple[str, ...]:
    return tuple(cellule.strip() for cellule in ligne.strip().strip("|").split("|"))
