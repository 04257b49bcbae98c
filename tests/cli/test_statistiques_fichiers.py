"""Binary formats of ``statistiques`` and ``territoires``: the same figures, in a file only."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine
from sqlmodel import Session

from coop_data.cli import main
from tests.documents.lecture import Lu
from tests.statistiques.mondes import create_monde, log_accompagnements

MARS = ("--du", "2026-02-01", "--au", "2026-03-31")
STATISTIQUES = ("statistiques", "--domaine", "accompagnement", "--perimetre", "departement:2A", *MARS)
TERRITOIRES = ("territoires", "--maille", "region", *MARS)


@pytest.fixture
def monde(base: Engine) -> None:
    with Session(base) as session:
        log_accompagnements(session, create_monde(session))
        session.commit()


@pytest.mark.usefixtures("monde")
def test_figures_as_workbook_and_as_pdf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for format_ in ("xlsx", "pdf"):
        assert main([*STATISTIQUES, "--format", format_, "-o", str(tmp_path / f"bilan.{format_}")]) == 0
    assert capsys.readouterr().out == ""
    cellules = load_workbook(tmp_path / "bilan.xlsx")["Chiffres clés"].iter_rows(min_row=2, values_only=True)
    assert {ligne[1]: ligne[3] for ligne in cellules}["accompagnements"] == 6
    texte = Lu((tmp_path / "bilan.pdf").read_bytes()).texte
    assert "Statistiques – Corse-du-Sud" in texte
    assert "CRA enregistrés 2" in texte
    assert "Accompagnements 6" in texte


@pytest.mark.usefixtures("monde")
def test_territories_as_workbook_and_as_pdf(tmp_path: Path) -> None:
    for format_ in ("xlsx", "pdf"):
        assert main([*TERRITOIRES, "--format", format_, "-o", str(tmp_path / f"territoires.{format_}")]) == 0
    assert load_workbook(tmp_path / "territoires.xlsx")["Territoires"].max_row == 27
    lu = Lu((tmp_path / "territoires.pdf").read_bytes())
    assert "94 Corse 2 6 6" in lu.texte
    assert "Sans structure 1" in lu.texte
    assert "Total 8" in lu.texte
    assert float(lu.lecteur.pages[0].mediabox.width) > float(lu.lecteur.pages[0].mediabox.height)


@pytest.mark.usefixtures("monde")
@pytest.mark.parametrize("format_", ["xlsx", "pdf"])
@pytest.mark.parametrize("commande", [STATISTIQUES, TERRITOIRES])
def test_a_binary_format_asks_for_a_file(
    commande: tuple[str, ...], format_: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*commande, "--format", format_]) == 2
    assert f"Le format {format_} demande un fichier" in capsys.readouterr().err
