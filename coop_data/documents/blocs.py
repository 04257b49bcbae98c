"""The blocks of a document, as frozen data: texts are already written, templates only place them.

A text is data wherever it comes from: no template reads it as code.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Titre:
    """A heading under the document's own title; ``niveau`` 1, 2 or 3, without gaps. Bookmarks follow them."""

    texte: str
    niveau: int = 1
    genre: ClassVar[str] = "titre"


@dataclass(frozen=True, slots=True)
class Paragraphe:
    """A text; blank lines divide it. ``discret``: smaller, as a definition under its title; ``suivi``: kept on the
    same page as the next block.
    """

    texte: str
    discret: bool = False
    suivi: bool = False
    genre: ClassVar[str] = "paragraphe"


@dataclass(frozen=True, slots=True)
class Liste:
    """Points, in order; ``numerotee``: steps to follow."""

    points: tuple[str, ...]
    numerotee: bool = False
    genre: ClassVar[str] = "liste"


@dataclass(frozen=True, slots=True)
class Carte:
    """A key figure: its label, its value, and its share of another figure."""

    libelle: str
    valeur: str
    precision: str = ""


@dataclass(frozen=True, slots=True)
class Cartes:
    """Key figures side by side."""

    cartes: tuple[Carte, ...]
    genre: ClassVar[str] = "cartes"


@dataclass(frozen=True, slots=True)
class Barre:
    """A category of a chart: its label, and for each series a value with the text written beside its bar."""

    libelle: str
    valeurs: tuple[float, ...]
    textes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Barres:
    """Horizontal bars, the first on top. ``alt`` says in words what the chart shows."""

    series: tuple[str, ...]
    barres: tuple[Barre, ...]
    alt: str
    genre: ClassVar[str] = "barres"


@dataclass(frozen=True, slots=True)
class Colonnes:
    """Columns along time; ``empilees``: the series of a month on top of each other, else side by side.

    ``graduations``: (value, text) of the marks of the axis, the last one being its height.
    """

    series: tuple[str, ...]
    libelles: tuple[str, ...]
    valeurs: tuple[tuple[float, ...], ...]
    graduations: tuple[tuple[float, str], ...]
    alt: str
    empilees: bool = False
    genre: ClassVar[str] = "colonnes"


@dataclass(frozen=True, slots=True)
class Grille:
    """A crossing: one row per label, one column per moment, darker where it counts more; values written."""

    libelles: tuple[str, ...]
    moments: tuple[str, ...]
    valeurs: tuple[tuple[float, ...], ...]
    textes: tuple[tuple[str, ...], ...]
    alt: str
    genre: ClassVar[str] = "grille"


@dataclass(frozen=True, slots=True)
class Zone:
    """An area of a map: the path of its outline (SVG), and the rank of its class (-1: no data, hatched)."""

    trace: str
    classe: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A map: areas darker where there is more, a text per class, and what has no outline, as (name, value).

    ``largeur`` and ``hauteur`` are those of the paths.
    """

    zones: tuple[Zone, ...]
    classes: tuple[str, ...]
    hors_plan: tuple[tuple[str, str], ...]
    largeur: float
    hauteur: float
    alt: str
    genre: ClassVar[str] = "plan"


@dataclass(frozen=True, slots=True)
class Tableau:
    """A table whose header comes back on each page; ``textes``: the first columns that are words, not numbers.

    ``graisses``: ranks of the rows that stand out, such as a total.
    """

    entetes: tuple[str, ...]
    lignes: tuple[tuple[str, ...], ...]
    textes: int = 1
    graisses: tuple[int, ...] = ()
    genre: ClassVar[str] = "tableau"


@dataclass(frozen=True, slots=True)
class Definitions:
    """Terms, each with its sentence."""

    termes: tuple[tuple[str, str], ...]
    genre: ClassVar[str] = "definitions"


@dataclass(frozen=True, slots=True)
class CoteACote:
    """Columns of blocks, on one page; never one inside another."""

    colonnes: tuple[tuple["Bloc", ...], ...]
    genre: ClassVar[str] = "cote"


@dataclass(frozen=True, slots=True)
class Remarques:
    """Room to write by hand, one frame per title, down to the foot of the page."""

    titres: tuple[str, ...]
    genre: ClassVar[str] = "remarques"


@dataclass(frozen=True, slots=True)
class SautDePage:
    """What follows begins a page."""

    genre: ClassVar[str] = "saut"


Bloc = (
    Titre
    | Paragraphe
    | Liste
    | Cartes
    | Barres
    | Colonnes
    | Grille
    | Plan
    | Tableau
    | Definitions
    | SautDePage
    | CoteACote
    | Remarques
)
Graphique = Barres | Colonnes | Grille | Plan


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document: its head (``reperes``: « Périmètre », « Période »…), then its blocks.

    ``pied`` is repeated at the foot of each page, beside « Page x sur y ». ``instant`` dates the file.
    """

    titre: str
    blocs: Sequence[Bloc]
    instant: datetime
    surtitre: str = ""
    reperes: tuple[tuple[str, str], ...] = ()
    pied: str = ""
    auteur: str = "Coop Data"
    paysage: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """One chart by itself, with all that a quotation needs: title, sentence, perimeter and period, source."""

    titre: str
    graphique: Graphique
    instant: datetime
    phrase: str = ""
    reperes: tuple[str, ...] = field(default=())
    source: str = ""
