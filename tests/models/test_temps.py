"""Which times hold which days: both ends count, and a time without end lasts."""

from datetime import date

import pytest
from sqlmodel import Session, select

from coop_data.models import Poste
from coop_data.models.temps import en_cours, pas_fini
from tests.factories import create_conseiller, create_structure

VEILLE, PREMIER, MILIEU, DERNIER, LENDEMAIN = (date(2026, 3, jour) for jour in (1, 2, 10, 20, 21))


@pytest.fixture
def postes(session: Session) -> dict[object, str]:
    """One from the 2nd to the 20th of March, one begun the 2nd that lasts; by identifier."""
    structure = create_structure(session)
    for fin in (DERNIER, None):
        create_conseiller(session, structure, debut=PREMIER, fin=fin)
    return {poste.id: "fini" if poste.date_fin else "dure" for poste in session.exec(select(Poste))}


@pytest.mark.parametrize(
    ("du", "au", "trouves"),
    [
        pytest.param(VEILLE, None, [], id="la veille"),
        pytest.param(PREMIER, None, ["dure", "fini"], id="le premier jour"),
        pytest.param(DERNIER, None, ["dure", "fini"], id="le dernier jour"),
        pytest.param(LENDEMAIN, None, ["dure"], id="le lendemain"),
        pytest.param(VEILLE, PREMIER, ["dure", "fini"], id="jusqu’au premier jour"),
        pytest.param(DERNIER, LENDEMAIN, ["dure", "fini"], id="depuis le dernier jour"),
        pytest.param(VEILLE, LENDEMAIN, ["dure", "fini"], id="tout autour"),
        pytest.param(MILIEU, MILIEU, ["dure", "fini"], id="au milieu"),
        pytest.param(date(2025, 1, 1), VEILLE, [], id="avant"),
    ],
)
def test_the_times_that_share_a_day(
    session: Session, postes: dict[object, str], du: date, au: date | None, trouves: list[str]
) -> None:
    lus = session.exec(select(Poste.id).where(en_cours(Poste, du, au)))
    assert sorted(postes[poste] for poste in lus) == trouves


@pytest.mark.parametrize(
    ("jour", "trouves"),
    [(VEILLE, ["dure", "fini"]), (DERNIER, ["dure", "fini"]), (LENDEMAIN, ["dure"])],
    ids=["à venir", "le dernier jour", "le lendemain"],
)
def test_the_times_not_yet_over(
    session: Session, postes: dict[object, str], jour: date, trouves: list[str]
) -> None:
    lus = session.exec(select(Poste.id).where(pas_fini(Poste, jour)))
    assert sorted(postes[poste] for poste in lus) == trouves
