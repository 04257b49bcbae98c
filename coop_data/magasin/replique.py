"""Another SQL engine that holds the same tables: a replica of the records, a distributed PostgreSQL."""

import logging

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from coop_data.magasin.enonces import Lignes, Statement

journal = logging.getLogger(__name__)


class Replique:
    """An engine asked instead of the records; its delay is the concern of its administrator."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def lire(self, session: Session, statement: Statement) -> Lignes | None:
        """The rows of a statement; ``None`` when the engine does not answer."""
        try:
            with self._engine.connect() as connexion:
                return connexion.execute(statement).all()
        except SQLAlchemyError as erreur:
            journal.warning("COOP_ANALYTICS_URL n’a pas répondu ; la base répond.", exc_info=erreur)
            return None

    def fermer(self) -> None:
        """Close its connections."""
        self._engine.dispose()
