"""The copy answers what the records answer: every figure, every breakdown, the table of territories."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from coop_data import db
from coop_data.analytics.calcul import compute_chiffres
from coop_data.analytics.equipes import comparer_les_personnes
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.options import lire_options
from coop_data.analytics.personnes import lister_conseillers
from coop_data.analytics.qualite import compter, lister
from coop_data.analytics.qualite_lecture import Selection
from coop_data.analytics.requete import Requete
from coop_data.analytics.statistique import Domaine
from coop_data.analytics.suivi_lecture import compute_suivi
from coop_data.analytics.territoires import compute_territoires
from coop_data.domain.perimetre import National
from coop_data.domain.periode import Periode
from coop_data.domain.photographies import Cliche
from coop_data.domain.qualite import CONFIRMABLES
from coop_data.magasin.copie import Copie
from coop_data.statistiques import CATALOGUE
from tests.analytics.explorer.questions import ACCOMPAGNEMENT, COORDINATION, demander, question, rangees
from tests.magasin.questions import lectures_comptees, prete
from tests.recompte import reponses
from tests.recompte.ecarts import ecarts
from tests.recompte.monde import peupler
from tests.recompte.registre import lire
from tests.recompte.tirage import PAR_MONDE, TOUT, chacun, tirer

GRAINES = [2, *(pytest.param(graine, marks=pytest.mark.complet) for graine in range(3, 20))]

PIVOTS = [
    (ACCOMPAGNEMENT, "conseillers_actifs", ("departement", "thematique"), "trimestre", []),
    (ACCOMPAGNEMENT, "accompagnements", ("genre", "thematique"), "mois", [("thematique", ["email", "sante"])]),
    (ACCOMPAGNEMENT, "cra_par_semaine", ("conseiller",), "annee", []),
    (ACCOMPAGNEMENT, "cra", ("materiel", "thematique"), None, [("age", ["60_69", "70_plus"])]),
    (COORDINATION, "activites", ("region", "tag"), "type", []),
    (COORDINATION, "partenaires_distincts", ("departement",), "trimestre", []),
    (ACCOMPAGNEMENT, "conseillers_actifs", ("coordinateur", "type_structure"), "annee", []),
    (COORDINATION, "minutes_animation", ("type_structure",), "trimestre", [("type_structure", ["association"])]),
]
"""Domain, measure, rows, column, restrictions."""


def _requete(domaine: Domaine) -> Requete:
    return Requete(domaine, National(), Filtres(*TOUT))


SELECTION = Selection((National(),), (National(),), Periode(*TOUT), date(2026, 1, 5))

LISTES: list[Callable[[Session], object]] = [
    lambda session: lister_conseillers(session, perimetre=National(), au=date(2025, 12, 31), anciens=True),
    lambda session: comparer_les_personnes(session, _requete(ACCOMPAGNEMENT)),
    lambda session: comparer_les_personnes(session, _requete(COORDINATION)),
    lambda session: compute_suivi(session, perimetre=National(), trimestre="2025-T4", au=date(2026, 1, 5)),
    lambda session: list(lire_options(session, _requete(COORDINATION), "partenaire", tags_visibles=None).items()),
    lambda session: list(lire_options(session, _requete(ACCOMPAGNEMENT), "commune", tags_visibles=None).items()),
    lambda session: compter(session, SELECTION, {}),
    *(partial(lister, selection=SELECTION, controle=controle, confirmes={}) for controle in CONFIRMABLES),
]


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


def test_the_explorer(base_servie: Engine, copie: Copie, monkeypatch: pytest.MonkeyPatch) -> None:
    questions = [
        question(domaine, mesure, *axes, colonne=colonne, periode=Periode(*TOUT), parmi=parmi)
        for domaine, mesure, axes, colonne, parmi in PIVOTS
    ]
    with Session(base_servie, expire_on_commit=False) as session:
        peupler(session, 4)
        attendus = [rangees(demander(session, une)) for une in questions]
    assert prete(copie)
    with lectures_comptees(monkeypatch) as faites, db.lecture() as session:
        assert [rangees(demander(session, une)) for une in questions] == attendus
    assert len(faites) >= len(questions)


@pytest.mark.parametrize("liste", LISTES)
def test_lists_of_people_and_choices_come_in_one_order(
    base_servie: Engine, copie: Copie, monkeypatch: pytest.MonkeyPatch, liste: Callable[[Session], object]
) -> None:
    with Session(base_servie, expire_on_commit=False) as session:
        peupler(session, 5)
        attendu = liste(session)
    assert prete(copie)
    with lectures_comptees(monkeypatch) as faites, db.lecture() as session:
        assert liste(session) == attendu
    assert faites


def test_a_photograph_is_read_in_the_records(
    base_servie: Engine, copie: Copie, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    cliche = Cliche("2025-T4", 1, datetime(2026, 1, 5, tzinfo=UTC))
    filtres = Filtres(*TOUT, photographie=cliche)
    assert prete(copie)
    with lectures_comptees(monkeypatch) as faites, db.lecture() as session:
        lus = compute_chiffres(
            session=session, catalogue=CATALOGUE[Domaine.ACCOMPAGNEMENT], perimetre=National(), filtres=filtres
        )
    assert lus["cra"].valeur == 0
    assert not faites
    assert not caplog.records
