"""``importer``: exit status, last line of standard error, report, nothing on standard output."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine, func
from sqlmodel import Session, select

from coop_data import db
from coop_data.cli import main
from coop_data.models import ActiviteCoordination, Equipe
from tests.imports.support import DONNEES, EMAIL, peupler

CLASSEUR = str(DONNEES / "coordination-40.xlsx")
EQUIPES = "coordinateur;conseiller;date_debut\r\n"


def lancer(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    """Exit status and the lines of standard error; standard output must stay empty."""
    statut = main(["importer", *arguments])
    sorties = capsys.readouterr()
    assert sorties.out == ""
    return statut, sorties.err.strip().splitlines()


def compter(engine: Engine, modele: type) -> int:
    with Session(engine) as session:
        return session.scalar(select(func.count()).select_from(modele)) or 0


def test_the_genuine_workbook(base: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    peupler(base)
    arguments = ("coordination", CLASSEUR, "--coordinateur", EMAIL)
    statut, lignes = lancer(capsys, *arguments, "--simulation")
    assert (statut, lignes[-1]) == (0, "crees=40 modifies=0 inchanges=0 refuses=0 a_completer=12")
    assert lignes[-2] == "40 lignes lues."
    assert compter(base, ActiviteCoordination) == 0
    statut, lignes = lancer(capsys, *arguments)
    assert (statut, lignes[-1]) == (0, "crees=40 modifies=0 inchanges=0 refuses=0 a_completer=12")
    statut, lignes = lancer(capsys, *arguments)
    assert (statut, lignes[-1]) == (0, "crees=0 modifies=0 inchanges=40 refuses=0 a_completer=12")


def test_genuine_accompagnements(base: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    peupler(base)
    classeur = str(DONNEES / "accompagnements-60.xlsx")
    statut, lignes = lancer(capsys, "accompagnements", classeur, "--conseiller", EMAIL)
    assert (statut, lignes[-1]) == (0, "crees=25 modifies=0 inchanges=0 refuses=0 a_completer=23")
    statut, lignes = lancer(capsys, "accompagnements", classeur, "--conseiller", EMAIL)
    assert (statut, lignes[-1]) == (0, "crees=0 modifies=0 inchanges=25 refuses=0 a_completer=23")


def test_a_model_is_written_then_imported(
    base: Engine, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    peupler(base)
    fichier = tmp_path / "modele.xlsx"
    assert main(["modele", "coordination", "-o", str(fichier)]) == 0
    assert capsys.readouterr().err.strip() == f"Fichier écrit : {fichier}"
    classeur = load_workbook(fichier)
    for cellule, valeur in {"A3": "2025-05-02", "D3": "NEC local", "F3": "Un EPCI"}.items():
        classeur["Évènements"][cellule] = valeur
    classeur.save(fichier)
    statut, lignes = lancer(capsys, "coordination", str(fichier), "--coordinateur", EMAIL)
    assert (statut, lignes[-1]) == (0, "crees=1 modifies=0 inchanges=0 refuses=0 a_completer=0")
    assert lancer(capsys, "coordination", str(fichier))[0] == 2
    assert main(["modele", "structures", "-o", str(fichier)]) == 2
    assert main(["modele", "coordination", "-o", str(tmp_path / "absent" / "m.xlsx")]) == 1


def test_a_refused_row_gives_status_1_and_a_report(
    base: Engine, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    peupler(base)
    fichier, rapport = tmp_path / "equipes.csv", tmp_path / "rapport.csv"
    fichier.write_text(f"{EQUIPES}C1;C2;2024-01-01\r\nC1;=CX;2024-01-01\r\n", encoding="utf-8")
    statut, lignes = lancer(capsys, "equipes", str(fichier), "--rapport", str(rapport))
    assert (statut, lignes[-1]) == (1, "crees=1 modifies=0 inchanges=0 refuses=1 a_completer=0")
    with rapport.open(encoding="utf-8-sig", newline="") as ouvert:
        assert list(csv.reader(ouvert, delimiter=";")) == [
            ["ligne", "colonne", "valeur", "gravite", "motif"],
            ["3", "conseiller", "'=CX", "refus", "conseiller inconnu : importez d’abord les conseillers"],
        ]
    assert compter(base, Equipe) == 1


def test_a_broken_file_writes_nothing_but_its_report(
    base: Engine, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    peupler(base)
    fichier, rapport = tmp_path / "equipes.csv", tmp_path / "rapport.csv"
    fichier.write_text("conseiller;date_debut\r\nC2;2024-01-01\r\n", encoding="utf-8")
    statut, lignes = lancer(capsys, "equipes", str(fichier), "--rapport", str(rapport))
    assert (statut, lignes[-1]) == (1, "crees=0 modifies=0 inchanges=0 refuses=0 a_completer=0")
    assert "Colonne obligatoire absente : coordinateur" in lignes[-2]
    assert "1;coordinateur;;refus;" in rapport.read_text(encoding="utf-8-sig")
    assert compter(base, Equipe) == 0


@pytest.mark.parametrize(
    ("arguments", "statut", "extrait"),
    [
        (("coordination", CLASSEUR), 2, "--coordinateur EMAIL"),
        (("coordination", CLASSEUR, "--coordinateur", "personne@exemple.fr"), 1, "personne@exemple.fr"),
        (("coordination", "absent.csv"), 1, "Impossible de lire"),
        (("absences", CLASSEUR), 2, "absences"),
        (("accompagnements", str(DONNEES / "accompagnements-60.xlsx")), 2, "--conseiller EMAIL"),
        (
            ("accompagnements", str(DONNEES / "accompagnements-60.xlsx"), "--coordinateur", EMAIL),
            2,
            "d’un conseiller",
        ),
        (("accompagnements", CLASSEUR, "--conseiller", EMAIL), 1, "activités de coordination"),
        (("structures", CLASSEUR), 1, "en CSV"),
    ],
)
def test_wrong_calls_and_refusals(
    base: Engine, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], statut: int, extrait: str
) -> None:
    peupler(base)
    obtenu, lignes = lancer(capsys, *arguments)
    assert obtenu == statut
    assert extrait in "\n".join(lignes)


def test_options_of_workbooks_do_not_suit_a_csv(
    base: Engine, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    peupler(base)
    fichier = tmp_path / "equipes.csv"
    fichier.write_text(f"{EQUIPES}C1;C2;2024-01-01\r\n", encoding="utf-8")
    assert lancer(capsys, "equipes", str(fichier), "--conseiller", EMAIL)[0] == 2
    assert lancer(capsys, "equipes", str(fichier), "--coordinateur", EMAIL)[0] == 2
    assert compter(base, Equipe) == 0


def test_a_report_that_cannot_be_written_refuses_before_importing(
    base: Engine, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    peupler(base)
    fichier = tmp_path / "equipes.csv"
    fichier.write_text(f"{EQUIPES}C1;C2;2024-01-01\r\n", encoding="utf-8")
    statut, lignes = lancer(capsys, "equipes", str(fichier), "--rapport", str(tmp_path / "absent" / "r.csv"))
    assert statut == 1
    assert lignes[-1].endswith(" : ce fichier ou ce dossier n’existe pas.")
    assert compter(base, Equipe) == 0


def test_a_database_never_created_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(db, "est_initialisee", lambda: False)
    statut, lignes = lancer(capsys, "equipes", CLASSEUR)
    assert statut == 1
    assert "initialiser" in lignes[-1]
