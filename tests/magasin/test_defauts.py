"""Whatever happens to the copy, figures are right: it is made again or the records answer, and the log says so."""

import logging
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import duckdb
import pytest
from sqlalchemy import Engine, func, literal_column, select, update

from coop_data import config, db
from coop_data.acces.acteur import SYSTEME
from coop_data.journal import journaliser
from coop_data.magasin import copie as module
from coop_data.magasin import porte
from coop_data.magasin.copie import Copie
from coop_data.magasin.fichier import NOM
from coop_data.models import Changement, FaitAccompagnement, Modele
from tests.factories import create_accompagnement, create_conseiller, create_structure
from tests.magasin.questions import ACCOMPAGNEMENTS, lire, prete, repond

TENIR = "import duckdb, sys; base = duckdb.connect(sys.argv[1]); print('tenu', flush=True); sys.stdin.read()"


@pytest.fixture(autouse=True)
def un_cra(base_servie: Engine) -> None:
    """One report, so that an empty copy would be seen."""
    with db.ecriture() as session:
        structure = create_structure(session)
        create_accompagnement(session, create_conseiller(session, structure), structure)


@pytest.fixture
def fichier() -> Path:
    """Where the copy lies."""
    return config.get_reglages().dossier / NOM


@pytest.fixture(autouse=True)
def sans_delai(monkeypatch: pytest.MonkeyPatch) -> None:
    """Attempts follow each other at once."""
    monkeypatch.setattr(module, "DELAI_SECONDES", 0.0)


def _rouvrir(copie: Copie, base: Engine, monkeypatch: pytest.MonkeyPatch) -> Copie:
    """The copy as the next process finds it."""
    copie.fermer()
    suivante = Copie(base, config.get_reglages().dossier / NOM, seuil=0)
    monkeypatch.setattr(porte, "_lecteur", suivante)
    assert prete(suivante)
    return suivante


def test_a_damaged_file_is_made_anew(copie: Copie, fichier: Path) -> None:
    fichier.write_bytes(b"autre chose" * 1000)
    assert prete(copie)
    assert lire() == [(1, 1)]
    assert repond(copie)
    assert fichier.stat().st_mode & 0o777 == 0o600


def test_the_records_answer_while_another_process_holds_the_file(
    copie: Copie, fichier: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", TENIR, str(fichier)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as autre:
        assert autre.stdout.readline() == "tenu\n"
        assert not prete(copie)
        assert lire() == [(1, 1)]
        assert "tenue par un autre processus" in caplog.text
        autre.stdin.close()
    copie.attendre()
    assert prete(copie)
    assert repond(copie)


def test_a_copy_left_by_a_former_process_is_taken_up_where_it_stood(
    copie: Copie, base_servie: Engine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    assert prete(copie)
    copie.fermer()
    with db.ecriture() as session:
        structure = create_structure(session)
        create_accompagnement(session, create_conseiller(session, structure), structure)
    caplog.clear()
    _rouvrir(copie, base_servie, monkeypatch)
    assert lire() == [(2, 2)]
    assert "reprise" in caplog.text


@pytest.mark.parametrize(
    "alteration",
    [
        "UPDATE repere SET signature = 'une autre'",
        "UPDATE repere SET journal = 1, instant = '2020-01-01T00:00:00+00:00'",
        "UPDATE repere SET cra_id = uuid()",
        "UPDATE repere SET numero = numero + 10",
        "DROP TABLE repere",
    ],
    ids=["other columns", "other journal", "other report", "more changes than the records", "never finished"],
)
def test_a_copy_of_something_else_is_made_anew(
    copie: Copie, base_servie: Engine, fichier: Path, monkeypatch: pytest.MonkeyPatch, alteration: str
) -> None:
    """A restored database, another one, another version: what the copy holds is not to be read."""
    with db.ecriture() as session:
        journaliser(session, acteur=SYSTEME, action="creer", objet="essai", objet_id="1")
    assert prete(copie)
    copie.fermer()
    with duckdb.connect(fichier) as base:
        base.execute("UPDATE faits_accompagnement SET accompagnements = 9")
        base.execute(alteration)
    suivante = _rouvrir(copie, base_servie, monkeypatch)
    assert lire() == [(1, 1)]
    assert repond(suivante)


def test_records_restored_under_a_living_copy_are_noticed(copie: Copie, caplog: pytest.LogCaptureFixture) -> None:
    assert prete(copie)
    with db.ecriture() as session:
        session.execute(update(FaitAccompagnement).values(accompagnements=7))
        session.execute(update(Changement).values(cra_id=uuid4()))
    assert lire() == [(1, 7)]
    assert "ne suit plus la base" in caplog.text
    assert prete(copie)
    assert lire() == [(1, 7)]
    assert repond(copie)


def test_many_changes_at_once_are_taken_aside(copie: Copie, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RATTRAPAGE_MAX", 3)
    assert prete(copie)
    with db.ecriture() as session:
        structure = create_structure(session)
        conseiller = create_conseiller(session, structure)
        for _ in range(5):
            create_accompagnement(session, conseiller, structure)
    assert lire() == [(6, 6)]
    assert prete(copie)
    assert repond(copie)
    assert lire() == [(6, 6)]


def test_a_statement_that_only_the_records_understand(copie: Copie, caplog: pytest.LogCaptureFixture) -> None:
    assert prete(copie)
    statement = select(func.count(), literal_column("total(minutes)")).select_from(FaitAccompagnement)
    with db.lecture() as session:
        assert copie.lire(session, statement) is None
    assert "n’a pas répondu" in caplog.text
    assert lire() == [(1, 1)]
    assert repond(copie)


def test_a_copy_that_fails_while_it_serves_is_made_anew(copie: Copie, monkeypatch: pytest.MonkeyPatch) -> None:
    assert prete(copie)

    def tomber(*_: object) -> None:
        raise duckdb.FatalException("le disque ne répond plus")

    with monkeypatch.context() as panne:
        panne.setattr(module, "lire", tomber)
        assert lire() == [(1, 1)]
    assert prete(copie)
    assert lire() == [(1, 1)]
    assert repond(copie)


def test_a_copy_that_cannot_be_brought_up_to_date_leaves_the_records_to_answer(
    copie: Copie, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    assert prete(copie)
    with db.ecriture() as session:
        structure = create_structure(session)
        create_accompagnement(session, create_conseiller(session, structure), structure)

    def refuser(*_: object) -> None:
        raise duckdb.IOException("disque plein")

    with monkeypatch.context() as panne:
        panne.setattr(module.remplissage, "remplacer", refuser)
        assert lire() == [(2, 2)]
    assert "en défaut" in caplog.text
    assert prete(copie)
    assert lire() == [(2, 2)]


def test_few_facts_are_left_to_the_records(base_servie: Engine, fichier: Path) -> None:
    copie = Copie(base_servie, fichier, seuil=2)
    assert not prete(copie)
    assert not fichier.exists()


@pytest.mark.parametrize(("dit", "presente"), [("oui", True), ("non", False)])
def test_the_setting(monkeypatch: pytest.MonkeyPatch, fichier: Path, dit: str, presente: bool) -> None:
    monkeypatch.setattr(porte, "_lecteur", None)
    monkeypatch.setenv("COOP_MAGASIN", dit)
    config.get_reglages.cache_clear()
    porte.demarrer(config.get_reglages())
    assert (porte._lecteur is not None) is presente
    assert lire() == [(1, 1)]
    porte.arreter()
    assert porte._lecteur is None


def test_another_engine_answers_and_the_records_when_it_does_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Told apart by what they hold: nothing in the replica, one report in the records."""
    monkeypatch.setattr(porte, "_lecteur", None)
    monkeypatch.setenv("COOP_ANALYTICS_URL", f"sqlite:///{tmp_path / 'replique.sqlite'}")
    config.get_reglages.cache_clear()
    porte.demarrer(config.get_reglages())
    assert lire() == [(1, 1)]
    assert "COOP_ANALYTICS_URL" in caplog.text
    Modele.metadata.create_all(db.get_engine(config.get_reglages().url_analytique))
    assert lire() == [(0, None)]
    with db.ecriture() as session:
        assert porte.lire(session, ACCOMPAGNEMENTS)[0][0] == 1
    porte.arreter()
    assert lire() == [(1, 1)]


def test_an_engine_that_has_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(porte, "_lecteur", None)
    monkeypatch.setenv("COOP_ANALYTICS_URL", "zut")
    config.get_reglages.cache_clear()
    with pytest.raises(config.ReglageRefuse, match="COOP_ANALYTICS_URL"):
        porte.demarrer(config.get_reglages())


def test_addresses_of_engines() -> None:
    assert config.adresse_sqlalchemy("postgres://a@b/c") == "postgresql+psycopg://a@b/c"
    assert config.adresse_sqlalchemy("sqlite:///x") == "sqlite:///x"
    assert config.adresse_sqlalchemy("") == ""
