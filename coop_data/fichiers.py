"""A file to hand over, and the format in which an address asks for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from coop_data.errors import Introuvable

CSV: Final = "text/csv; charset=utf-8"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PARQUET: Final = "application/vnd.apache.parquet"
PDF: Final = "application/pdf"
PNG: Final = "image/png"
ZIP: Final = "application/zip"

FORMAT: Final = "format"
"""The key of an address that asks for a format."""
FORMAT_INCONNU: Final = "Ce format de fichier n’existe pas."


class Format(StrEnum):
    """The formats of a list."""

    CSV = "csv"
    LIBELLES = "libelles"  # a CSV to be read, where the other one holds codes
    XLSX = "xlsx"


LISTE: Final = (Format.CSV, Format.XLSX)
ACTIVITES: Final = tuple(Format)
"""The formats that a list offers; activities also have a CSV of labels, for reading."""


@dataclass(frozen=True, slots=True)
class Fichier:
    """A file to hand over: its name (accents allowed), its MIME type, its content, whole or by pieces.

    Pieces may read the session that made the file, which stays open until the last one is sent. ``dans_la_page``:
    the browser shows it instead of keeping it, unless its link says otherwise. ``nombre``: how many documents an
    archive will hold; the page counts those that have arrived.
    """

    nom: str
    type_mime: str
    contenu: bytes | Iterable[bytes]
    dans_la_page: bool = False
    nombre: int = 0

    def morceaux(self) -> Iterator[bytes]:
        """The content by pieces; a content given whole is one piece."""
        if isinstance(self.contenu, bytes):
            yield self.contenu
        else:
            yield from self.contenu


def format_demande(parametres: Mapping[str, str], permis: Sequence[Format] = LISTE) -> Format:
    """The format that an address asks, the first one when it asks none. Raises ``Introuvable`` for any other."""
    voulu = parametres.get(FORMAT, permis[0])
    if voulu not in permis:
        raise Introuvable(FORMAT_INCONNU)
    return Format(voulu)
