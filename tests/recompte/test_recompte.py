"""Every figure, every breakdown and the table of territories against an independent recount.

A failure names its seed and its case: ``pytest "tests/recompte/test_recompte.py::test_…[SEED]"`` replays it.
"""

from collections import Counter
from itertools import pairwise, product
from random import Random
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from coop_data.domain.periode import Periode
from tests.recompte import recompte, reponses
from tests.recompte.cas import Cas
from tests.recompte.ecarts import ecarts
from tests.recompte.monde import peupler
from tests.recompte.registre import Registre, lire
from tests.recompte.selection import choisir
from tests.recompte.territoires import territoires
from tests.recompte.tirage import CLES, GENRES, PAR_MONDE, TOUT, chacun, tirer

GRAINES = [*range(10), *(pytest.param(graine, marks=pytest.mark.complet) for graine in range(10, 40))]
"""Ten worlds of ten cases; thirty more in the long form."""


@pytest.mark.parametrize("graine", GRAINES)
def test_every_figure_and_breakdown_is_the_recount(base: Engine, graine: int) -> None:
    with Session(base, expire_on_commit=False) as session:
        peupler(session, graine)
        registre = lire(session)
        cas = [tirer(registre, graine, rang) for rang in range(PAR_MONDE)]
        attendus = [(un_cas, _recompter(registre, un_cas)) for un_cas in cas]
        differences = [
            f"moteur {un_cas} {ecart}"
            for un_cas, attendu in attendus
            for ecart in ecarts(attendu, reponses.bilan(session, un_cas))
        ]
    differences += [
        f"en ligne {un_cas} {ecart}"
        for un_cas, attendu in attendus
        if un_cas.dit_en_ligne
        for ecart in ecarts(_entete(un_cas) | attendu, reponses.bilan_en_ligne(un_cas))
    ]
    assert not differences, "\n".join(differences)


def test_each_filter_and_each_perimeter_alone(base: Engine) -> None:
    with Session(base, expire_on_commit=False) as session:
        peupler(session, 1)
        registre = lire(session)
        differences = [
            f"{cas} {ecart}"
            for cas in chacun(registre)
            for ecart in ecarts(
                recompte.chiffres(registre, cas), reponses.bilan(session, cas, repartitions=())["chiffres"]
            )
        ]
    assert not differences, "\n".join(differences)


@pytest.mark.parametrize("graine", GRAINES[::2])
def test_territories_are_the_recount_and_add_up_to_the_nation(base: Engine, graine: int) -> None:
    with Session(base, expire_on_commit=False) as session:
        peupler(session, graine)
        registre = lire(session)
    hasard = Random(graine)
    fins = [hasard.choice(bords) for bords in (registre.debuts_de_poste, registre.fins_de_poste, [TOUT[1]])]
    for (maille, nombre), au in product((("departement", 107), ("region", 24)), fins):
        entete = {"maille": maille, "du": str(TOUT[0]), "au": str(au)}
        obtenu = reponses.territoires_en_ligne(**entete)
        attendu = territoires(registre, maille, TOUT[0], au)
        attendu["sans_structure"] |= {"code": "sans_structure", "nom": "Sans structure"}
        attendu["total"] |= {"code": "total", "nom": "Total"}
        differences = list(ecarts(entete | attendu, obtenu))
        assert not differences, f"graine={graine} {entete}\n" + "\n".join(differences)
        _additionner(obtenu, nombre)


def _additionner(table: dict[str, Any], nombre: int) -> None:
    """One row per territory, by code as text; with « Sans structure » they add up to the nation."""
    assert len(table["lignes"]) == nombre
    assert all(une["code"] < autre["code"] for une, autre in pairwise(table["lignes"]))
    for mesure in ("cra", "accompagnements", "personnes_accompagnees", "dotation"):
        somme = sum(ligne[mesure] for ligne in [*table["lignes"], table["sans_structure"]])
        assert somme == table["total"][mesure], (table["maille"], table["du"], table["au"], mesure)


@pytest.mark.parametrize("maille", ["departement", "region"])
def test_territories_by_place_of_the_accompagnement(base: Engine, maille: str) -> None:
    du, au = TOUT
    with Session(base, expire_on_commit=False) as session:
        peupler(session, 3)
        registre = lire(session)
        obtenu = reponses.territoires_du_moteur(session, maille, Periode(du, au), "lieu")
    attendu = territoires(registre, maille, du, au, "lieu")
    for ligne in ("sans_structure", "total"):
        attendu[ligne] |= {nom: obtenu[ligne][nom] for nom in ("code", "nom")}
    assert not list(ecarts(attendu, obtenu))


def test_the_cases_ask_everything_and_are_not_answered_by_zeros(base: Engine) -> None:
    with Session(base, expire_on_commit=False) as session:
        peupler(session, 0)
        registre = lire(session)
    cas = [tirer(registre, graine, rang) for graine in range(10) for rang in range(PAR_MONDE)]
    formes = Counter(un_cas.perimetre.partition(":")[0] for un_cas in cas)
    cles = {(un_cas.domaine, cle) for un_cas in cas for cle, _ in un_cas.filtres}
    pleins = [un_cas for un_cas in cas if choisir(registre, un_cas)]
    assert len(cas) == 100
    assert formes.keys() == {
        "national", "region", "departement", "structure", "conseiller", "coordinateur", "equipe",
    }  # fmt: skip
    assert cles == {(domaine, cle) for domaine, cles in CLES.items() for cle in cles}
    assert any(len({cle for cle, _ in un_cas.filtres}) > 2 for un_cas in cas)
    assert any(len(un_cas.filtres) > len({cle for cle, _ in un_cas.filtres}) for un_cas in cas)
    assert {un_cas.selon for un_cas in cas} == {"structure", "lieu"}
    assert sum(un_cas.structure is not None for un_cas in cas) >= len(cas) // len(GENRES)
    assert len(pleins) > 50
    assert sum(un_cas.dit_en_ligne for un_cas in cas) > 50


def _entete(cas: Cas) -> dict[str, str]:
    return {"domaine": cas.domaine, "perimetre": cas.perimetre, "du": str(cas.du), "au": str(cas.au)}


def _recompter(registre: Registre, cas: Cas) -> dict[str, object]:
    return {
        "chiffres": recompte.chiffres(registre, cas),
        "repartitions": recompte.repartitions(registre, cas),
    }
