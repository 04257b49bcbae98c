"""CSV as French spreadsheets open it: UTF-8 with BOM, ``;``, CRLF, decimal comma, no formula."""

import csv
import io
import itertools
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from coop_data import formats
from coop_data.domain.cellules import neutraliser
from coop_data.domain.photographies import Cliche

BOM = "\ufeff"


def ecrire_csv(lignes: Iterable[Sequence[Any]]) -> bytes:
    """A whole file; see ``flux_csv``."""
    return b"".join(flux_csv(lignes))


def flux_csv(lignes: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """A file, row by row, header included; texts that a spreadsheet would run as formulas are protected."""
    tampon = io.StringIO(newline="")
    ecrivain = csv.writer(tampon, delimiter=";", lineterminator="\r\n")
    tampon.write(BOM)
    for ligne in lignes:
        ecrivain.writerow([_cellule(valeur) for valeur in ligne])
        yield tampon.getvalue().encode("utf-8")
        tampon.seek(0)
        tampon.truncate()


def nommer_la_photographie(lignes: Iterable[Sequence[Any]], cliche: Cliche | None) -> Iterator[list[Any]]:
    """The same rows, header first, with a last column for the code of the photograph that was read, if any."""
    derniere = itertools.chain(["Photographie"], itertools.repeat(cliche.code if cliche else ""))
    for ligne, code in zip(lignes, derniere, strict=False):
        yield [*ligne, code] if cliche else [*ligne]


def lisible(valeur: Any) -> Any:
    """A cell of a file for reading: days are written as people write them."""
    return formats.jour(valeur) if isinstance(valeur, date) else valeur


def _cellule(valeur: Any) -> Any:
    if isinstance(valeur, str):
        return neutraliser(valeur)
    return str(valeur).replace(".", ",") if isinstance(valeur, float) else valeur
