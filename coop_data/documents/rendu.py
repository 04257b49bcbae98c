"""Drawing: a document or a chart of ``blocs`` into PDF (PDF/UA-1), PNG or SVG. No browser, no network."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Literal

import typst

from coop_data.documents.blocs import Document, Image
from coop_data.documents.texte import imprimable

DOSSIER = Path(__file__).resolve().parent
GABARITS = DOSSIER / "gabarits"
PPI = 192.0
TYPE_PDF = "application/pdf"
Format = Literal["pdf", "png", "svg"]
TYPES_IMAGE: Mapping[Format, str] = {"png": "image/png", "svg": "image/svg+xml"}

_verrou = Lock()
"""One compilation at a time: the compiler keeps what it read, and its cache, from one to the next."""


def ecrire_pdf(document: Document) -> bytes:
    """The document as a tagged PDF, in French, with its title; refused by Typst if it were not PDF/UA-1."""
    octets: bytes = _compiler("document.typ", document, "pdf", pdf_standards=["ua-1"])
    return octets


def ecrire_image(image: Image, format: Format = "png") -> bytes:
    """The chart as ``png`` or ``svg``. Raises ``KeyError`` for another format."""
    if format not in TYPES_IMAGE:
        raise KeyError(format)
    rendu = _compiler("image.typ", image, format, **({"ppi": PPI} if format == "png" else {}))
    octets: bytes = rendu[0] if isinstance(rendu, list) else rendu
    return octets


def _compiler(gabarit: str, contenu: Document | Image, format: Format, **options: Any) -> Any:
    donnees = json.dumps(en_donnees(contenu), ensure_ascii=False)
    with _verrou:
        return _compilateur().compile(
            str(GABARITS / gabarit),
            format=format,
            sys_inputs={"donnees": donnees},
            timestamp=int(contenu.instant.timestamp()),
            **options,
        )


@cache
def _compilateur() -> typst.Compiler:
    """Fonts are read once; only ours and those inside Typst, so that every machine draws the same."""
    return typst.Compiler(root=str(GABARITS), font_paths=[str(DOSSIER / "polices")], ignore_system_fonts=True)


def en_donnees(valeur: Any) -> Any:
    """Blocks as plain data, each with its ``genre``; every text made printable."""
    if isinstance(valeur, str):
        return imprimable(valeur)
    if is_dataclass(valeur):
        genre = getattr(valeur, "genre", None)
        champs = {champ.name: en_donnees(getattr(valeur, champ.name)) for champ in fields(valeur)}
        return champs if genre is None else {"genre": genre, **champs}
    if isinstance(valeur, tuple | list):
        return [en_donnees(element) for element in valeur]
    return valeur if isinstance(valeur, int | float | bool) else None
