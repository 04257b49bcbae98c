"""XLSX with typed cells, and a first sheet that describes the file."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from coop_data import formats

LONGUEUR_MAX_TEXTE = 32_767  # the limit of a cell
LARGEUR_MAX = 60
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, slots=True)
class Informations:
    """The first sheet: who made the file, when, on what, and the meaning of its columns."""

    titre: str
    auteur: str
    instant: datetime
    perimetre: str
    filtres: Sequence[str] = ()
    definitions: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Feuille:
    """A sheet: its name, its header, its rows of typed values (texts, numbers, dates, None).

    By header, to replace the default: ``motifs``, formats of numbers; ``largeurs``, in characters.
    """

    titre: str
    entetes: Sequence[str]
    lignes: Iterable[Sequence[Any]]
    motifs: Mapping[str, str] = field(default_factory=dict)
    largeurs: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Styles:
    titre: Format
    entete: Format
    date: Format
    texte: Format


def ecrire_classeur(informations: Informations, feuilles: Iterable[Feuille]) -> bytes:
    """The whole workbook: « Informations » first, then each sheet; texts are never formulas nor links."""
    sortie = io.BytesIO()
    classeur = xlsxwriter.Workbook(sortie, OPTIONS)
    styles = _Styles(
        titre=classeur.add_format({"bold": True, "font_size": 14}),
        entete=classeur.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        date=classeur.add_format({"num_format": "dd/mm/yyyy", "align": "left"}),
        texte=classeur.add_format({"text_wrap": True, "valign": "top"}),
    )
    premiere = classeur.add_worksheet("Informations")
    effectifs = []
    for feuille in feuilles:
        motifs = {entete: classeur.add_format({"num_format": motif}) for entete, motif in feuille.motifs.items()}
        page = classeur.add_worksheet(feuille.titre)
        effectifs.append((feuille.titre, _ecrire_feuille(page, feuille, styles, motifs)))
    _ecrire_informations(premiere, informations, effectifs, styles)
    classeur.close()
    return sortie.getvalue()


def _ecrire_feuille(page: Worksheet, feuille: Feuille, styles: _Styles, motifs: Mapping[str, Format]) -> int:
    """Write header and rows. Returns the number of rows."""
    formats_des_nombres = [motifs.get(entete) for entete in feuille.entetes]
    for rang, entete in enumerate(feuille.entetes):
        page.write_string(0, rang, entete, styles.entete)
        page.set_column(rang, rang, feuille.largeurs.get(entete, min(max(len(entete), 10), LARGEUR_MAX)))
    nombre = 0
    for nombre, ligne in enumerate(feuille.lignes, start=1):
        for rang, valeur in enumerate(ligne):
            _ecrire_cellule(page, nombre, rang, valeur, styles, formats_des_nombres[rang])
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(nombre, 1), max(len(feuille.entetes) - 1, 0))
    return nombre


def _ecrire_cellule(
    page: Worksheet, ligne: int, rang: int, valeur: Any, styles: _Styles, motif: Format | None = None
) -> None:
    if valeur is None or valeur == "":
        return
    if isinstance(valeur, date):
        page.write_datetime(ligne, rang, valeur, styles.date)
    elif isinstance(valeur, int | float) and not isinstance(valeur, bool):
        page.write_number(ligne, rang, valeur, motif)
    else:
        page.write_string(ligne, rang, str(valeur)[:LONGUEUR_MAX_TEXTE], styles.texte)


def _ecrire_informations(
    page: Worksheet, informations: Informations, effectifs: Sequence[tuple[str, int]], styles: _Styles
) -> None:
    page.set_column(0, 0, 34)
    page.set_column(1, 1, 100)
    page.write_string(0, 0, informations.titre, styles.titre)
    for rang, (nom, valeur) in enumerate(_informations(informations, effectifs), start=2):
        page.write_string(rang, 0, nom, styles.entete)
        _ecrire_cellule(page, rang, 1, valeur, styles)


def _informations(
    informations: Informations, effectifs: Sequence[tuple[str, int]]
) -> Iterator[tuple[str, str | int]]:
    yield "Exporté par", informations.auteur
    yield "Exporté le", formats.instant(informations.instant)
    yield "Périmètre", informations.perimetre
    for filtre in informations.filtres or ("aucun",):
        yield "Filtre", filtre
    for titre, nombre in effectifs:
        yield f"Lignes – {titre}", nombre
    yield from informations.definitions
