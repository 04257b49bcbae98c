"""``modele``: the workbook to fill in a spreadsheet, then to import."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from coop_data.cli.communs import afficher_message, raison
from coop_data.cli.francais import Application
from coop_data.errors import ErreurUtilisateur


class Genre(StrEnum):
    """What the workbook is for."""

    ACCOMPAGNEMENTS = "accompagnements"
    COORDINATION = "coordination"


def enregistrer(application: Application) -> None:
    """Add the command to the command line."""
    application.command("modele")(modele)


def modele(
    genre: Annotated[Genre, typer.Argument(help="Ce que le classeur contiendra.")],
    sortie: Annotated[Path, typer.Option("--output", "-o", metavar="FICHIER", help="Classeur XLSX à écrire.")],
    auteurs: Annotated[
        bool, typer.Option("--auteurs", help="Avec une colonne qui nomme l’auteur de chaque ligne.")
    ] = False,
) -> None:
    """Écrit un classeur à remplir dans un tableur ; « importer » le reprend une fois rempli."""
    from coop_data.exports.modele import ecrire_modele

    contenu = ecrire_modele(genre.value, auteurs=auteurs)
    try:
        sortie.write_bytes(contenu)
    except OSError as erreur:
        raise ErreurUtilisateur(f"Impossible d’écrire {sortie} : {raison(erreur)}.") from erreur
    afficher_message(f"Fichier écrit : {sortie}")
