"""The geography is loaded whole, once, and follows the official code."""

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, func, select

from coop_data.models import Commune, Departement, Region, Tag
from seed.geographie import charger_geographie
from seed.tags_nationaux import charger_tags_nationaux
from tests.images import poser_image
from tests.seed.conftest import image_de_la_geographie


def test_loads_every_territory_then_changes_nothing(session: Session) -> None:
    assert charger_geographie(session) == 18 + 107 + 35_008
    assert charger_geographie(session) == 0
    assert session.exec(select(func.count()).select_from(Commune)).one() == 35_008
    assert session.exec(select(Commune.code).where(col(Commune.departement_code).in_(["984", "989"]))).all() == []
    assert session.get_one(Commune, "69381").commune_mere == "69123"


@pytest.fixture
def geographie(engine: Engine) -> None:
    """The territories, as they are loaded."""
    if engine.dialect.name == "sqlite":
        poser_image(engine, image_de_la_geographie())
        return
    with Session(engine) as session, session.begin():
        charger_geographie(session)


@pytest.mark.usefixtures("geographie")
def test_inhabitants_are_counted_once(session: Session) -> None:
    assert session.get_one(Departement, "75").population == session.get_one(Commune, "75056").population
    rhone_alpes = select(func.sum(Departement.population)).where(Departement.region_code == "84")
    assert session.get_one(Region, "84").population == session.exec(rhone_alpes).one()
    assert session.get_one(Departement, "975").region_code is None
    assert 68_000_000 < session.exec(select(func.sum(Departement.population))).one() < 70_000_000


@pytest.mark.usefixtures("geographie")
def test_repairs_a_changed_commune(session: Session) -> None:
    lyon = session.get_one(Commune, "69123")
    lyon.nom, lyon.population = "Lugdunum", 1
    session.flush()
    session.expire_all()
    assert charger_geographie(session) == 1
    session.expire_all()
    assert session.get_one(Commune, "69123").nom == "Lyon"


def test_a_national_tag_renamed_or_deleted_here_does_not_come_back(session: Session) -> None:
    assert charger_tags_nationaux(session) == 8
    tag = session.exec(select(Tag).where(Tag.nom == "Café IA")).one()
    tag.nom, tag.nom_plie = "Cafés IA", "cafes ia"
    session.flush()
    assert charger_tags_nationaux(session) == 0
    assert session.exec(select(func.count()).select_from(Tag)).one() == 8
