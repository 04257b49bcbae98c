"""The commands of the database, on a real SQLite file, as an administrator runs them."""

import stat
from pathlib import Path
from shutil import copytree

import pytest
from sqlalchemy import update
from sqlmodel import func, select

from coop_data import config, db
from coop_data.auth.hachage import verifier_mot_de_passe
from coop_data.cli import main
from coop_data.models import Accompagnement, FaitAccompagnement, Utilisateur
from coop_data.routes.demarrage import prepare_start
from seed import monde
from tests.factories import create_conseiller

MINUSCULE = monde.Taille(structures=110, conseillers=115, coordinateurs=3, accompagnements=300, activites=60)


@pytest.fixture(autouse=True)
def fichier_sqlite(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of its own, whatever engine the other tests run on, and small demonstrations."""
    monkeypatch.delenv("COOP_DATABASE_URL", raising=False)
    monkeypatch.setitem(monde.TAILLES, "petite", MINUSCULE)
    oublier()


@pytest.fixture(scope="module")
def modele(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as « initialiser » leaves it: made once, copied for each."""
    return _faire(tmp_path_factory.mktemp("modele") / "donnees", ["initialiser"])


@pytest.fixture(scope="module")
def modele_de_demonstration(modele: Path) -> Path:
    """The same, with a demonstration of 21 November 2026."""
    return _faire(copytree(modele, modele.parent / "demonstration"), ["demo", "--date", "2026-11-21"])


def _faire(dossier: Path, commande: list[str]) -> Path:
    with pytest.MonkeyPatch.context() as place:
        place.delenv("COOP_DATABASE_URL", raising=False)
        place.setitem(monde.TAILLES, "petite", MINUSCULE)
        regler(place, data_dir=str(dossier))
        assert main(commande) == 0
        db.get_engine().dispose()
    oublier()
    return dossier


@pytest.fixture
def initialisee(modele: Path, tmp_path: Path) -> None:
    """A database ready for its first rows."""
    copytree(modele, tmp_path / "donnees")


@pytest.fixture
def demonstration(modele_de_demonstration: Path, tmp_path: Path) -> None:
    """A database with its demonstration."""
    copytree(modele_de_demonstration, tmp_path / "donnees")


def oublier() -> None:
    """As another process would: settings and engine are read again."""
    config.get_reglages.cache_clear()
    db.get_engine.cache_clear()


def regler(monkeypatch: pytest.MonkeyPatch, **reglages: str) -> None:
    for nom, valeur in reglages.items():
        monkeypatch.setenv(f"COOP_{nom.upper()}", valeur)
    oublier()


def test_initialiser_can_be_run_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["initialiser"]) == 0
    premier = capsys.readouterr()
    assert premier.out == ""
    assert "territoires écrits" in premier.err
    assert main(["initialiser"]) == 0
    assert capsys.readouterr().err == "Base prête : rien à changer.\n"


def test_commands_ask_for_a_database_first(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for commande in (["demo"], ["demo", "--comptes"], ["verifier"], ["sauvegarder", str(tmp_path)]):
        assert main(commande) == 1
        assert "python -m coop_data initialiser" in capsys.readouterr().err


def test_demo_makes_accounts_once_and_prints_them(
    initialisee: None, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["demo", "--comptes"]) == 1
    assert main(["demo", "--date", "2026-11-21"]) == 0
    sorties = capsys.readouterr()
    assert sorties.out == ""
    assert "Démonstration prête : 110 structures, 115 conseillers, 3 coordinateurs" in sorties.err
    assert main(["demo"]) == 0
    assert "déjà là" in capsys.readouterr().err
    assert main(["demo", "--comptes"]) == 0
    lignes = capsys.readouterr().out.splitlines()
    assert [ligne.split()[0] for ligne in lignes[:5]] == [
        "coordinateur@exemple.fr",
        "conseiller@exemple.fr",
        "structure@exemple.fr",
        "anct@exemple.fr",
        "admin@exemple.fr",
    ]
    secret = tmp_path / "donnees" / "mot-de-passe-demonstration"
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert lignes[5] == f"Mot de passe : {secret.read_text().strip()}"
    assert_ouvre(secret.read_text().strip())
    regler(monkeypatch, demo_password="choisi")
    assert main(["demo"]) == 0
    assert "mot de passe des comptes a été mis à jour" in capsys.readouterr().err
    assert_ouvre("choisi")


def assert_ouvre(mot_de_passe: str) -> None:
    with db.lecture() as session:
        haches = set(session.exec(select(Utilisateur.mot_de_passe)))
    assert [verifier_mot_de_passe(mot_de_passe, hache) for hache in haches] == [True]


def test_demo_takes_its_date_from_the_environment(initialisee: None, monkeypatch: pytest.MonkeyPatch) -> None:
    regler(monkeypatch, demo_date="2025-03-15")
    assert main(["demo"]) == 0
    with db.lecture() as session:
        dernier = session.exec(select(func.max(Accompagnement.date))).one()
    assert "2025-03-01" < dernier.isoformat() < "2025-03-15"


def test_demo_is_refused_beside_real_data(initialisee: None, capsys: pytest.CaptureFixture[str]) -> None:
    with db.ecriture() as session:
        create_conseiller(session)
    assert main(["demo"]) == 1
    assert "données réelles" in capsys.readouterr().err


@pytest.mark.parametrize("commande", [["demo"], ["demo", "--comptes"]])
def test_demo_is_refused_in_production(
    commande: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    regler(monkeypatch, env="production")
    main(["initialiser"])
    assert main(commande) == 1
    assert "en production" in capsys.readouterr().err
    assert not (tmp_path / "donnees" / "mot-de-passe-demonstration").exists()


def test_verifier_tells_and_repairs(demonstration: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verifier"]) == 0
    capsys.readouterr()
    with db.ecriture() as session:
        cra_id = session.exec(select(FaitAccompagnement.cra_id).limit(1)).one()
        session.execute(update(FaitAccompagnement).where(FaitAccompagnement.cra_id == cra_id).values(minutes=7))
    assert main(["verifier"]) == 1
    sorties = capsys.readouterr()
    assert sorties.out.startswith(f"accompagnement {cra_id} : minutes = 7 au lieu de ")
    assert "1 écart." in sorties.err
    assert main(["verifier", "--reparer"]) == 0
    assert "réparé" in capsys.readouterr().err
    assert main(["verifier"]) == 0


def test_a_backup_is_restored_elsewhere(
    demonstration: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert main(["sauvegarder", str(tmp_path / "sauvegardes")]) == 0
    fichier = capsys.readouterr().out.strip()
    assert main(["restaurer", fichier]) == 1
    assert "demande une base vide" in capsys.readouterr().err
    with db.lecture() as session:
        avant = session.exec(select(func.count()).select_from(Accompagnement)).one()
    regler(monkeypatch, data_dir=str(tmp_path / "ailleurs"))
    assert main(["restaurer", fichier]) == 0
    with db.lecture() as session:
        assert session.exec(select(func.count()).select_from(Accompagnement)).one() == avant
    assert main(["verifier"]) == 0
    assert main(["initialiser"]) == 0
    assert capsys.readouterr().err.endswith("Base prête : rien à changer.\n")


@pytest.mark.parametrize(
    ("reglages", "phrase"),
    [
        ({"env": "prod"}, "COOP_ENV (« prod »)"),
        ({"port": "abc"}, "COOP_PORT (« abc »)"),
        ({"env": "production"}, "définissez COOP_SECRET_KEY"),
        ({"secret_key": "court"}, "au moins 32 caractères"),
        ({"database_url": "nimporte"}, "n’est pas l’adresse d’une base"),
        ({"database_url": "postgresql://nul@127.0.0.1:1/rien"}, "ne s’ouvre pas"),
        ({"data_dir": "/dev/null/donnees"}, "changez COOP_DATA_DIR"),
    ],
)
def test_a_setting_that_cannot_work_is_said_in_french(
    reglages: dict[str, str], phrase: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    regler(monkeypatch, **reglages)
    assert main(["initialiser"]) == 1
    sorties = capsys.readouterr()
    assert (sorties.out, sorties.err.count("\n")) == ("", 1)
    assert phrase in sorties.err


def test_production_does_not_start_with_a_demonstration_account(
    initialisee: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with db.ecriture() as session:
        session.add(
            Utilisateur(email="anct@exemple.fr", prenom="A", nom="N", roles=["anct"], est_demonstration=True)
        )
    regler(monkeypatch, env="production", secret_key="s" * 32)
    with pytest.raises(config.ReglageRefuse, match=r"anct@exemple\.fr"):
        prepare_start(config.get_reglages())
    capsys.readouterr()
    assert main(["initialiser"]) == 1
    assert "anct@exemple.fr" in capsys.readouterr().err
    assert main(["compte", "creer", "a@b.fr", "--prenom", "A", "--nom", "B", "--role", "admin"]) == 0
    assert main(["compte", "desactiver", "anct@exemple.fr"]) == 0
    assert main(["initialiser"]) == 0
    prepare_start(config.get_reglages())
