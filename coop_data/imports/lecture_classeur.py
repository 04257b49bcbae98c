"""From a workbook to rows of cells: a table is found by its header, never by a fixed row."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from coop_data.domain.termes import cle
from coop_data.imports.lecture import TAILLE_MAX, FichierRefuse, LigneLue, TableLue

COLONNE_CLE = "ID CRA"
TAILLE_CLASSEUR_MAX = 10 * 1024 * 1024
LIGNES_MAX = 200_000
COLONNES_MAX = 64
MORCEAU = 1 << 20
FORMULE = re.compile(rb"<f[ />]")
FORMULE_SANS_VALEUR = (
    "une formule n’a pas de résultat enregistré (cellule {cellule}) : remplacez-la par sa valeur, ou enregistrez "
    "le classeur depuis votre tableur"
)
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
"""The exceptions that openpyxl raises on a damaged workbook."""


@dataclass(frozen=True, slots=True)
class Rangee:
    """A row that is not empty. ``anomalie``: why its cells cannot be trusted."""

    feuille: str
    numero: int
    cellules: tuple[Any, ...]
    anomalie: str = ""


@dataclass(frozen=True, slots=True)
class Etrangere:
    """A column that belongs to another kind of workbook, and the message to show then."""

    colonne: str
    message: str


def lire_rangees(contenu: bytes) -> list[Rangee]:
    """The rows of every sheet that hold something, numbered as in the spreadsheet.

    Raises ``FichierRefuse`` when the workbook is damaged or too large.
    """
    if len(contenu) > TAILLE_CLASSEUR_MAX:
        raise FichierRefuse("Ce classeur dépasse 10 Mo : découpez-le, par période.")
    try:
        sans_valeur = _formules(contenu) if _inspecter(contenu) else {}
        rangees = []
        for rangee in _parcourir(contenu, sans_valeur):
            rangees.append(rangee)
            if len(rangees) > LIGNES_MAX:
                raise FichierRefuse("Ce classeur a plus de 200 000 lignes : découpez-le, par période.")
    except ILLISIBLE as erreur:
        raise FichierRefuse("Ce classeur est abîmé ou incomplet : exportez-le ou enregistrez-le à nouveau.") from (
            erreur
        )
    return rangees


def lire_classeur(
    rangees: Sequence[Rangee],
    colonnes: Sequence[str],
    *,
    facultatives: Sequence[str] = (),
    au_sujet_de: str = "",
    etrangere: Etrangere,
) -> TableLue:
    """The rows under the header of a workbook of La Coop, cells named as in ``colonnes``.

    Only these columns are kept: what stands in the others is never read again. ``facultatives`` are kept when the
    workbook has them; so is, under its own name, a column whose header holds the word ``au_sujet_de``. Raises
    ``FichierRefuse`` when the workbook is of another kind, or misses a column; case, accents and apostrophes do
    not count in a name.
    """
    position = next((rang for rang, rangee in enumerate(rangees) if COLONNE_CLE in rangee.cellules), None)
    if position is None:
        raise FichierRefuse(
            f"Aucune colonne « {COLONNE_CLE} » : ce classeur n’est ni un export d’activités de La Coop, "
            "ni un classeur modèle de Coop Data."
        )
    noms = [str(cellule or "") for cellule in rangees[position].cellules]
    entetes = [cle(nom) for nom in noms]
    if cle(etrangere.colonne) in entetes:
        raise FichierRefuse(etrangere.message)
    manquantes = [colonne for colonne in colonnes if cle(colonne) not in entetes]
    if manquantes:
        raise FichierRefuse(
            f"Colonne absente du classeur : {', '.join(manquantes)}. Rien n’a été importé.", manquantes
        )
    presentes = [*colonnes, *(colonne for colonne in facultatives if cle(colonne) in entetes)]
    if au_sujet_de:
        presentes += [nom for nom in noms if au_sujet_de in nom.casefold() and nom not in presentes]
    rangs = {colonne: entetes.index(cle(colonne)) for colonne in presentes}
    lignes = (
        LigneLue(rangee.numero, choisir(rangee, rangs), rangee.anomalie)
        for rangee in rangees[position + 1 :]
        if rangee.feuille == rangees[position].feuille
    )
    return TableLue(tuple(presentes), tuple(lignes))


def choisir(rangee: Rangee, rangs: Mapping[str, int]) -> dict[str, Any]:
    """The cells of a row that stand at these places; past its end, None."""
    cellules = rangee.cellules
    return {colonne: cellules[rang] if rang < len(cellules) else None for colonne, rang in rangs.items()}


def _inspecter(contenu: bytes) -> bool:
    """Refuse a small file that would unpack into a huge one. True when a sheet holds formulas."""
    with zipfile.ZipFile(io.BytesIO(contenu)) as archive:
        if sum(membre.file_size for membre in archive.infolist()) > TAILLE_MAX:
            raise FichierRefuse("Ce classeur dépasse 200 Mo une fois ouvert : découpez-le.")
        feuilles = [nom for nom in archive.namelist() if nom.startswith("xl/worksheets/") and nom.endswith(".xml")]
        return any(_contient_une_formule(archive, nom) for nom in feuilles)


def _contient_une_formule(archive: zipfile.ZipFile, nom: str) -> bool:
    fin = b""
    with archive.open(nom) as membre:
        while morceau := membre.read(MORCEAU):
            if FORMULE.search(fin + morceau):
                return True
            fin = morceau[-3:]
    return False


def _formules(contenu: bytes) -> dict[tuple[str, int], list[tuple[int, str]]]:
    """Where formulas stand: (sheet, row) and then (rank, name) of each cell."""
    places: dict[tuple[str, int], list[tuple[int, str]]] = {}
    classeur = load_workbook(io.BytesIO(contenu), read_only=True)
    try:
        for feuille in classeur.worksheets:
            for rangee in feuille.iter_rows(max_col=COLONNES_MAX):
                for rang, cellule in enumerate(rangee):
                    if cellule.data_type == "f" and cellule.row:
                        places.setdefault((feuille.title, cellule.row), []).append((rang, cellule.coordinate))
    finally:
        classeur.close()
    return places


def _parcourir(contenu: bytes, formules: Mapping[tuple[str, int], Sequence[tuple[int, str]]]) -> Iterator[Rangee]:
    """The rows of every sheet; a formula stands for the value that the spreadsheet kept beside it."""
    classeur = load_workbook(io.BytesIO(contenu), read_only=True, data_only=True)
    try:
        for feuille in classeur.worksheets:
            feuille.reset_dimensions()
            rangees = feuille.iter_rows(values_only=True, max_col=COLONNES_MAX)
            for numero, cellules in enumerate(rangees, start=1):
                places = formules.get((feuille.title, numero), ())
                vides = [nom for rang, nom in places if rang >= len(cellules) or cellules[rang] is None]
                if vides or any(cellule not in (None, "") for cellule in cellules):
                    anomalie = FORMULE_SANS_VALEUR.format(cellule=vides[0]) if vides else ""
                    yield Rangee(feuille.title, numero, cellules, anomalie)
    finally:
        classeur.close()
