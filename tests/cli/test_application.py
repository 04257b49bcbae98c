"""The command line as a whole: French, fast to explain itself, with an exit status one can rely on."""

import re
import subprocess
import sys

import pytest

from coop_data import cli
from coop_data.cli.francais import Application
from coop_data.errors import ErreurUtilisateur, PerimetreInvalide, SaisieInvalide

MOTS_ANGLAIS = re.compile(
    r"\b(usage:|commands|show|this message|exit|required|default|error|missing|invalid|unexpected|extra|such"
    r"|does not|is not|try|aborted|should|input|one of|str|int|path|directory|list)\b",
    re.IGNORECASE,
)


def chemins(groupe: object, prefixe: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every command and group of the command line, as arguments."""
    commandes = getattr(groupe, "commands", {})
    return [prefixe] + [
        chemin for nom, commande in commandes.items() for chemin in chemins(commande, (*prefixe, nom))
    ]


def toutes_les_commandes() -> list[tuple[str, ...]]:
    from typer.main import get_command

    return chemins(get_command(cli.application))


@pytest.mark.parametrize("chemin", toutes_les_commandes(), ids=" ".join)
def test_every_help_page_is_in_french(chemin: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([*chemin, "--help"]) == 0
    page = capsys.readouterr().out
    assert page.startswith(f"Usage : {' '.join((cli.NOM, *chemin))}")
    assert "Affiche cette aide et quitte." in page
    assert "--install-completion" not in page
    assert MOTS_ANGLAIS.findall(page) == []


def test_help_loads_neither_screens_nor_database() -> None:
    programme = (
        "import sys; from coop_data.cli import main; main(['--help']); main(['compte', 'creer', '--help']); "
        "print(sorted({'streamlit', 'pandas', 'sqlmodel', 'plotly'} & set(sys.modules)))"
    )
    sortie = subprocess.run([sys.executable, "-c", programme], capture_output=True, text=True, check=True).stdout
    assert sortie.splitlines()[-1] == "[]"


def exemple(leve: Exception | None = None) -> Application:
    """A command line of one command that takes everything, and raises what it is told to."""
    from enum import StrEnum
    from pathlib import Path
    from typing import Annotated

    import typer

    class Format(StrEnum):
        JSON = "json"
        CSV = "csv"

    application = Application()

    @application.command("essai")
    def essai(
        fichier: Annotated[Path, typer.Argument(exists=True, metavar="FICHIER")],
        format: Annotated[Format, typer.Option("--format")],
        nombre: Annotated[int, typer.Option("--nombre", min=1)] = 3,
        oui: Annotated[bool, typer.Option("--oui")] = False,
    ) -> None:
        if leve:
            raise leve

    @application.command("autre")
    def autre() -> None:
        """Une autre commande."""

    return application


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["esai"], "Erreur : Commande inconnue : esai. Vouliez-vous dire 'essai' ?"),
        (["zzz"], "Erreur : Commande inconnue : zzz."),
        (["essai", "pyproject.toml"], "Erreur : Option requise : --format. Choix : json, csv."),
        (["essai", "--format", "csv"], "Erreur : Argument requis : FICHIER."),
        (["essai", "absent.csv", "--format", "csv"], "Erreur : FICHIER : « absent.csv » n’existe pas."),
        (
            ["essai", "pyproject.toml", "--format", "pdf"],
            "Erreur : --format : « pdf » n’est pas un choix ('json', 'csv').",
        ),
        (["essai", "pyproject.toml", "--format", "csv", "--nombre", "x"], "Erreur : --nombre : valeur refusée."),
        (["essai", "pyproject.toml", "--format", "csv", "--nombre", "0"], "Erreur : --nombre : valeur refusée."),
        (["essai", "pyproject.toml", "--format"], "Erreur : L’option --format attend une valeur."),
        (["essai", "--formt", "csv"], "Erreur : Option inconnue : --formt. Options proches : --format."),
        (["essai", "--zzz"], "Erreur : Option inconnue : --zzz."),
        (["essai", "--oui=1"], "Erreur : L’option --oui ne prend pas de valeur."),
        (["autre", "a", "b"], "Erreur : Argument en trop : a b."),
    ],
    ids=lambda valeur: " ".join(valeur) if isinstance(valeur, list) else "",
)
def test_a_wrong_call_is_explained_in_french(
    arguments: list[str],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    monkeypatch.chdir(request.config.rootpath)
    monkeypatch.setattr(cli, "application", exemple())
    assert cli.main(arguments) == 2
    capture = capsys.readouterr()
    assert capture.err.splitlines()[0] == message
    assert capture.out == ""


@pytest.mark.parametrize(
    ("erreur", "code", "message"),
    [
        (ErreurUtilisateur("Rien à exporter."), 1, "Erreur : Rien à exporter.\n"),
        (PerimetreInvalide("Filtre inconnu : x."), 2, "Erreur : Filtre inconnu : x.\n"),
        (SaisieInvalide({"email": "Adresse refusée."}), 1, "Erreur (email) : Adresse refusée.\n"),
    ],
)
def test_an_error_raised_by_a_service_gives_the_exit_status(
    erreur: Exception,
    code: int,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    monkeypatch.chdir(request.config.rootpath)
    monkeypatch.setattr(cli, "application", exemple(erreur))
    assert cli.main(["essai", "pyproject.toml", "--format", "csv"]) == code
    assert capsys.readouterr().err == message


def test_no_argument_prints_the_help_and_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 2
    assert capsys.readouterr().err.startswith("Usage : python -m coop_data")
