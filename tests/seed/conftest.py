"""A small demonstration, made once: it only needs to hold every case that the big one holds."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import StaticPool
from sqlmodel import Session

from coop_data.models import Modele
from seed.demonstration import generer
from seed.geographie import charger_geographie
from seed.monde import Taille
from seed.tags_nationaux import charger_tags_nationaux
from tests.images import lire_image, poser_image

AUJOURDHUI = date(2026, 11, 21)
REDUITE = Taille(structures=140, conseillers=180, coordinateurs=14, accompagnements=5_000, activites=500)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The demonstration read here is on SQLite, whatever the engine under test."""
    for item in items:
        if "demonstration" in getattr(item, "fixturenames", ()) and Path(__file__).parent in item.path.parents:
            item.add_marker("un_moteur")


def _base_en_memoire() -> Engine:
    return create_engine("sqlite://", connect_args={"check_same_thread": False}, poolclass=StaticPool)


@cache
def image_de_la_geographie() -> bytes:
    """A SQLite database with the schema, the geography and the national tags."""
    engine = _base_en_memoire()
    Modele.metadata.create_all(engine)
    with Session(engine) as session:
        charger_geographie(session)
        charger_tags_nationaux(session)
        session.commit()
    return lire_image(engine)


def generer_une_base(*, graine: int = 1, taille: Taille = REDUITE) -> Engine:
    """The demonstration in a database of its own, in memory."""
    engine = _base_en_memoire()
    poser_image(engine, image_de_la_geographie())
    with Session(engine) as session:
        generer(session, taille=taille, graine=graine, aujourdhui=AUJOURDHUI, mot_de_passe_hache="haché")
        session.commit()
    return engine


@pytest.fixture(scope="session")
def demonstration() -> Iterator[Session]:
    """A session to read the reduced demonstration with."""
    engine = generer_une_base()
    with Session(engine) as session:
        yield session
    engine.dispose()
