"""The only way in: a statement over the facts is answered by the copy when it can be, else by the records."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, Select
from sqlmodel import Session

from coop_data import db
from coop_data.config import Reglages

if TYPE_CHECKING:
    from coop_data.magasin.copie import Copie

_copie: "Copie | None" = None
"""The copy that this process uses: none unless ``demarrer`` was called."""


def demarrer(reglages: Reglages) -> None:
    """Use a copy in this process, unless the settings say no. It is opened or made aside: nothing waits."""
    from coop_data.magasin.copie import Copie
    from coop_data.magasin.fichier import NOM

    global _copie
    arreter()
    if reglages.magasin:
        _copie = Copie(db.get_engine(), reglages.dossier / NOM)
        _copie.relancer()


def arreter() -> None:
    """Use the records alone from now on."""
    global _copie
    if _copie is not None:
        _copie.fermer()
        _copie = None


def lire(session: Session, statement: Select[*tuple[Any, ...]]) -> Sequence[Row[*tuple[Any, ...]]]:
    """The rows of a statement over the facts, up to date.

    Only a session opened by ``db.lecture`` is answered by the copy: one that writes must see what it has written.
    """
    copie = _copie
    if copie is not None and session.info.get(db.LECTURE_SEULE):
        lignes = copie.lire(session, statement)
        if lignes is not None:
            return lignes
    return session.execute(statement).all()
