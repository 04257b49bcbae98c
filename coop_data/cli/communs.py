"""What every command uses: output of results and messages, sessions on an existing database."""

import errno
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from coop_data.errors import ErreurUtilisateur

if TYPE_CHECKING:
    from sqlmodel import Session


RAISONS: Mapping[int | None, str] = {
    errno.ENOENT: "ce fichier ou ce dossier n’existe pas",
    errno.EACCES: "l’accès est refusé",
    errno.EPERM: "l’accès est refusé",
    errno.EROFS: "le disque est en lecture seule",
    errno.EISDIR: "c’est un dossier",
    errno.ENOTDIR: "ce qui devrait être un dossier n’en est pas un",
    errno.ENOSPC: "le disque est plein",
}
"""Refusals of the system, in French: its own messages are in English."""


def raison(erreur: OSError) -> str:
    """Why the system refused a file."""
    return RAISONS.get(erreur.errno, f"le système l’a refusé (code {erreur.errno})")


def afficher_message(texte: str) -> None:
    """Progress and messages: standard error, so that a result can be redirected to a file."""
    sys.stderr.write(f"{texte}\n")


def ecrire_resultat(contenu: str | bytes, sortie: Path | None = None) -> None:
    """The result: into ``sortie``, else on standard output (text only).

    Raises ``ErreurUtilisateur`` when the file cannot be written.
    """
    octets = contenu.encode("utf-8") if isinstance(contenu, str) else contenu
    if sortie is None:
        sys.stdout.write(octets.decode("utf-8"))
        return
    try:
        sortie.write_bytes(octets)
    except OSError as erreur:
        raise ErreurUtilisateur(f"Impossible d’écrire {sortie} : {raison(erreur)}.") from erreur
    afficher_message(f"Fichier écrit : {sortie}")


def exiger_base() -> None:
    """Raise ``ErreurUtilisateur`` when the database was never created."""
    from coop_data import db

    if not db.est_initialisee():
        raise ErreurUtilisateur(
            "La base n’existe pas encore : lancez d’abord « python -m coop_data initialiser »."
        )


@contextmanager
def lecture() -> Iterator["Session"]:
    """A session to read with. Raises ``ErreurUtilisateur`` when the database was never created."""
    from coop_data import db

    exiger_base()
    with db.lecture() as session:
        yield session


@contextmanager
def ecriture() -> Iterator["Session"]:
    """A session committed whole at the end. Raises ``ErreurUtilisateur`` when the database was never created."""
    from coop_data import db

    exiger_base()
    with db.ecriture() as session:
        yield session
