"""``importer``: files of structures, people, teams and activities."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coop_data.cli.communs import afficher_message, ecrire_resultat, exiger_base, raison
from coop_data.cli.francais import Application
from coop_data.errors import ErreurUtilisateur

if TYPE_CHECKING:
    from coop_data.imports.rapport import Rapport

FAIT, REFUSE = 0, 1
REMARQUES_AFFICHEES = 20


class Genre(StrEnum):
    """What a file holds."""

    STRUCTURES = "structures"
    CONSEILLERS = "conseillers"
    EQUIPES = "equipes"
    ACCOMPAGNEMENTS = "accompagnements"
    COORDINATION = "coordination"


def enregistrer(application: Application) -> None:
    """Add the command to the command line."""
    application.command("importer")(importer)


def importer(
    genre: Annotated[Genre, typer.Argument(help="Ce que contient le fichier.")],
    fichier: Annotated[
        Path, typer.Argument(metavar="FICHIER", help="Fichier CSV, ou classeur XLSX exporté de La Coop.")
    ],
    coordinateur: Annotated[
        str | None,
        typer.Option(metavar="EMAIL", help="Auteur d’un classeur de coordination, ou coordinateur d’une équipe."),
    ] = None,
    conseiller: Annotated[
        str | None,
        typer.Option(metavar="EMAIL", help="Auteur d’un classeur d’accompagnements."),
    ] = None,
    simulation: Annotated[bool, typer.Option("--simulation", help="Même rapport, sans rien écrire.")] = False,
    rapport: Annotated[
        Path | None, typer.Option(metavar="FICHIER", help="Où écrire le rapport, ligne par ligne (CSV).")
    ] = None,
) -> int:
    """Importe un fichier : les lignes correctes sont écrites, les autres refusées et expliquées."""
    from coop_data import imports
    from coop_data.acces.acteur import SYSTEME
    from coop_data.cli.progression import suivre
    from coop_data.imports.lecture import FichierRefuse

    contenu = _lire(fichier)
    exiger_base()
    if rapport is not None:
        _reserver(rapport)
    try:
        with suivre("Import") as progression:
            resultat = imports.executer(
                genre=genre.value,
                contenu=contenu,
                nom_fichier=fichier.name,
                acteur=SYSTEME,
                conseiller=conseiller,
                coordinateur=coordinateur,
                simulation=simulation,
                progression=progression,
            )
    except FichierRefuse as erreur:
        resultat = erreur.en_rapport()
    _rendre_compte(resultat, rapport)
    return REFUSE if resultat.a_des_refus else FAIT


def _rendre_compte(resultat: "Rapport", sortie: Path | None) -> None:
    """The report in a file, or its first remarks on standard error; the counts are always the last line."""
    from coop_data.exports.csv import ecrire_csv

    if sortie is not None:
        ecrire_resultat(ecrire_csv(resultat.lignes_csv()), sortie)
    affichees = resultat.remarques[:REMARQUES_AFFICHEES]
    for remarque in affichees:
        lieu = ", ".join(filter(None, (f"Ligne {remarque.ligne}" if remarque.ligne else "", remarque.colonne)))
        afficher_message(f"{lieu or 'Fichier'} : {remarque.motif} [{remarque.gravite}]")
    if len(resultat.remarques) > len(affichees):
        reste = len(resultat.remarques) - len(affichees)
        afficher_message(f"… et {reste} de plus : demandez le rapport entier avec « --rapport FICHIER ».")
    if not resultat.fichier_refuse:
        afficher_message(f"{resultat.lecture_en_clair()}.")
    afficher_message(resultat.derniere_ligne())


def _reserver(rapport: Path) -> None:
    """Refuse a report that could not be written before anything is imported, not after."""
    try:
        rapport.open("ab").close()
    except OSError as erreur:
        raise ErreurUtilisateur(f"Impossible d’écrire {rapport} : {raison(erreur)}.") from erreur


def _lire(fichier: Path) -> bytes:
    try:
        return fichier.read_bytes()
    except OSError as erreur:
        raise ErreurUtilisateur(f"Impossible de lire {fichier} : {raison(erreur)}.") from erreur
