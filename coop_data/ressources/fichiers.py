"""Where the files of documents lie: in the data folder, under names of ours, each written once.

A name holds the identifier of its document and the beginning of its SHA-256. A replaced document is another file,
so the file that the database names always exists, even if the machine stops in between.
"""

import hashlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import event
from sqlmodel import Session

from coop_data.config import get_reglages
from coop_data.models import Ressource

DOSSIER = "ressources"
MORCEAU = 256 * 1024


def empreinte_of(contenu: bytes) -> str:
    """The SHA-256 of a file, by which documents are told apart."""
    return hashlib.sha256(contenu).hexdigest()


def nom_de_stockage(identifiant: UUID, empreinte: str) -> str:
    """The name of a stored file: nothing that a person typed is in it."""
    return f"{identifiant}.{empreinte[:16]}.pdf"


def chemin_of(ressource: Ressource) -> Path:
    """Where the file of a document lies, present or not."""
    return _dossier() / nom_de_stockage(ressource.id, ressource.empreinte)


def deposer(identifiant: UUID, contenu: bytes) -> str:
    """Write a file whole or not at all (mode 600); return its SHA-256."""
    empreinte = empreinte_of(contenu)
    chemin = _dossier() / nom_de_stockage(identifiant, empreinte)
    chemin.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    ebauche = chemin.with_name(f".{chemin.name}-{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(ebauche, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as sortie:
            sortie.write(contenu)
            sortie.flush()
            os.fsync(sortie.fileno())
        ebauche.replace(chemin)
    finally:
        ebauche.unlink(missing_ok=True)
    return empreinte


def retirer_apres_ecriture(session: Session, chemin: Path) -> None:
    """Remove a replaced file once the change is committed; a change undone keeps it."""

    def retirer(_session: Any) -> None:
        chemin.unlink(missing_ok=True)

    event.listen(session, "after_commit", retirer, once=True)


def defaut_du_fichier(ressource: Ressource) -> str:
    """What is wrong with the file of a document, in French; empty when it is the one that was added."""
    chemin = chemin_of(ressource)
    if not chemin.is_file():
        return "fichier absent"
    with chemin.open("rb") as entree:
        empreinte = hashlib.file_digest(entree, "sha256").hexdigest()
    return "" if empreinte == ressource.empreinte else "fichier modifié depuis son ajout"


def morceaux_of(chemin: Path) -> Iterator[bytes]:
    """A file by pieces, so that sending it takes no more memory than one of them."""
    with chemin.open("rb") as entree:
        while morceau := entree.read(MORCEAU):
            yield morceau


def _dossier() -> Path:
    return get_reglages().dossier / DOSSIER
