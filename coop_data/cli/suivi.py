"""``suivi-saisie``: who was expected to log in a quarter, and who did."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from coop_data.cli.communs import ecrire_resultat, lecture
from coop_data.cli.francais import Application
from coop_data.cli.statistiques import Photographie


class Format(StrEnum):
    """Choices of ``--format``."""

    JSON = "json"
    CSV = "csv"


def enregistrer(application: Application) -> None:
    """Add the command to the command line."""
    application.command("suivi-saisie")(suivi_saisie)


def suivi_saisie(
    perimetre: Annotated[
        str,
        typer.Option("--perimetre", help="national, region:84, departement:69, structure:ID ou equipe:ID."),
    ],
    trimestre: Annotated[str, typer.Option("--trimestre", metavar="AAAA-Tn", help="Trimestre civil.")],
    photographie: Photographie = "",
    format_: Annotated[Format, typer.Option("--format", help="Format du résultat.")] = Format.JSON,
    sortie: Annotated[
        Path | None, typer.Option("--output", "-o", help="Fichier à écrire (sinon sortie standard).")
    ] = None,
) -> None:
    """Suivi de saisie : personnes attendues dans le trimestre, et celles qui ont saisi, niveau par niveau."""
    from coop_data.acces.acteur import SYSTEME
    from coop_data.exports.suivi import lire_suivi
    from coop_data.exports.suivi_fichiers import suivi_en_csv, suivi_en_json
    from coop_data.photographies import trouver_cliche

    with lecture() as session:
        cliche = trouver_cliche(session, photographie)
        lu = lire_suivi(session, acteur=SYSTEME, texte=perimetre, trimestre=trimestre, photographie=cliche)
    ecrire_resultat(suivi_en_csv(lu) if format_ is Format.CSV else suivi_en_json(lu, perimetre), sortie)
