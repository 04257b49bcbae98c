"""What was saved is counted at the next reading, whoever saved it; what is not saved yet is its author's alone."""

from contextlib import ExitStack
from datetime import date
from threading import Thread

import pytest
from sqlalchemy import Engine, create_engine, delete, func, select, update
from sqlmodel import Session, col

from coop_data import db
from coop_data.acces.perimetre import condition_du_perimetre
from coop_data.analytics.explorer.axes import axe_of
from coop_data.analytics.explorer.conditions import parmi
from coop_data.analytics.filtres import build_filtres
from coop_data.analytics.requete import Requete
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import National, UneEquipe
from coop_data.domain.periode import Periode
from coop_data.faits.changements import noter_changements
from coop_data.faits.projection import projeter_accompagnements
from coop_data.magasin import porte
from coop_data.magasin.copie import Copie
from coop_data.models import Accompagnement, Conseiller, FaitAccompagnement, maintenant
from coop_data.verification import verifier_base
from tests.factories import (
    create_accompagnement,
    create_activite,
    create_conseiller,
    create_equipe,
    create_structure,
)
from tests.imports.support import fichier_csv, importer
from tests.magasin.questions import ACCOMPAGNEMENTS, COORDINATION, MENTIONS, lire, prete, repond


@pytest.fixture
def autre_processus(base_servie: Engine) -> Engine:
    """Another connection to the same database, as another process has one."""
    return create_engine(base_servie.url)


def _conseiller(session: Session) -> tuple:
    structure = create_structure(session)
    return create_conseiller(session, structure), structure


def test_a_report_saved_modified_then_deleted_by_another_process(copie: Copie, autre_processus: Engine) -> None:
    assert prete(copie)
    assert lire() == [(0, None)]
    with Session(autre_processus, expire_on_commit=False) as session:
        conseiller, structure = _conseiller(session)
        cra = create_accompagnement(session, conseiller, structure, thematiques=["email"])
        create_activite(session, create_conseiller(session, structure, est_coordinateur=True), structure)
        session.commit()
        assert (lire(), lire(COORDINATION), lire(MENTIONS)) == ([(1, 1)], [(1,)], [("email", 1)])
        cra.thematiques = ["email", "sante"]
        projeter_accompagnements(session, [cra])
        session.commit()
        assert (lire(), lire(MENTIONS)) == ([(1, 1)], [("email", 1), ("sante", 1)])
        cra.supprime_le = maintenant()
        projeter_accompagnements(session, [cra])
        session.commit()
    assert (lire(), lire(MENTIONS)) == ([(0, None)], [])
    assert repond(copie)
    autre_processus.dispose()


def test_who_writes_reads_what_is_not_saved_yet_and_nobody_else_does(copie: Copie) -> None:
    assert prete(copie)
    with db.ecriture() as session:
        create_accompagnement(session, *_conseiller(session))
        assert porte.lire(session, ACCOMPAGNEMENTS)[0][0] == 1
        assert lire() == [(0, None)]
    assert lire() == [(1, 1)]


def test_a_transaction_reads_one_state_from_beginning_to_end(copie: Copie) -> None:
    assert prete(copie)
    with db.lecture() as session:
        assert porte.lire(session, ACCOMPAGNEMENTS)[0][0] == 0
        with db.ecriture() as ecriture:
            create_accompagnement(ecriture, *_conseiller(ecriture))
        assert lire() == [(1, 1)]
        assert porte.lire(session, ACCOMPAGNEMENTS)[0][0] == 0
        session.rollback()
        assert porte.lire(session, ACCOMPAGNEMENTS)[0][0] == 1


def test_a_time_in_a_team_changes_what_the_team_counts(copie: Copie) -> None:
    with db.ecriture() as session:
        conseiller, structure = _conseiller(session)
        coordinateur = create_conseiller(session, structure, est_coordinateur=True)
        create_accompagnement(session, conseiller, structure, date=date(2026, 3, 10))
    assert prete(copie)
    faits = FaitAccompagnement.__table__
    de_l_equipe = condition_du_perimetre(UneEquipe(coordinateur.id), faits, faits.c.conseiller_id)
    statement = select(func.count()).select_from(faits).where(de_l_equipe)
    assert lire(statement) == [(0,)]
    with db.ecriture() as session:
        appartenance = create_equipe(session, coordinateur, conseiller)
        noter_changements(session, domaine="equipe", identifiants=[appartenance.id])
    assert lire(statement) == [(1,)]
    assert repond(copie, statement)


def test_a_structure_imported_again_under_another_type_is_counted_there_at_once(copie: Copie) -> None:
    with db.ecriture() as session:
        conseiller, structure = _conseiller(session)
        create_accompagnement(session, conseiller, structure)
    assert prete(copie)
    filtres = build_filtres(Domaine.ACCOMPAGNEMENT, Periode(date(2020, 1, 1), date(2030, 12, 31)))
    requete = Requete(Domaine.ACCOMPAGNEMENT, National(), filtres)
    epci = parmi(axe_of(Domaine.ACCOMPAGNEMENT, "type_structure"), ["epci"], requete)
    assert lire(ACCOMPAGNEMENTS.where(epci)) == [(0, None)]
    ligne = f"{structure.id_externe};{structure.nom};epci;{structure.commune_code}"
    assert importer("structures", fichier_csv("id;nom;type;code_commune", ligne)).bilan["modifies"] == 1
    assert lire(ACCOMPAGNEMENTS.where(epci)) == [(1, 1)]
    assert repond(copie, ACCOMPAGNEMENTS.where(epci))


def test_facts_repaired_are_taken_again(copie: Copie) -> None:
    with db.ecriture() as session:
        cra = create_accompagnement(session, *_conseiller(session))
        autre = create_accompagnement(session, *_conseiller(session))
        session.execute(update(FaitAccompagnement).values(accompagnements=5))
        session.execute(delete(Accompagnement).where(col(Accompagnement.id) == autre.id))
    assert prete(copie)
    assert lire() == [(2, 10)]
    with db.ecriture() as session:
        assert verifier_base(session, reparer=True).cras == 1
        assert session.get(Accompagnement, cra.id) is not None
    assert lire() == [(1, 1)]
    assert repond(copie)


def test_tables_that_are_not_held_and_few_rows_are_left_to_the_records(copie: Copie) -> None:
    with db.ecriture() as session:
        conseiller, structure = _conseiller(session)
        create_accompagnement(session, conseiller, structure)
    assert prete(copie)
    du_conseiller = ACCOMPAGNEMENTS.where(FaitAccompagnement.conseiller_id == conseiller.id)
    par_son_nom = ACCOMPAGNEMENTS.where(
        FaitAccompagnement.conseiller_id.in_(select(Conseiller.id).where(Conseiller.nom == conseiller.nom))
    )
    assert repond(copie)
    for statement in (du_conseiller, par_son_nom):
        assert not repond(copie, statement)
        assert lire(statement) == [(1, 1)]


def test_threads_read_together_while_someone_writes(copie: Copie) -> None:
    assert prete(copie)
    with db.ecriture() as session:
        conseiller, structure = _conseiller(session)
    lus: list[list[int]] = []

    def lire_souvent() -> None:
        lus.append([lire()[0][0] for _ in range(20)])

    fils = [Thread(target=lire_souvent) for _ in range(4)]
    for fil in fils:
        fil.start()
    for _ in range(10):
        with db.ecriture() as session:
            create_accompagnement(session, conseiller, structure)
    for fil in fils:
        fil.join()
    assert len(lus) == 4
    assert all(comptes == sorted(comptes) for comptes in lus)
    assert lire() == [(10, 10)]
    assert repond(copie)


def test_a_copy_waits_for_no_connection_when_everyone_reads(copie: Copie, base_servie: Engine) -> None:
    assert prete(copie)
    places = {"sqlite": 15, "postgresql": 30}[base_servie.dialect.name]
    with ExitStack() as pile:
        sessions = [pile.enter_context(db.lecture()) for _ in range(places - 1)]
        for session in sessions:
            session.execute(select(1))
        assert copie.lire(sessions[0], ACCOMPAGNEMENTS) == [(0, None)]
