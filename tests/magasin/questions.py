"""What these tests ask of the facts, and who answered."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Select, func, select

from coop_data import db
from coop_data.magasin import copie as module
from coop_data.magasin import porte
from coop_data.magasin.copie import Copie
from coop_data.models import FaitAccompagnement, FaitAccompagnementValeur, FaitCoordination

ACCOMPAGNEMENTS: Select = select(func.count(), func.sum(FaitAccompagnement.accompagnements)).select_from(
    FaitAccompagnement
)
COORDINATION: Select = select(func.count()).select_from(FaitCoordination)
MENTIONS: Select = (
    select(FaitAccompagnementValeur.code, func.count())
    .where(FaitAccompagnementValeur.dimension == "thematique")
    .group_by(FaitAccompagnementValeur.code)
    .order_by(FaitAccompagnementValeur.code)
)


def lire(statement: Select = ACCOMPAGNEMENTS) -> list[tuple]:
    """The answer that a page would show now."""
    with db.lecture() as session:
        return [tuple(ligne) for ligne in porte.lire(session, statement)]


def repond(copie: Copie, statement: Select = ACCOMPAGNEMENTS) -> bool:
    """True when the copy, not the records, answers a page now."""
    with db.lecture() as session:
        return copie.lire(session, statement) is not None


def prete(copie: Copie) -> bool:
    """Make or open the copy, and wait for it."""
    copie.relancer()
    return copie.attendre(30)


@contextmanager
def lectures_comptees(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """The statements that the copy answered."""
    faites: list[object] = []
    lire_vraiment = module.lire

    def lire_et_compter(curseur: object, statement: object) -> object:
        faites.append(statement)
        return lire_vraiment(curseur, statement)

    with monkeypatch.context() as patch:
        patch.setattr(module, "lire", lire_et_compter)
        yield faites
