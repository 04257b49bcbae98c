"""The only way in: a statement over the facts is answered by the copy or a replica if possible, else by the
records.
"""

from collections.abc import Sequence
from typing import Any, Protocol

from sqlalchemy import Row, Select
from sqlalchemy.exc import ArgumentError
from sqlmodel import Session

from coop_data import db
from coop_data.config import ReglageRefuse, Reglages

Lignes = Sequence[Row[*tuple[Any, ...]]]


class Lecteur(Protocol):
    """Who may answer instead of the records."""

    def lire(self, session: Session, statement: Select[*tuple[Any, ...]]) -> Lignes | None:
        """The rows of a statement; ``None`` when the records must answer."""

    def fermer(self) -> None:
        """Stop answering."""


_lecteur: Lecteur | None = None
"""The reader that this process uses: none unless ``demarrer`` was called."""


def demarrer(reglages: Reglages) -> None:
    """Use in this process the engine that the settings name, else a copy unless they say no.

    The copy is opened or made in a thread: nothing waits for it. Raises ``ReglageRefuse`` when the engine's
    address is malformed.
    """
    global _lecteur
    arreter()
    if reglages.analytics_url:
        from coop_data.magasin.replique import Replique

        try:
            _lecteur = Replique(db.get_engine(reglages.url_analytique))
        except ArgumentError as erreur:
            raise ReglageRefuse(
                "COOP_ANALYTICS_URL n’est pas l’adresse d’une base (attendu : postgresql://…)."
            ) from erreur
    elif reglages.magasin:
        from coop_data.magasin.copie import Copie
        from coop_data.magasin.fichier import NOM

        _lecteur = copie = Copie(db.get_engine(), reglages.dossier / NOM)
        copie.relancer()


def arreter() -> None:
    """Use the records alone from now on."""
    global _lecteur
    if _lecteur is not None:
        _lecteur.fermer()
        _lecteur = None


def lire(session: Session, statement: Select[*tuple[Any, ...]]) -> Lignes:
    """The rows of a statement over the facts.

    Only a session opened by ``db.lecture`` is answered elsewhere: one that writes must see what it has written.
    """
    lecteur = _lecteur
    if lecteur is not None and session.info.get(db.LECTURE_SEULE):
        lignes = lecteur.lire(session, statement)
        if lignes is not None:
            return lignes
    return session.execute(statement).all()
