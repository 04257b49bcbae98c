"""Our CSV in a true spreadsheet: LibreOffice opens them without a garbled letter nor a formula that runs."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine
from sqlmodel import Session

from coop_data import db
from coop_data.domain.roles import Role
from coop_data.domain.tags import PorteeTag
from coop_data.faits.projection import projeter_accompagnements
from coop_data.models import AccompagnementTag, Tag, Utilisateur
from tests.factories import create_accompagnement, create_conseiller, create_structure, create_utilisateur
from tests.verite.requetes import obtenir

pytestmark = pytest.mark.complet

MECHANTS = (
    "Œuvre d’Aÿ – cœur à 5 € l’été",
    "=1+1",
    "@SUM(1;1)",
    "+33 4 72 00 00 00",
    "-2+3",
    'Dit « l’atelier », "guillemets" ; points-virgules',
    "'=déjà protégé",
    '=HYPERLINK("http://exemple.fr";"ici")',
)
"""Names that people may give: letters out of ASCII, separators, what a spreadsheet would run."""

CSV_FRANCAIS = "CSV:59,34,76,1,,1036,false,true,false,false,false,-1,true"
"""Semicolon, double quotes, UTF-8, French; special numbers detected, and formulas run where there are any."""


@pytest.fixture(scope="session")
def tableur() -> str:
    """The program, installed when the machine lacks it and lets us; else the test fails and says what to do."""
    if trouve := shutil.which("soffice"):
        return trouve
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        pytest.fail(
            "LibreOffice est introuvable : installez-le (paquet « libreoffice-calc-nogui »), puis relancez."
        )
    paquet = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "libreoffice-calc-nogui"]
    for commande in (["apt-get", "update", "-qq"], paquet):
        subprocess.run(
            commande, check=True, capture_output=True, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        )
    installe = shutil.which("soffice")
    assert installe, "LibreOffice est introuvable après son installation."
    return installe


@pytest.fixture
def anct(base_servie: Engine) -> Utilisateur:
    """A report for each nasty name: that of its structure, of its author, of a tag, of its place."""
    with db.ecriture() as session:
        for rang, nom in enumerate(MECHANTS):
            _enregistrer(session, rang, nom)
        return create_utilisateur(session, Role.ANCT)


def _enregistrer(session: Session, rang: int, nom: str) -> None:
    structure = create_structure(session, id_externe=f"S-{rang}", nom=nom)
    auteur = create_conseiller(session, structure, id_externe=f"C-{rang}", prenom=nom, nom="Martin")
    cra = create_accompagnement(
        session, auteur, structure, titre=nom, lieu=nom, redirections={nom: rang + 1}, id_externe=f"A-{rang}"
    )
    tag = Tag(portee=PorteeTag.NATIONAL, nom=nom, nom_plie=nom.lower())
    session.add(tag)
    session.flush()
    session.add(AccompagnementTag(accompagnement_id=cra.id, tag_id=tag.id))
    session.flush()
    projeter_accompagnements(session, [cra])


def ouvrir(tableur: str, contenu: bytes, dossier: Path) -> list[tuple[Any, ...]]:
    """Every row of the file as LibreOffice understood it: a formula is ``=…``, what it gives is not read."""
    source = dossier / "fichier.csv"
    source.write_bytes(contenu)
    profil = f"-env:UserInstallation=file://{dossier / 'profil'}"
    commande = [tableur, "--headless", profil, f"--infilter={CSV_FRANCAIS}", "--convert-to", "xlsx"]
    subprocess.run(
        [*commande, "--outdir", str(dossier), str(source)], check=True, capture_output=True, timeout=180
    )
    feuille = load_workbook(dossier / "fichier.xlsx").active
    assert feuille is not None
    return [tuple(("formule", c.value) if c.data_type == "f" else c.value for c in rangee) for rangee in feuille]


def test_a_formula_would_run_in_the_file_of_another(tableur: str, tmp_path: Path) -> None:
    """What the next tests rely on: opened this way, an unprotected formula is one."""
    assert ouvrir(tableur, b"nom;nombre\r\n=1+1;2\r\n", tmp_path)[1] == (("formule", "=1+1"), 2)


def test_the_csv_of_a_level_is_read_letter_for_letter(tableur: str, anct: Utilisateur, tmp_path: Path) -> None:
    adresse = urlencode({"perimetre": "national", "periode": "2026-01-01_2026-12-31"})
    statut, _, contenu = obtenir(f"/fichiers/statistiques.csv?{adresse}", anct)
    rangees = ouvrir(tableur, contenu, tmp_path)
    assert statut == 200
    assert not [rangee for rangee in rangees if any(isinstance(cellule, tuple) for cellule in rangee)]
    par_rubrique = {
        rubrique: {rangee[2] for rangee in rangees if rangee[0] == rubrique}
        for rubrique in ("structures", "tags", "reorientations")
    }
    assert par_rubrique == {rubrique: set(map(protege, MECHANTS)) for rubrique in par_rubrique}
    assert next(rangee for rangee in rangees if rangee[1] == "cra")[3] == len(MECHANTS)
    assert next(rangee for rangee in rangees if rangee[1] == "individuels")[5] == 1  # a share is a number


def test_the_csv_of_the_reports_is_read_letter_for_letter(tableur: str, anct: Utilisateur, tmp_path: Path) -> None:
    adresse = urlencode({"perimetre": "national", "periode": "2026-01-01_2026-12-31"})
    statut, _, contenu = obtenir(f"/fichiers/cra.csv?{adresse}", anct)
    entetes, *rangees = ouvrir(tableur, contenu, tmp_path)
    assert statut == 200
    assert not [rangee for rangee in rangees if any(isinstance(cellule, tuple) for cellule in rangee)]
    for colonne in ("titre", "lieu"):
        rang = entetes.index(colonne)
        assert {rangee[rang] for rangee in rangees} == set(map(protege, MECHANTS))


def protege(texte: str) -> str:
    """A text that a spreadsheet would run bears an apostrophe, one more when it had some."""
    return f"'{texte}" if texte.lstrip("'").startswith(("=", "+", "-", "@")) else texte
