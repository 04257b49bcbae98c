"""The copy answers what the records answer: every figure, every breakdown, the table of territories."""

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from coop_data import db
from coop_data.analytics.territoires import compute_territoires
from coop_data.magasin.copie import Copie
from tests.magasin.questions import lectures_comptees, prete
from tests.recompte import reponses
from tests.recompte.ecarts import ecarts
from tests.recompte.monde import peupler
from tests.recompte.registre import lire
from tests.recompte.tirage import PAR_MONDE, chacun, tirer

GRAINES = [2, *(pytest.param(graine, marks=pytest.mark.complet) for graine in range(3, 20))]


@pytest.mark.parametrize("graine", GRAINES)
def test_every_figure_and_breakdown(
    base_servie: Engine, copie: Copie, monkeypatch: pytest.MonkeyPatch, graine: int
) -> None:
    with Session(base_servie, expire_on_commit=False) as session:
        peupler(session, graine)
        registre = lire(session)
        cas = [tirer(registre, graine, rang) for rang in range(PAR_MONDE)]
        attendus = [reponses.bilan(session, un_cas) for un_cas in cas]
    assert prete(copie)
    differences = []
    with lectures_comptees(monkeypatch) as faites:
        for un_cas, attendu in zip(cas, attendus, strict=True):
            with db.lecture() as session:
                differences += [f"{un_cas} {e}" for e in ecarts(attendu, reponses.bilan(session, un_cas))]
    assert not differences, "\n".join(differences)
    assert len(faites) > 20


def test_each_filter_and_each_perimeter(
    base_servie: Engine, copie: Copie, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Session(base_servie, expire_on_commit=False) as session:
        peupler(session, 1)
        cas = list(chacun(lire(session)))[::5]
        attendus = [reponses.bilan(session, un_cas, repartitions=()) for un_cas in cas]
    assert prete(copie)
    with lectures_comptees(monkeypatch) as faites, db.lecture() as session:
        obtenus = [reponses.bilan(session, un_cas, repartitions=()) for un_cas in cas]
    assert obtenus == attendus
    assert len(faites) > 20


@pytest.mark.parametrize("maille", ["departement", "region"])
def test_territories(base_servie: Engine, copie: Copie, maille: str) -> None:
    demande = {"maille": maille, "du": date(2020, 1, 1), "au": date(2025, 12, 31)}
    with Session(base_servie, expire_on_commit=False) as session:
        peupler(session, 3)
        attendu = compute_territoires(session=session, **demande)
    assert prete(copie)
    with db.lecture() as session:
        obtenu = compute_territoires(session=session, **demande)
    assert obtenu.lignes.equals(attendu.lignes)
    assert (obtenu.total, obtenu.sans_structure, obtenu.bases) == (
        attendu.total,
        attendu.sans_structure,
        attendu.bases,
    )
