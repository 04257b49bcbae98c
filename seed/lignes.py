"""Rows for bulk inserts: plain dictionaries that start from the defaults of the model."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from pydantic_core import PydanticUndefined
from sqlalchemy import insert, text
from sqlmodel import Session

Ligne = dict[str, Any]


@cache
def _gabarit(modele: type[Any]) -> Mapping[str, Any]:
    """Every column that has a constant default (empty lists and mappings included)."""
    gabarit: Ligne = {}
    for nom, champ in modele.model_fields.items():
        if champ.default_factory in (list, dict):
            gabarit[nom] = champ.default_factory()
        elif champ.default is not PydanticUndefined and champ.default_factory is None:
            gabarit[nom] = champ.default
    return gabarit


def ligne_of(modele: type[Any], champs: Mapping[str, Any]) -> Ligne:
    """A whole row of ``modele``: its defaults, then ``champs``."""
    return {**_gabarit(modele), **champs}  # type: ignore[arg-type]


def inserer(session: Session, modele: type[Any], lignes: Sequence[Ligne]) -> None:
    """Insert rows of one shape in one statement."""
    if lignes:
        session.execute(insert(modele.__table__), lignes)


def preparer_masse(session: Session) -> None:
    """Let SQLite keep 200 MB of pages in memory: indexes on random identifiers touch all their pages again and
    again.
    """
    if session.get_bind().dialect.name == "sqlite":
        session.execute(text("PRAGMA cache_size = -200000"))
