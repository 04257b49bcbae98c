"""``exporter``: the rows of a perimeter, without notes."""

import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from coop_data.cli.communs import afficher_message, lecture, raison
from coop_data.cli.francais import Application
from coop_data.errors import ErreurUtilisateur, PerimetreInvalide


class Lignes(StrEnum):
    """Which reports."""

    ACCOMPAGNEMENTS = "accompagnements"
    COORDINATION = "coordination"


class Format(StrEnum):
    """Which kind of file."""

    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"


JOUR = ["%Y-%m-%d"]


def enregistrer(application: Application) -> None:
    """Add the command to the command line."""
    application.command("exporter")(exporter)


def exporter(
    lignes: Annotated[Lignes, typer.Argument(help="Les CRA à exporter.")],
    perimetre: Annotated[
        str,
        typer.Option(
            "--perimetre",
            help="national, region:84, departement:69, structure:ID, conseiller:ID, coordinateur:ID ou equipe:ID.",
        ),
    ],
    du: Annotated[datetime, typer.Option(formats=JOUR, metavar="AAAA-MM-JJ", help="Premier jour, compris.")],
    au: Annotated[datetime, typer.Option(formats=JOUR, metavar="AAAA-MM-JJ", help="Dernier jour, compris.")],
    format_: Annotated[Format, typer.Option("--format", help="Format du fichier.")] = Format.CSV,
    sortie: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FICHIER", help="Fichier à écrire (CSV : sinon sortie standard)."),
    ] = None,
) -> None:
    """Exporte les CRA d’un périmètre, une ligne par CRA, sans les notes, qui sont personnelles."""
    from coop_data.acces.acteur import SYSTEME
    from coop_data.analytics.filtres import Filtres
    from coop_data.analytics.perimetres import perimetre_of
    from coop_data.analytics.requete import Requete
    from coop_data.analytics.statistique import Domaine
    from coop_data.cli.progression import suivre
    from coop_data.exports.perimetre import Demande, ecrire_csv, ecrire_fichier

    if au < du:
        raise PerimetreInvalide("La date de fin doit être postérieure ou égale à la date de début.")
    if sortie is None and format_ is not Format.CSV:
        raise PerimetreInvalide(f"Le format {format_} demande un fichier : ajoutez « -o FICHIER ».")
    domaine = Domaine.ACCOMPAGNEMENT if lignes is Lignes.ACCOMPAGNEMENTS else Domaine.COORDINATION
    with lecture() as session, suivre("Export") as progression:
        demande = Demande(
            session=session,
            acteur=SYSTEME,
            requete=Requete(
                domaine, perimetre_of(session, perimetre, domaine=domaine), Filtres(du.date(), au.date())
            ),
            progression=progression,
            tous_les_tags=True,
        )
        if sortie is None:
            ecrire_csv(demande, sys.stdout.buffer)
            return
        try:
            ecrire_fichier(demande, sortie, format_)
        except OSError as erreur:
            raise ErreurUtilisateur(f"Impossible d’écrire {sortie} : {raison(erreur)}.") from erreur
    afficher_message(f"Fichier écrit : {sortie}")
