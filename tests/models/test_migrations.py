"""The migrations make the schema that the models describe, guards included, and can be undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine, inspect, make_url, text
from sqlalchemy.exc import DBAPIError

from coop_data import db
from coop_data.models import COPIES, Modele
from tests.conftest import URL_POSTGRESQL

BASE = "migrations_essai"
"""A PostgreSQL database of its own: the tests' one keeps its schema."""


@pytest.fixture
def vierge(tmp_path: Path) -> Iterator[str]:
    """The address of a database that holds nothing."""
    if not URL_POSTGRESQL:
        yield f"sqlite:///{tmp_path / 'vierge.sqlite'}"
        return
    serveur = make_url(URL_POSTGRESQL).set(drivername="postgresql+psycopg")
    maitre = create_engine(serveur, isolation_level="AUTOCOMMIT")
    with maitre.connect() as connexion:
        connexion.exec_driver_sql(f"DROP DATABASE IF EXISTS {BASE}")
        connexion.exec_driver_sql(f"CREATE DATABASE {BASE}")
    adresse = serveur.set(database=BASE).render_as_string(hide_password=False)
    yield adresse
    db.get_engine(adresse).dispose()
    with maitre.connect() as connexion:
        connexion.exec_driver_sql(f"DROP DATABASE {BASE}")
    maitre.dispose()


def test_upgrade_gives_the_schema_of_the_models_and_downgrade_takes_it_back(vierge: str) -> None:
    db.mettre_a_niveau(vierge)
    engine = db.get_engine(vierge)
    with engine.connect() as connexion:
        contexte = MigrationContext.configure(connexion, opts={"compare_type": True})
        assert compare_metadata(contexte, Modele.metadata) == []
    _verifier_les_gardes(engine)
    command.downgrade(db.alembic_config(vierge), "0004")
    with engine.connect() as connexion:
        assert not [nom for nom in _tables(engine) if nom.startswith("photo")]
        assert MigrationContext.configure(connexion).get_current_revision() == "0004"


def _verifier_les_gardes(engine: Engine) -> None:
    """Each table of photographs refuses changes; a guard per row needs a row to refuse."""
    with engine.begin() as connexion:
        connexion.execute(
            text(
                "INSERT INTO photographie (code, trimestre, rang, prise_le, auteur, accompagnements, activites) "
                "VALUES ('2026-T1-1', '2026-T1', 1, '2026-04-02 08:00:00', 'Anne', 0, 0)"
            )
        )
        connexion.execute(COPIES["region"].insert().values(photographie="2026-T1-1", code="84", population=1))
    for instruction in ("DELETE FROM photographie", "UPDATE photo_region SET population = 2"):
        with pytest.raises(DBAPIError, match="Une photographie ne se modifie pas"), engine.begin() as connexion:
            connexion.execute(text(instruction))


def _tables(engine: Engine) -> list[str]:
    return inspect(engine).get_table_names()
