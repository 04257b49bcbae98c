"""The Explorer on a photograph: every axis gives what the living data gave that day, and goes on doing so."""

from typing import Any

import pytest
from sqlmodel import Session

from coop_data.analytics.explorer.axes import AXES
from coop_data.analytics.explorer.calcul import compute_reponse
from coop_data.analytics.explorer.pivot import Pivot
from coop_data.analytics.explorer.question import build_questions
from coop_data.analytics.filtres import build_filtres
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import National
from coop_data.domain.periode import Periode
from coop_data.domain.photographies import Cliche
from coop_data.domain.structures import TypeStructure
from coop_data.models import Structure
from coop_data.photographies import photographier
from coop_data.statistiques import CATALOGUE
from tests.photographies.monde import ANCT, AU, DU, TRIMESTRE, Monde, peupler, tout_changer


@pytest.fixture
def monde(session: Session) -> Monde:
    monde = peupler(session)
    session.get_one(Structure, monde.lyon).type = TypeStructure.COMMUNE
    session.flush()
    return monde


def pivot(session: Session, cliche: Cliche | None, domaine: Domaine, axe: str, *gardees: str) -> Pivot:
    catalogue = CATALOGUE[domaine]
    questions = build_questions(
        catalogue,
        mesures=(),
        lignes=[axe],
        filtres=build_filtres(domaine, Periode(DU, AU), (), photographie=cliche),
        restrictions=[(axe, [code]) for code in gardees],
    )
    return compute_reponse(questions, session=session, perimetre=National(), tags_visibles=None).principal


def lignes(lu: Pivot) -> list[tuple[Any, ...]]:
    return list(lu.cellules[["ligne1", "valeur", "n"]].itertuples(index=False, name=None))


@pytest.mark.parametrize("domaine", list(Domaine))
def test_every_axis_reads_the_photograph_as_it_read_the_living_data(
    session: Session, monde: Monde, domaine: Domaine
) -> None:
    vivants = {axe: lignes(pivot(session, None, domaine, axe)) for axe in AXES[domaine]}
    prise = photographier(session, acteur=ANCT, trimestre=TRIMESTRE)
    assert {axe: lignes(pivot(session, prise, domaine, axe)) for axe in AXES[domaine]} == vivants
    gardees = {axe: cellules[0][0] for axe, cellules in vivants.items() if cellules}
    for axe, code in gardees.items():
        figee, vivante = (pivot(session, lu, domaine, axe, code) for lu in (prise, None))
        assert (figee.total, lignes(figee)) == (vivante.total, lignes(vivante)), axe


def test_the_type_of_a_structure_stays(session: Session, monde: Monde) -> None:
    prise = photographier(session, acteur=ANCT, trimestre=TRIMESTRE)
    tout_changer(session, monde)
    session.get_one(Structure, monde.lyon).type = TypeStructure.EPCI
    session.flush()
    fige = pivot(session, prise, Domaine.ACCOMPAGNEMENT, "type_structure")
    assert lignes(fige) == [("commune", 3, 3), ("association", 2, 2)]
    assert fige.total.n == 6  # one outside any post
    gardee = pivot(session, prise, Domaine.ACCOMPAGNEMENT, "type_structure", "commune")
    assert gardee.total.n == 3
    assert pivot(session, prise, Domaine.ACCOMPAGNEMENT, "type_structure", "epci").est_vide
