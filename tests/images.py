"""SQLite databases as bytes: what costs to make is made once per worker, then copied."""

import pickle
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Engine
from sqlmodel import Session

T = TypeVar("T")

_poses: dict[Callable[[Session], object], tuple[bytes, bytes]] = {}


def lire_image(engine: Engine) -> bytes:
    """The database as the bytes of a file."""
    with closing(engine.raw_connection()) as connexion:
        image: bytes = connexion.driver_connection.serialize()
    return image


def poser_image(engine: Engine, image: bytes) -> None:
    """Make the database what these bytes are."""
    if not (fichier := engine.url.database):
        with closing(engine.raw_connection()) as connexion:
            connexion.driver_connection.deserialize(image)
        return
    engine.dispose()
    for reste in ("", "-wal", "-shm"):  # a file of its own: a connection left open keeps the former one
        Path(f"{fichier}{reste}").unlink(missing_ok=True)
    Path(fichier).write_bytes(image)


def poser(engine: Engine, peupler: Callable[[Session], T]) -> T:
    """Fill an empty database with a world, and give what ``peupler`` returns, bound to no session.

    On SQLite ``peupler`` runs once per worker: each test then starts from its rows, identifiers included.
    """
    if engine.dialect.name == "postgresql":
        return _peupler(engine, peupler)
    if peupler not in _poses:
        monde = _peupler(engine, peupler)
        _poses[peupler] = lire_image(engine), pickle.dumps(monde)
    image, monde_garde = _poses[peupler]
    poser_image(engine, image)
    lu: T = pickle.loads(monde_garde)
    return lu


def _peupler(engine: Engine, peupler: Callable[[Session], T]) -> T:
    with Session(engine, expire_on_commit=False) as session, session.begin():
        return peupler(session)
