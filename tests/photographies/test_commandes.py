"""``photographier``, ``photographies``, and ``--photographie``: results, messages, exit statuses."""

import json

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from coop_data.cli import main
from tests.photographies.monde import Monde, peupler, tout_changer

STATISTIQUES = ("statistiques", "--domaine", "accompagnement", "--perimetre", "national", "--du", "2026-01-01")
TERRITOIRES = ("territoires", "--maille", "departement", "--du", "2026-01-01", "--au", "2026-03-31")


@pytest.fixture
def monde(base: Engine) -> Monde:
    with Session(base) as session:
        monde = peupler(session)
        session.commit()
    return monde


def lire(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:
    assert main(arguments) == 0
    lu: dict = json.loads(capsys.readouterr().out)
    return lu


def test_take_list_and_read(monde: Monde, base: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["photographier", "2026-T1"]) == 0
    dit = capsys.readouterr()
    assert dit.out == "2026-T1-1\n"
    assert "6 accompagnements, 3 activités de coordination" in dit.err
    with Session(base) as session:
        tout_changer(session, monde)
        session.commit()
    assert main(["photographies"]) == 0
    entete, ligne = capsys.readouterr().out.removeprefix("\ufeff").splitlines()
    assert entete == "code;trimestre;prise_le;auteur;accompagnements;activites"
    assert ligne.startswith("2026-T1-1;2026-T1;") and ligne.endswith(";Ligne de commande;6;3")
    (lue,) = lire(capsys, "photographies", "--format", "json")
    assert (lue["code"], lue["accompagnements"], lue["activites"]) == ("2026-T1-1", 6, 3)
    figees = lire(capsys, *STATISTIQUES, "--au", "2026-03-31", "--photographie", "2026-T1")
    assert (figees["chiffres"]["cra"], figees["photographie"]["code"]) == (6, "2026-T1-1")
    vivantes = lire(capsys, *STATISTIQUES, "--au", "2026-03-31")
    assert (vivantes["chiffres"]["cra"], "photographie" in vivantes) == (8, False)
    table = lire(capsys, *TERRITOIRES, "--photographie", "2026-T1-1")
    (rhone,) = [ligne for ligne in table["lignes"] if ligne["code"] == "69"]
    assert (rhone["cra"], rhone["dotation"], rhone["conseillers"]) == (3, 3, 4)
    assert table["photographie"]["code"] == "2026-T1-1"


@pytest.mark.usefixtures("monde")
@pytest.mark.parametrize(
    ("arguments", "sortie", "dit"),
    [
        (("photographies",), 1, "Aucune photographie."),
        (("photographier", "2026-T5"), 2, "2026-T5"),
        (("photographier", "2099-T1"), 1, "n’est pas terminé"),
        (("photographier",), 2, "Argument requis"),
        ((*TERRITOIRES, "--photographie", "2026-T1-1"), 1, "Aucune photographie n’a le code « 2026-T1-1 »"),
    ],
)
def test_refusals(arguments: tuple[str, ...], sortie: int, dit: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == sortie
    ecrit = capsys.readouterr()
    assert (ecrit.out, dit in ecrit.err) == ("", True)


@pytest.mark.usefixtures("monde")
def test_dates_outside_the_quarter_are_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["photographier", "2026-T1"]) == 0
    assert main([*STATISTIQUES, "--au", "2026-04-01", "--photographie", "2026-T1-1"]) == 2
    assert "du 01/01/2026 au 31/03/2026" in capsys.readouterr().err
