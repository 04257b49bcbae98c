"""What every command uses: where results and messages go, and a database that exists."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from coop_data.errors import ErreurUtilisateur

if TYPE_CHECKING:
    from sqlmodel import Session


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
        raise ErreurUtilisateur(f"Impossible d’écrire {sortie} : {erreur.strerror}.") from erreur
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
