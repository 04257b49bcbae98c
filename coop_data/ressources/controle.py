"""What is accepted as a document: a whole PDF that opens without a password and runs nothing."""

import io
import logging

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject

from coop_data.domain.ressources import MESSAGES, TAILLE_MAX
from coop_data.errors import SaisieInvalide

SIGNATURE = b"%PDF-"
SANS_PROGRAMME = frozenset({"/GoTo", "/Named"})
"""The actions that a document may run when it is opened: showing one of its pages."""

logging.getLogger("pypdf").setLevel(
    logging.ERROR
)  # its remarks on damaged files are in English, and of no use to anyone


def verifier_pdf(contenu: bytes) -> None:
    """Raise ``SaisieInvalide`` (field ``fichier``) unless the bytes are a PDF that anyone may open.

    What the sender says about the file (name, MIME type) is not read.
    """
    if raison := _raison(contenu):
        raise SaisieInvalide({"fichier": MESSAGES[raison]})


def _raison(contenu: bytes) -> str:
    if not contenu:
        return "fichier_vide"
    if len(contenu) > TAILLE_MAX:
        return "fichier_lourd"
    if not contenu.startswith(SIGNATURE):
        return "fichier_autre"
    try:
        lecteur = PdfReader(io.BytesIO(contenu))
        if lecteur.is_encrypted:
            return "fichier_protege"
        if not len(lecteur.pages):
            return "fichier_illisible"
        return "fichier_actif" if _lance_un_programme(lecteur.root_object) else ""
    # A damaged file makes the reader fail in as many ways as there are damages: each of them means the same here.
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, OSError):
        return "fichier_illisible"


def _lance_un_programme(racine: DictionaryObject) -> bool:
    """True when opening the document runs something; opening at a given page, as most do, does not count."""
    noms, ouverture = racine.get("/Names"), racine.get("/OpenAction")
    noms = noms.get_object() if noms is not None else {}
    ouverture = ouverture.get_object() if ouverture is not None else {}
    return (
        "/JavaScript" in noms
        or "/AA" in racine
        or (isinstance(ouverture, dict) and ouverture.get("/S", "/GoTo") not in SANS_PROGRAMME)
    )
