"""A small demonstration, made once: it only needs to hold every case that the big one holds."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import StaticPool
from sqlmodel import Session

from coop_data.models import Modele
from seed.demonstration import Bilan, generer
from seed.geographie import charger_geographie
from seed.monde import Taille
from seed.tags_nationaux import charger_tags_nationaux

AUJOURDHUI = date(2026, 11, 21)
REDUITE = Taille(structures=140, conseillers=180, coordinateurs=14, accompagnements=5_000, activites=500)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The demonstration read here is on SQLite, whatever the engine under test."""
    for item in items:
        if "demonstration" in getattr(item, "fixturenames", ()) and Path(__file__).parent in item.path.parents:
            item.add_marker("un_moteur")


def faire_demonstration(session: Session, *, graine: int = 1, taille: Taille = REDUITE) -> Bilan:
    """The reduced demonstration, in a database that has the schema only."""
    charger_geographie(session)
    charger_tags_nationaux(session)
    return generer(session, taille=taille, graine=graine, aujourdhui=AUJOURDHUI, mot_de_passe_hache="haché")


def base_en_memoire() -> Engine:
    """An empty database of its own."""
    engine = create_engine("sqlite://", connect_args={"check_same_thread": False}, poolclass=StaticPool)
    Modele.metadata.create_all(engine)
    return engine


@pytest.fixture(scope="session")
def demonstration() -> Iterator[Session]:
    """A session to read the reduced demonstration with."""
    engine = base_en_memoire()
    with Session(engine) as session:
        faire_demonstration(session)
        session.commit()
        yield session
    engine.dispose()
