"""What every test may use: an empty database on SQLite or, with COOP_TESTS_URL, on PostgreSQL."""

import gc
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.pool import StaticPool
from sqlmodel import Session

from coop_data import config, db
from coop_data.models import Modele
from tests.images import lire_image, poser_image


def _url_postgresql() -> str:
    """``COOP_TESTS_URL``; each worker of a parallel run has a database of its own on that server."""
    url, ouvrier = os.environ.get("COOP_TESTS_URL", ""), os.environ.get("PYTEST_XDIST_WORKER", "")
    if not url or not ouvrier:
        return url
    serveur = create_engine(make_url(url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with serveur.connect() as connexion:
        if not connexion.exec_driver_sql(f"SELECT 1 FROM pg_database WHERE datname = '{ouvrier}'").first():
            connexion.exec_driver_sql(f"CREATE DATABASE {ouvrier}")
    serveur.dispose()
    return make_url(url).set(database=ouvrier).render_as_string(hide_password=False)


URL_POSTGRESQL = _url_postgresql()
"""A PostgreSQL server's address: the same tests then run there, each in a schema emptied before it."""


@pytest.fixture(autouse=True)
def reglages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Settings of their own for each test: nothing is read from, or written to, the real data folder."""
    for nom in [nom for nom in os.environ if nom.startswith("COOP_") and nom != "COOP_TESTS_URL"]:
        monkeypatch.delenv(nom)
    monkeypatch.setenv("COOP_DATA_DIR", str(tmp_path / "donnees"))
    monkeypatch.setenv("COOP_MAGASIN", "non")  # tests/magasin apart, the records answer
    if URL_POSTGRESQL:
        monkeypatch.setenv("COOP_DATABASE_URL", URL_POSTGRESQL)
    config.get_reglages.cache_clear()
    oublier_les_engines = db.get_engine.cache_clear  # ``base`` replaces the function until after this fixture
    yield
    if not URL_POSTGRESQL:  # there the engine is the same for all, with the statements it has compiled
        oublier_les_engines()
    config.get_reglages.cache_clear()


def pytest_collection_finish() -> None:
    """What was imported and collected lives until the end: no garbage is looked for there."""
    gc.collect()
    gc.freeze()


def _vider_postgresql(engine: Engine) -> None:
    """An empty schema; rows are removed rather than tables, twenty times faster, once the schema is there."""
    nommer = engine.dialect.identifier_preparer.format_table
    try:
        with engine.begin() as connexion:
            connexion.exec_driver_sql("SET LOCAL session_replication_role = replica")  # the journal's guard sleeps
            connexion.exec_driver_sql(
                ";".join(f"DELETE FROM {nommer(table)}" for table in Modele.metadata.sorted_tables)
            )
    except ProgrammingError:  # a table is missing: the schema is made anew
        Modele.metadata.drop_all(engine)
        with engine.begin() as connexion:
            connexion.exec_driver_sql("DROP FUNCTION IF EXISTS journal_refuser CASCADE")
        Modele.metadata.create_all(engine)


@cache
def _sqlite_en_memoire() -> Engine:
    """One engine for all the tests of a worker: what it has compiled serves again, only its database is new."""
    engine = create_engine("sqlite://", connect_args={"check_same_thread": False}, poolclass=StaticPool)
    event.listen(engine, "connect", lambda connexion, _: connexion.execute("PRAGMA foreign_keys=ON"))
    return engine


@cache
def _schema_sqlite() -> bytes:
    """The whole schema as the bytes of a SQLite file: made once, fifteen times faster to copy than to make."""
    modele = _sqlite_en_memoire()
    Modele.metadata.create_all(modele)
    return lire_image(modele)


def _engine_de_test() -> Engine:
    if URL_POSTGRESQL:
        engine = db.get_engine(config.get_reglages().url_base)
        _vider_postgresql(engine)
    else:
        image, engine = _schema_sqlite(), _sqlite_en_memoire()
        poser_image(engine, image)
    return engine


@pytest.fixture
def engine() -> Engine:
    """An empty database with the whole schema."""
    return _engine_de_test()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session on an empty database; what a test flushes is never committed for another."""
    with Session(engine, expire_on_commit=False) as session:
        yield session


@pytest.fixture
def base(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """The same empty database behind ``db.lecture()`` and ``db.ecriture()``: for commands and pages."""
    monkeypatch.setattr(db, "get_engine", lambda url="": engine)
    return engine


@pytest.fixture(scope="session")
def engine_servi(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """On SQLite, one file and one engine for all the screens of a worker: what it has compiled serves again."""
    return db.get_engine.__wrapped__(f"sqlite:///{tmp_path_factory.mktemp('servie') / 'coop.sqlite'}")


@pytest.fixture
def base_servie(engine_servi: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """An empty database reached as the server reaches it (on SQLite, a file): screens run in a thread."""
    if URL_POSTGRESQL:
        return _engine_de_test()
    autres = db.get_engine
    monkeypatch.setattr(db, "get_engine", lambda url="": autres(url) if url else engine_servi)
    monkeypatch.setenv("COOP_DATABASE_URL", str(engine_servi.url))  # for the processes that a test starts
    config.get_reglages.cache_clear()
    poser_image(engine_servi, _schema_sqlite())
    return engine_servi
