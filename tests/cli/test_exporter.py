"""``exporter``: the rows of a perimeter in three formats, never the notes, and back without change."""

import csv
import io
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine
from sqlmodel import Session, select

from coop_data.cli import main
from coop_data.exports import rangs
from coop_data.models import Conseiller, Structure
from tests.factories import create_accompagnement, create_conseiller, create_structure
from tests.imports.support import DONNEES, EMAIL, importer, peupler

PERIODE = ("--du", "2024-01-01", "--au", "2026-12-31")


@pytest.fixture
def accompagnements(base: Engine) -> None:
    """Three reports in Lyon, one in Ajaccio, one outside any poste; notes everywhere."""
    peupler(base)
    with Session(base) as session, session.begin():
        lyon = session.exec(select(Structure).where(Structure.id_externe == "S-A")).one()
        c1, c2 = session.exec(select(Conseiller).order_by(Conseiller.id_externe))
        ajaccio = create_structure(session, "2A", id_externe="S-2A")
        c3 = create_conseiller(session, ajaccio, id_externe="C3")
        for numero, (conseiller, structure, jour) in enumerate(
            (
                (c1, lyon, date(2024, 1, 1)),
                (c2, lyon, date(2024, 6, 1)),
                (c2, lyon, date(2026, 12, 31)),
                (c3, ajaccio, date(2025, 1, 1)),
                (c3, None, date(2025, 2, 1)),
            )
        ):
            create_accompagnement(
                session, conseiller, structure, id_externe=f"A{numero}", date=jour, notes="=secret", titre="|~"
            )


def exporter(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> list[dict[str, str]]:
    assert main(["exporter", *arguments]) == 0
    texte = capsysbinary.readouterr().out.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(texte, newline=""), delimiter=";"))


@pytest.mark.usefixtures("accompagnements")
@pytest.mark.parametrize(
    ("perimetre", "attendus"),
    [
        ("national", ["A0", "A1", "A3", "A4", "A2"]),
        ("region:84", ["A0", "A1", "A2"]),
        ("departement:2A", ["A3"]),
        ("structure:S-A", ["A0", "A1", "A2"]),
        ("conseiller:C3", ["A3", "A4"]),
        ("departement:59", []),
    ],
)
def test_rows_of_a_perimeter_by_date_without_notes(
    capsysbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
    perimetre: str,
    attendus: list[str],
) -> None:
    monkeypatch.setattr(rangs, "LOT", 2)  # so that groups follow each other
    lignes = exporter(capsysbinary, "accompagnements", "--perimetre", perimetre, *PERIODE)
    assert [ligne["id"] for ligne in lignes] == attendus
    assert all("notes" not in ligne for ligne in lignes)


@pytest.mark.usefixtures("accompagnements")
def test_both_ends_of_the_period_are_included(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    lignes = exporter(
        capsysbinary, "accompagnements", "--perimetre", "national", "--du", "2024-06-01", "--au", "2025-01-01"
    )
    assert [ligne["id"] for ligne in lignes] == ["A1", "A3"]


def test_what_the_command_exports_comes_back_without_change(
    base: Engine, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    peupler(base)
    importer("coordination", (DONNEES / "coordination-40.xlsx").read_bytes(), coordinateur=EMAIL)
    assert main(["exporter", "coordination", "--perimetre", "coordinateur:C1", *PERIODE]) == 0
    octets = capsysbinary.readouterr().out
    assert importer("coordination", octets).derniere_ligne() == (
        "crees=0 modifies=0 inchanges=40 refuses=0 a_completer=12"
    )


@pytest.mark.usefixtures("accompagnements")
def test_xlsx_and_parquet_are_typed(tmp_path: Path) -> None:
    xlsx, parquet = tmp_path / "a.xlsx", tmp_path / "a.parquet"
    commande = ["exporter", "accompagnements", "--perimetre", "departement:2A", *PERIODE, "--format"]
    assert main([*commande, "xlsx", "-o", str(xlsx)]) == 0
    assert main([*commande, "parquet", "-o", str(parquet)]) == 0
    classeur = load_workbook(xlsx)
    entetes, valeurs = classeur["Accompagnements"].iter_rows(values_only=True)
    ligne = dict(zip(entetes, valeurs, strict=True))
    assert (ligne["Date"].date(), ligne["Durée (min.)"]) == (date(2025, 1, 1), 60)
    assert "Notes" not in entetes
    informations = dict(classeur["Informations"].iter_rows(min_row=3, max_col=2, values_only=True))
    assert informations["Périmètre"] == "Corse-du-Sud"
    assert informations["Lignes – Accompagnements"] == 1
    (rang,) = pq.read_table(parquet).to_pylist()
    assert (rang["id"], rang["date"], rang["duree"], rang["thematiques"]) == ("A3", date(2025, 1, 1), 60, "email")
    assert "notes" not in rang
    assert sorted(fichier.name for fichier in tmp_path.iterdir() if fichier.is_file()) == ["a.parquet", "a.xlsx"]


@pytest.mark.parametrize(
    ("arguments", "statut"),
    [
        (("--perimetre", "departement", *PERIODE), 2),
        (("--perimetre", "coordinateur:C1", *PERIODE), 2),
        (("--perimetre", "conseiller:CX", *PERIODE), 1),
        (("--perimetre", "national", "--du", "2026-01-02", "--au", "2026-01-01"), 2),
        (("--perimetre", "national", "--du", "janvier", "--au", "2026-01-01"), 2),
        (("--perimetre", "national", *PERIODE, "--format", "xlsx"), 2),
        (("--perimetre", "national", *PERIODE, "-o", "/dossier/absent/a.csv"), 1),
    ],
)
def test_wrong_calls_and_refusals(base: Engine, arguments: tuple[str, ...], statut: int) -> None:
    peupler(base)
    assert main(["exporter", "accompagnements", *arguments]) == statut
