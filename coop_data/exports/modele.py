"""The model workbook to fill in a spreadsheet: drop-down lists, help on each column, an identifier a row."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from coop_data.exports.classeur import OPTIONS
from coop_data.imports.modele_colonnes import (
    EXEMPLE,
    IDENTIFIANT,
    MODELES,
    ColonneModele,
    FeuilleModele,
    Nature,
)

LIGNES = 500
"""Rows ready to be filled in each sheet."""
LISTES = "Listes"
MODE_D_EMPLOI = (
    "Remplissez une ligne par activité, dans la feuille de son genre, puis déposez ce classeur dans Coop Data.",
    "Les colonnes en bleu sont obligatoires ; le petit triangle rouge d’un titre en dit plus sur sa colonne.",
    "Les listes déroulantes proposent les valeurs comprises. Plusieurs valeurs : une par colonne, ou plusieurs "
    "dans une cellule, séparées par « ; » ou un retour à la ligne (Alt + Entrée).",
    "Ce qui est déclaré du public peut rester incomplet : le reste compte comme « non communiqué ».",
    "La ligne grise est un exemple : telle quelle, elle n’est pas importée. Supprimez-la ou remplacez-la.",
    "Chaque ligne porte déjà un identifiant (dernière colonne). C’est lui qui permet de déposer plusieurs fois le "
    "même classeur : une ligne inchangée n’est pas reprise deux fois, une ligne corrigée est mise à jour.",
    "Une ligne importée reste celle de son activité : pour une autre activité, ajoutez une ligne ou téléchargez "
    "un classeur neuf. Une date se corrige dans Coop Data. Chacun télécharge son classeur : n’en partagez pas.",
    "Pour recopier une activité, copiez ses cellules sans l’identifiant. Au-delà des lignes préparées, "
    "téléchargez un autre modèle.",
    "Aucun nom de bénéficiaire : ici, un compte rendu est anonyme.",
)


@dataclass(frozen=True, slots=True)
class _Styles:
    titre: Format
    entete: Format
    obligatoire: Format
    exemple: Format
    date: Format
    texte: Format
    pale: Format


def ecrire_modele(genre: str, *, auteurs: bool, jeton: str = "") -> bytes:
    """The model of a kind of file, ``accompagnements`` or ``coordination``.

    ``auteurs``: with the column that names the author of each row, for people who import for others. ``jeton``
    begins the identifiers of the rows; by default, no other workbook has the same.
    """
    modele, sortie = MODELES[genre], io.BytesIO()
    classeur = xlsxwriter.Workbook(sortie, OPTIONS)
    styles = _styles(classeur)
    _ecrire_mode_d_emploi(classeur.add_worksheet("Mode d’emploi"), styles)
    pages = [(feuille, classeur.add_worksheet(feuille.titre)) for feuille in modele.feuilles]
    places = _ecrire_listes(classeur.add_worksheet(LISTES), modele.feuilles, styles)
    for rang, (feuille, page) in enumerate(pages, start=1):
        colonnes = (modele.auteur, *feuille.colonnes) if auteurs else feuille.colonnes
        _ecrire_feuille(page, colonnes, styles, places, f"{jeton or uuid4().hex[:12]}-{rang}")
    pages[0][1].activate()
    classeur.close()
    return sortie.getvalue()


def _styles(classeur: xlsxwriter.Workbook) -> _Styles:
    entete: dict[str, Any] = {"bold": True, "text_wrap": True, "valign": "top", "border": 1}
    return _Styles(
        titre=classeur.add_format({"bold": True, "font_size": 14}),
        entete=classeur.add_format({**entete, "bg_color": "#E8EDF5"}),
        obligatoire=classeur.add_format({**entete, "bg_color": "#1D4F91", "font_color": "#FFFFFF"}),
        exemple=classeur.add_format({"italic": True, "font_color": "#5C6B80", "num_format": "@"}),
        date=classeur.add_format({"num_format": "dd/mm/yyyy"}),
        texte=classeur.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}),
        pale=classeur.add_format({"font_color": "#7A879C", "num_format": "@"}),
    )


def _ecrire_mode_d_emploi(page: Worksheet, styles: _Styles) -> None:
    page.set_column(0, 0, 110)
    page.write_string(0, 0, "Mode d’emploi", styles.titre)
    for rang, phrase in enumerate(MODE_D_EMPLOI, start=2):
        page.write_string(rang, 0, phrase, styles.texte)


def _ecrire_listes(
    page: Worksheet, feuilles: tuple[FeuilleModele, ...], styles: _Styles
) -> dict[tuple[str, ...], str]:
    """Write each list once; return the range of each, for the drop-down lists."""
    places: dict[tuple[str, ...], str] = {}
    for colonne in (colonne for feuille in feuilles for colonne in feuille.colonnes):
        if not colonne.choix or colonne.choix in places:
            continue
        rang = len(places)
        page.set_column(rang, rang, 34)
        page.write_string(0, rang, colonne.libelle, styles.entete)
        page.write_column(1, rang, colonne.choix)
        lettre = xlsxwriter.utility.xl_col_to_name(rang)
        places[colonne.choix] = f"={LISTES}!${lettre}$2:${lettre}${len(colonne.choix) + 1}"
    return places


def _ecrire_feuille(
    page: Worksheet,
    colonnes: tuple[ColonneModele, ...],
    styles: _Styles,
    places: Mapping[tuple[str, ...], str],
    prefixe: str,
) -> None:
    rang = 0
    for colonne in colonnes:
        for numero, entete in enumerate(colonne.entetes):
            format_ = styles.obligatoire if colonne.obligatoire and numero == 0 else styles.entete
            page.write_string(0, rang, entete, format_)
            if colonne.aide:
                page.write_comment(0, rang, colonne.aide, {"x_scale": 2, "author": "Coop Data"})
            page.set_column(rang, rang, max(14, min(len(entete), 24)), _format(colonne, styles))
            _valider(page, rang, colonne, places)
            if numero < len(colonne.exemples):
                _ecrire_exemple(page, rang, colonne.exemples[numero], styles)
            rang += 1
    page.write_string(0, rang, IDENTIFIANT, styles.entete)
    page.write_string(1, rang, EXEMPLE, styles.exemple)
    page.set_column(rang, rang, 22, styles.pale)
    for ligne in range(1, LIGNES + 1):
        page.write_string(ligne + 1, rang, f"{prefixe}-{ligne:03d}", styles.pale)
    page.set_row(0, 45)
    page.freeze_panes(1, 0)


def _format(colonne: ColonneModele, styles: _Styles) -> Format | None:
    if colonne.nature is Nature.DATE:
        return styles.date
    return None if colonne.nature in (Nature.ENTIER, Nature.DUREE) else styles.texte


def _ecrire_exemple(page: Worksheet, rang: int, valeur: object, styles: _Styles) -> None:
    if isinstance(valeur, int):
        page.write_number(1, rang, valeur, styles.exemple)
    else:
        page.write_string(1, rang, str(valeur), styles.exemple)


def _valider(page: Worksheet, rang: int, colonne: ColonneModele, places: Mapping[tuple[str, ...], str]) -> None:
    """The checks that the spreadsheet makes while people type; for a list it only warns, since a cell may hold
    several values.
    """
    options: dict[str, Any] | None = None
    if colonne.choix:
        options = {
            "validate": "list",
            "source": places[colonne.choix],
            "error_type": "warning" if colonne.nombre > 1 else "stop",
            "error_title": colonne.libelle[:32],
            "error_message": "Choisissez une valeur de la liste.",
        }
    elif colonne.nature is Nature.DATE:
        options = {
            "validate": "date",
            "criteria": "between",
            "minimum": date(2020, 1, 1),
            "maximum": date(2099, 12, 31),
            "error_message": "Une date est attendue, par exemple 12/03/2026.",
        }
    elif colonne.nature is Nature.ENTIER:
        options = {
            "validate": "integer",
            "criteria": ">=",
            "value": 0,
            "error_message": "Un nombre entier est attendu.",
        }
    if options is not None:
        page.data_validation(2, rang, LIGNES + 1, rang, options)
