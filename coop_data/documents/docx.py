"""A document as a text to be edited (.docx): the same blocks with headings, styles, lists and real tables.

Charts stay in the PDF: the table that follows each of them holds its values.
"""

import io
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from docx import api
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from coop_data.documents.blocs import (
    Cartes,
    Definitions,
    Document,
    Liste,
    Paragraphe,
    SautDePage,
    Tableau,
    Titre,
)

LANGUE = "fr-FR"
POLICE = "Liberation Sans"
MARGE_CM = 2
STYLE_TABLEAU = "Light Grid Accent 1"
_INTERDITS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that an XML file may not hold; all others are kept as they were typed."""


def ecrire_docx(document: Document) -> bytes:
    """The document for a word processor, in French, with its title among its properties."""
    docx = api.Document()
    _preparer(docx, document)
    docx.add_heading(_net(document.titre), 0)
    if document.surtitre:
        docx.add_paragraph(_net(document.surtitre), style="Subtitle")
    _definir(docx, document.reperes)
    for bloc in document.blocs:
        if poser := POSER.get(type(bloc)):
            poser(docx, bloc)
    sortie = io.BytesIO()
    docx.save(sortie)
    return sortie.getvalue()


def _preparer(docx: Docx, document: Document) -> None:
    proprietes = docx.core_properties
    proprietes.title, proprietes.author, proprietes.language = _net(document.titre), document.auteur, LANGUE
    proprietes.comments, proprietes.created, proprietes.modified = "", document.instant, document.instant
    for style in docx.styles:
        if (police := getattr(style, "font", None)) is not None and style.name == "Normal":
            police.name, police.size = POLICE, Pt(10.5)
    langue = OxmlElement("w:lang")
    langue.set(qn("w:val"), LANGUE)
    marques = docx.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for ancienne in marques.findall(qn("w:lang")):
        marques.remove(ancienne)
    marques.append(langue)
    section = docx.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGE_CM)
    section.footer.paragraphs[0].text = _net(document.pied)


def _titre(docx: Docx, bloc: Titre) -> None:
    docx.add_heading(_net(bloc.texte), bloc.niveau)


def _paragraphe(docx: Docx, bloc: Paragraphe) -> None:
    for texte in bloc.texte.split("\n\n"):
        docx.add_paragraph(_net(texte), style="Caption" if bloc.discret else None)


def _liste(docx: Docx, bloc: Liste) -> None:
    for point in bloc.points:
        docx.add_paragraph(_net(point), style="List Number" if bloc.numerotee else "List Bullet")


def _cartes(docx: Docx, bloc: Cartes) -> None:
    lignes = tuple(
        (carte.libelle, f"{carte.valeur} ({carte.precision})" if carte.precision else carte.valeur)
        for carte in bloc.cartes
    )
    _tableau(docx, Tableau(("Indicateur", "Valeur"), lignes))


def _tableau(docx: Docx, bloc: Tableau) -> None:
    """A table: its first row is marked as a header and repeated on each page; numbers are aligned right."""
    tableau = docx.add_table(rows=1, cols=len(bloc.entetes), style=STYLE_TABLEAU)
    marque = OxmlElement("w:tblHeader")
    tableau.rows[0]._tr.get_or_add_trPr().append(marque)
    _remplir(tableau.rows[0].cells, bloc.entetes, bloc.textes, gras=True)
    for rang, ligne in enumerate(bloc.lignes):
        _remplir(tableau.add_row().cells, ligne, bloc.textes, gras=rang in bloc.graisses)
    docx.add_paragraph()


def _remplir(cellules: Iterable[Any], textes: Iterable[str], colonnes_de_mots: int, *, gras: bool) -> None:
    for rang, (cellule, texte) in enumerate(zip(cellules, textes, strict=True)):
        paragraphe = cellule.paragraphs[0]
        paragraphe.add_run(_net(texte)).bold = gras
        if rang >= colonnes_de_mots:
            paragraphe.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _definitions(docx: Docx, bloc: Definitions) -> None:
    _definir(docx, bloc.termes)


def _definir(docx: Docx, termes: Iterable[tuple[str, str]]) -> None:
    for terme, sens in termes:
        paragraphe = docx.add_paragraph()
        paragraphe.add_run(f"{_net(terme)}\u00a0: ").bold = True
        paragraphe.add_run(_net(sens))


def _saut(docx: Docx, _bloc: SautDePage) -> None:
    docx.add_page_break()


def _net(texte: str) -> str:
    return _INTERDITS.sub("", texte)


POSER: Mapping[type, Callable[[Docx, Any], None]] = {
    Titre: _titre,
    Paragraphe: _paragraphe,
    Liste: _liste,
    Cartes: _cartes,
    Tableau: _tableau,
    Definitions: _definitions,
    SautDePage: _saut,
}
"""The function that writes each kind of block; other kinds are drawings, or made for paper."""
