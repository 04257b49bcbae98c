"""Commands ``statistiques``, ``territoires`` and ``documenter``: formats to the letter, exit statuses."""

import csv
import io
import json
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from coop_data.cli import main
from coop_data.config import RACINE
from tests.statistiques.mondes import create_monde, log_accompagnements, log_coordination

MARS = ("--du", "2026-02-01", "--au", "2026-03-31")
ACCOMPAGNEMENT = ("statistiques", "--domaine", "accompagnement", "--perimetre", "national", *MARS)
COORDINATION = ("statistiques", "--domaine", "coordination", "--perimetre", "national", *MARS)


@pytest.fixture
def monde(base: Engine) -> None:
    with Session(base) as session:
        monde = create_monde(session)
        log_accompagnements(session, monde)
        log_coordination(session, monde)
        session.commit()


def _lire_csv(texte: str) -> list[dict[str, str]]:
    assert texte.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(texte.removeprefix("\ufeff")), delimiter=";"))


@pytest.mark.usefixtures("monde")
def test_json_of_accompagnements(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*ACCOMPAGNEMENT, "--filtre", "activite=collectif", "--filtre", "activite=ponctuel"]) == 0
    lu = json.loads(capsys.readouterr().out)
    assert list(lu) == ["domaine", "perimetre", "du", "au", "chiffres", "repartitions"]
    assert (lu["domaine"], lu["perimetre"], lu["du"], lu["au"]) == (
        "accompagnement", "national", "2026-02-01", "2026-03-31",
    )  # fmt: skip
    assert lu["chiffres"]["cra"] == 3
    assert lu["chiffres"]["cra_par_semaine"] == 1.5
    assert lu["repartitions"]["activites"][1:] == [
        {"code": "collectif", "libelle": "Atelier collectif", "effectif": 2, "accompagnements": 15, "part": 2 / 3},
        {"code": "ponctuel", "libelle": "Demande ponctuelle", "effectif": 1, "accompagnements": 1, "part": 1 / 3},
    ]
    assert lu["repartitions"]["evolution"][1] == {"mois": "2026-03", "cra": 3, "accompagnements": 16, "cumul": 3}


@pytest.mark.usefixtures("monde")
def test_csv_of_coordination(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fichier = tmp_path / "bilan.csv"
    assert main([*COORDINATION, "--format", "csv", "-o", str(fichier)]) == 0
    assert capsys.readouterr().out == ""
    contenu = fichier.read_bytes().decode("utf-8")
    assert contenu.startswith("\ufeffrubrique;code;libelle;effectif;accompagnements;part;unite\r\n")
    lignes = {(ligne["rubrique"], ligne["code"]): ligne for ligne in _lire_csv(contenu)}
    assert lignes["chiffres", "minutes_animation"]["effectif"] == "230"
    assert lignes["initiatives", "demande"]["part"] == "0,5"
    assert lignes["evolution", "2026-03"]["effectif"] == "6"
    assert lignes["evolution", "2026-03"]["libelle"] == "mars 2026"
    assert lignes["evolution.animation", "2026-03"]["effectif"] == "2"
    assert lignes["evolution_trimestres", "2026-T1"]["effectif"] == "7"


@pytest.mark.usefixtures("monde")
def test_csv_of_accompagnements_tells_reports_and_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*ACCOMPAGNEMENT, "--format", "csv"]) == 0
    lignes = {(ligne["rubrique"], ligne["code"]): ligne for ligne in _lire_csv(capsys.readouterr().out)}
    mars = lignes["evolution", "2026-03"]
    assert (mars["effectif"], mars["accompagnements"], mars["unite"]) == ("7", "20", "CRA")
    assert (lignes["temps", "collectif"]["effectif"], lignes["temps", "collectif"]["unite"]) == ("210", "minutes")


@pytest.mark.usefixtures("monde")
def test_territories(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["territoires", "--maille", "region", *MARS]) == 0
    lu = json.loads(capsys.readouterr().out)
    assert list(lu) == ["maille", "du", "au", "lignes", "sans_structure", "total"]
    assert (len(lu["lignes"]), lu["sans_structure"]["cra"], lu["total"]["cra"]) == (24, 1, 8)
    corse = next(ligne for ligne in lu["lignes"] if ligne["code"] == "94")
    assert (corse["cra"], corse["taux_occupation"]) == (2, 0.5)
    assert main(["territoires", "--maille", "departement", *MARS, "--format", "csv"]) == 0
    lignes = _lire_csv(capsys.readouterr().out)
    assert [ligne["code"] for ligne in lignes[-2:]] == ["sans_structure", "total"]
    assert len(lignes) == 109


@pytest.mark.usefixtures("base")
@pytest.mark.parametrize(
    ("arguments", "statut"),
    [
        ((*ACCOMPAGNEMENT, "--filtre", "couleur=bleu"), 2),
        ((*ACCOMPAGNEMENT, "--filtre", "activite=danse"), 2),
        ((*ACCOMPAGNEMENT, "--filtre", "structure=S9"), 2),
        ((*COORDINATION, "--filtre", "theme=email"), 2),
        ((*ACCOMPAGNEMENT, "--format", "xlsx"), 2),
        (("statistiques", "--domaine", "coordination", "--perimetre", "conseiller:C1", *MARS), 2),
        (("statistiques", "--domaine", "coordination", "--perimetre", "canton:1", *MARS), 2),
        (("statistiques", "--domaine", "coordination", "--perimetre", "structure:S9", *MARS), 1),
        (("statistiques", "--domaine", "coordination", "--perimetre", "region:978", *MARS), 1),
        (("territoires", "--maille", "region", "--du", "2026-03-31", "--au", "2026-03-01"), 2),
        (("territoires", "--maille", "region", "--du", "31/03/2026", "--au", "2026-03-01"), 2),
        (("territoires", "--maille", "canton", *MARS), 2),
    ],
)
def test_a_wrong_call_says_so(arguments: tuple[str, ...], statut: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == statut
    sortie = capsys.readouterr()
    assert sortie.out == ""
    assert sortie.err.startswith("Erreur")


def test_documenter_writes_the_pages_of_the_project(tmp_path: Path) -> None:
    assert main(["documenter", "--dossier", str(tmp_path)]) == 0
    pages = {page.name: page.read_text(encoding="utf-8") for page in tmp_path.iterdir()}
    assert sorted(pages) == ["droits.md", "fichiers.md", "statistiques.md"]
    for nom, page in pages.items():
        assert page == (RACINE / "docs" / nom).read_text(encoding="utf-8")
