"""``documenter``: the pages of documentation that are made from the code."""

from pathlib import Path
from typing import Annotated

import typer

from coop_data.cli.communs import ecrire_resultat
from coop_data.cli.francais import Application


def enregistrer(application: Application) -> None:
    """Add the command to the command line."""
    application.command("documenter")(documenter)


def documenter(
    dossier: Annotated[
        Path | None, typer.Option("--dossier", help="Dossier des pages (sinon docs/ du projet).")
    ] = None,
) -> None:
    """Réécrit les pages de documentation produites à partir du code."""
    from coop_data.config import RACINE
    from coop_data.exports.pages import PAGES

    dossier = dossier or RACINE / "docs"
    dossier.mkdir(parents=True, exist_ok=True)
    for nom, ecrire in PAGES.items():
        ecrire_resultat(ecrire(), dossier / nom)
