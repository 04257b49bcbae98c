"""The engine, the transactions, and the schema."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, event, inspect
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlmodel import Session

from coop_data.config import RACINE, get_reglages
from coop_data.errors import ErreurUtilisateur

ATTENTE_VERROU_MS = 15_000
LECTURE_SEULE = "lecture_seule"
"""Marks a session that writes nothing: the columnar copy may answer it."""


@lru_cache
def get_engine(url: str = "") -> Engine:
    """The engine of an address (default: the records' database); one per process and address."""
    url = url or get_reglages().url_base
    if url.startswith("sqlite"):
        engine = create_engine(url, connect_args={"check_same_thread": False})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    return create_engine(url, pool_pre_ping=True, pool_size=10, max_overflow=20)


def _prepare_sqlite(connexion: Any, _enregistrement: Any) -> None:
    """SQLite needs foreign keys and the waiting time set again at every connection."""
    connexion.isolation_level = None  # transactions are ours: see ``_begin_sqlite``
    for reglage in (
        "journal_mode=WAL",
        "foreign_keys=ON",
        "synchronous=FULL",
        f"busy_timeout={ATTENTE_VERROU_MS}",
    ):
        connexion.execute(f"PRAGMA {reglage}")


def _begin_sqlite(connexion: Any) -> None:
    """Begin for real: the driver's own transactions start too late and hide the reads before a write."""
    mode = connexion.get_execution_options().get("sqlite_begin", "DEFERRED")
    connexion.exec_driver_sql(f"BEGIN {mode}")


@contextmanager
def lecture() -> Iterator[Session]:
    """A session to read with; nothing is written."""
    with Session(get_engine(), info={LECTURE_SEULE: True}) as session:
        yield session


@contextmanager
def ecriture() -> Iterator[Session]:
    """A session whose work is committed at the end, whole, or not at all.

    On SQLite the write lock is taken at once, so two writers wait for each other instead of failing.
    """
    engine = get_engine().execution_options(sqlite_begin="IMMEDIATE")
    with Session(engine, expire_on_commit=False) as session, session.begin():
        yield session


def alembic_config(url: str = "") -> Config:
    """Alembic's configuration, without a file of its own."""
    config = Config()
    config.set_main_option("script_location", str(RACINE / "coop_data" / "migrations"))
    config.attributes["url"] = url or get_reglages().url_base
    return config


def joindre(url: str = "") -> None:
    """Raise ``ErreurUtilisateur`` when the database cannot be reached, or its address is malformed."""
    try:
        get_engine(url).connect().close()
    except ArgumentError as erreur:
        raise ErreurUtilisateur(
            "COOP_DATABASE_URL n’est pas l’adresse d’une base (attendu : postgresql://…)."
        ) from erreur
    except DBAPIError as erreur:
        raise ErreurUtilisateur(
            "La base de données ne s’ouvre pas : vérifiez COOP_DATABASE_URL ou COOP_DATA_DIR, "
            "les droits, et que le serveur fonctionne."
        ) from erreur


def mettre_a_niveau(url: str = "") -> None:
    """Create the schema, or bring it to the current version. Raises as ``joindre``."""
    joindre(url)
    command.upgrade(alembic_config(url), "head")


def actualiser_les_statistiques() -> None:
    """Refresh SQLite's statistics on its tables: without them, some figures take seconds on a database just
    filled.

    PostgreSQL does it by itself.
    """
    engine = get_engine()
    if engine.dialect.name == "sqlite":
        with engine.connect() as connexion:
            connexion.exec_driver_sql("PRAGMA optimize=0x10002")
            connexion.commit()


def est_initialisee() -> bool:
    """True when the schema exists. Raises as ``joindre``."""
    joindre()
    return inspect(get_engine()).has_table("utilisateur")
