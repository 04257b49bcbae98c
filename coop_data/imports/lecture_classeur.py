"""From a workbook of La Coop to rows of cells: the table is found by its header, never by a fixed row."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from coop_data.domain.termes import cle
from coop_data.imports.lecture import TAILLE_MAX, FichierRefuse, LigneLue, TableLue

COLONNE_CLE = "ID CRA"
COLONNE_ACCOMPAGNEMENTS = "Canaux d’accompagnement"
ILLISIBLE = (
    zipfile.BadZipFile,
    InvalidFileException,
    ParseError,
    zlib.error,
    EOFError,
    KeyError,
    ValueError,
    OSError,
    TypeError,
    AttributeError,
    IndexError,
    RuntimeError,
)
"""What openpyxl lets through when a workbook is damaged."""

Rangee = tuple[int, tuple[Any, ...]]


def lire_classeur(contenu: bytes, colonnes: Sequence[str]) -> TableLue:
    """Read the rows under the header that holds « ID CRA », in the words of ``colonnes``.

    Raises ``FichierRefuse`` when the workbook is damaged, is not one of La Coop, or misses a column: case,
    accents and apostrophes do not count, a renamed column does.
    """
    try:
        _verifier_taille(contenu)
        rangees = list(_rangees(contenu))
    except ILLISIBLE as erreur:
        raise FichierRefuse("Ce classeur est abîmé ou incomplet : exportez-le à nouveau de La Coop.") from erreur
    position = _position_entete(rangees)
    entetes = [cle(str(cellule or "")) for cellule in rangees[position][1]]
    if cle(COLONNE_ACCOMPAGNEMENTS) in entetes:
        raise FichierRefuse(
            "Ce classeur contient des accompagnements : leur import depuis un classeur de La Coop "
            "n’est pas encore possible. Utilisez le format CSV."
        )
    manquantes = [colonne for colonne in colonnes if cle(colonne) not in entetes]
    if manquantes:
        raise FichierRefuse(
            f"Colonne absente du classeur : {', '.join(manquantes)}. Rien n’a été importé.", manquantes
        )
    rangs = {colonne: entetes.index(cle(colonne)) for colonne in colonnes}
    lignes = [
        LigneLue(numero, {colonne: _cellule(cellules, rang) for colonne, rang in rangs.items()})
        for numero, cellules in rangees[position + 1 :]
        if any(cellule not in (None, "") for cellule in cellules)
    ]
    return TableLue(tuple(colonnes), tuple(lignes))


def _verifier_taille(contenu: bytes) -> None:
    """A small file may hold a huge one: look before unpacking."""
    with zipfile.ZipFile(io.BytesIO(contenu)) as archive:
        if sum(membre.file_size for membre in archive.infolist()) > TAILLE_MAX:
            raise FichierRefuse("Ce classeur dépasse 200 Mo une fois ouvert : découpez-le.")


def _rangees(contenu: bytes) -> Iterator[Rangee]:
    """The rows of every sheet, numbered from 1 in each."""
    classeur = load_workbook(io.BytesIO(contenu), read_only=True, data_only=True)
    try:
        for feuille in classeur.worksheets:
            feuille.reset_dimensions()
            yield from enumerate(feuille.iter_rows(values_only=True), start=1)
    finally:
        classeur.close()


def _position_entete(rangees: Sequence[Rangee]) -> int:
    for position, (_, cellules) in enumerate(rangees):
        if COLONNE_CLE in cellules:
            return position
    raise FichierRefuse(
        f"Aucune colonne « {COLONNE_CLE} » : ce classeur n’est pas un export d’activités de La Coop."
    )


def _cellule(cellules: tuple[Any, ...], rang: int) -> Any:
    return cellules[rang] if rang < len(cellules) else None
