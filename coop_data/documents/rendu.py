"""Drawing: a document or a chart of ``blocs`` into PDF (PDF/UA-1), PNG or SVG. No browser, no network."""

import json
import subprocess
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any, Literal

from coop_data.documents.blocs import Document, Image
from coop_data.documents.texte import imprimable

ATELIER = Path(__file__).resolve().parent / "atelier.py"
FormatImage = Literal["png", "svg"]
DELAI_S = 60
_places = BoundedSemaphore(4)
"""How many documents are drawn at once; the others wait their turn."""


class DessinImpossible(RuntimeError):
    """Typst refused a document: a failure of ours, with Typst's own message."""


def ecrire_pdf(document: Document) -> bytes:
    """The document as a tagged PDF, in French, with its title."""
    return _dessiner("document.typ", document, "pdf")


def ecrire_image(image: Image, format: FormatImage = "png") -> bytes:
    """The chart as ``png`` or ``svg``."""
    return _dessiner("image.typ", image, format)


def _dessiner(gabarit: str, contenu: Document | Image, format: str) -> bytes:
    commande = {
        "gabarit": gabarit,
        "format": format,
        "instant": int(contenu.instant.timestamp()),
        "donnees": json.dumps(en_donnees(contenu), ensure_ascii=False),
    }
    with _places:
        rendu = subprocess.run(  # noqa: S603 -- our own interpreter and script; what people typed is on its input
            [sys.executable, "-P", str(ATELIER)],
            input=json.dumps(commande).encode(),
            capture_output=True,
            timeout=DELAI_S,
            check=False,
        )
    if rendu.returncode:
        raise DessinImpossible(rendu.stderr.decode(errors="replace"))
    return rendu.stdout


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
