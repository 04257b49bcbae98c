"""The migrations make the schema that the models describe, guards included, and can be undone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, create_engine, insert, inspect, make_url, select, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from coop_data import db
from coop_data.domain.roles import Role
from coop_data.domain.structures import TypeStructure
from coop_data.models import COPIES, Commune, Departement, Modele, Structure
from tests.conftest import URL_POSTGRESQL
from tests.factories import create_utilisateur

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


def test_photographs_already_taken_get_the_type_of_their_structures(vierge: str) -> None:
    """Revision 0006: the type of today, none for a structure that is gone; the guards stand again."""
    command.upgrade(db.alembic_config(vierge), "0005")
    engine = db.get_engine(vierge)
    lyon, effacee = uuid4(), uuid4()
    structure: dict[str, Any] = {"id_externe": "S", "nom": "S", "commune_code": "69123", "dotation": 1}
    with engine.begin() as connexion, Session(connexion) as session:
        _poser_une_photographie(connexion)
        session.add(Departement(code="69", nom="Rhône"))
        session.flush()
        session.add(Commune(code="69123", nom="Lyon", nom_plie="lyon", departement_code="69"))
        session.flush()
        session.add(Structure(id=lyon, nom_plie="s", type=TypeStructure.COMMUNE, **structure))
        session.flush()
        for identifiant in (lyon, effacee):
            copie = {"photographie": "2026-T1-1", "id": identifiant, **structure}
            connexion.execute(insert(COPIES["structure"]).values(copie))
    db.mettre_a_niveau(vierge)
    figees = COPIES["structure"]
    with engine.connect() as connexion:
        types = {ligne.id: ligne.type for ligne in connexion.execute(select(figees.c.id, figees.c.type))}
        connues = connexion.execute(text("SELECT avec_suivi FROM photographie")).scalars().all()
    assert types == {lyon: "commune", effacee: None}
    assert [bool(connu) for connu in connues] == [False]  # revision 0007: they do not hold the follow-up
    for geste in (figees.update().values(type="epci"), figees.delete()):
        with pytest.raises(DBAPIError, match="Une photographie ne se modifie pas"), engine.begin() as connexion:
            connexion.execute(geste)


def test_drafts_already_kept_are_in_their_first_version(vierge: str) -> None:
    """Revision 0008, and back: what was typed stays."""
    command.upgrade(db.alembic_config(vierge), "0007")
    engine = db.get_engine(vierge)
    with Session(engine) as session, session.begin():
        create_utilisateur(session, Role.COORDINATEUR)
        session.execute(
            text(
                "INSERT INTO brouillon (id, utilisateur_id, formulaire, contenu, cree_le, modifie_le) "
                "SELECT id, id, 'animation', '{}', '2026-04-02 08:00:00', '2026-04-02 08:00:00' FROM utilisateur"
            )
        )
    db.mettre_a_niveau(vierge)
    with engine.connect() as connexion:
        assert connexion.execute(text("SELECT formulaire, version FROM brouillon")).all() == [("animation", 1)]
    command.downgrade(db.alembic_config(vierge), "0007")
    assert "version" not in {colonne["name"] for colonne in inspect(engine).get_columns("brouillon")}


def _poser_une_photographie(connexion: Connection) -> None:
    connexion.execute(
        text(
            "INSERT INTO photographie (code, trimestre, rang, prise_le, auteur, accompagnements, activites) "
            "VALUES ('2026-T1-1', '2026-T1', 1, '2026-04-02 08:00:00', 'Anne', 0, 0)"
        )
    )


def _verifier_les_gardes(engine: Engine) -> None:
    """Each table of photographs refuses changes; a guard per row needs a row to refuse."""
    with engine.begin() as connexion:
        _poser_une_photographie(connexion)
        connexion.execute(COPIES["region"].insert().values(photographie="2026-T1-1", code="84", population=1))
    for instruction in ("DELETE FROM photographie", "UPDATE photo_region SET population = 2"):
        with pytest.raises(DBAPIError, match="Une photographie ne se modifie pas"), engine.begin() as connexion:
            connexion.execute(text(instruction))


def _tables(engine: Engine) -> list[str]:
    return inspect(engine).get_table_names()
