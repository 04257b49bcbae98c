"""The people of the tests of services, and the engine of the application itself."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.models import (
    Modele,
    Structure,
)
from tests.factories import create_conseiller, create_structure
from tests.reference.services_litteraux import acteur_of


@pytest.fixture
def structure(session: Session) -> Structure:
    return create_structure(session)


@pytest.fixture
def auteur(session: Session, structure: Structure) -> Acteur:
    return acteur_of(session, create_conseiller(session, structure, est_coordinateur=True))


@pytest.fixture
def autre(session: Session, structure: Structure) -> Acteur:
    """A colleague of the same employer, with the same roles."""
    return acteur_of(session, create_conseiller(session, structure, est_coordinateur=True))


@pytest.fixture
def base_reelle(engine: Engine) -> Iterator[Engine]:
    """The engine of the application itself, with its own transactions: a file on SQLite."""
    reelle = db.get_engine()
    Modele.metadata.create_all(reelle)
    yield reelle
    reelle.dispose()
