"""``statistiques`` and ``territoires``: the figures of the screens, as files."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coop_data.analytics.statistique import Domaine
from coop_data.cli.communs import ecrire_resultat, lecture
from coop_data.cli.francais import Application
from coop_data.errors import PerimetreInvalide

if TYPE_CHECKING:
    from coop_data.domain.periode import Periode

JOUR = ["%Y-%m-%d"]


class Maille(StrEnum):
    """Choices of ``--maille``."""

    DEPARTEMENT = "departement"
    REGION = "region"


class Format(StrEnum):
    """Choices of ``--format``."""

    JSON = "json"
    CSV = "csv"


Du = Annotated[datetime, typer.Option("--du", formats=JOUR, metavar="AAAA-MM-JJ", help="Premier jour, compris.")]
Au = Annotated[datetime, typer.Option("--au", formats=JOUR, metavar="AAAA-MM-JJ", help="Dernier jour, compris.")]
EnFormat = Annotated[Format, typer.Option("--format", help="Format du résultat.")]
Sortie = Annotated[Path | None, typer.Option("--output", "-o", help="Fichier à écrire (sinon sortie standard).")]


def enregistrer(application: Application) -> None:
    """Add the commands to the command line."""
    application.command("statistiques")(statistiques)
    application.command("territoires")(territoires)


def statistiques(
    domaine: Annotated[Domaine, typer.Option("--domaine", help="Domaine compté.")],
    perimetre: Annotated[
        str,
        typer.Option(
            "--perimetre",
            help="national, region:84, departement:69, structure:ID, conseiller:ID, coordinateur:ID ou equipe:ID.",
        ),
    ],
    du: Du,
    au: Au,
    filtre: Annotated[
        list[str] | None,
        typer.Option("--filtre", metavar="CLE=VALEUR", help="Filtre ; répétable (même clé : ou, autre clé : et)."),
    ] = None,
    format_: EnFormat = Format.JSON,
    sortie: Sortie = None,
) -> None:
    """Chiffres et répartitions d’un périmètre sur une période."""
    from coop_data.analytics.calcul import compute_bilan
    from coop_data.analytics.filtres import build_filtres, paires_of_textes
    from coop_data.analytics.perimetres import perimetre_of
    from coop_data.analytics.valeurs import resoudre
    from coop_data.exports.statistiques import bilan_en_csv, bilan_en_json
    from coop_data.statistiques import CATALOGUE

    demandes = build_filtres(domaine, _periode(du, au), paires_of_textes(filtre or ()))
    with lecture() as session:
        filtres, _noms = resoudre(session, demandes, tags_visibles=None)
        bilan = compute_bilan(
            session=session,
            catalogue=CATALOGUE[domaine],
            perimetre=perimetre_of(session, perimetre, domaine=domaine),
            filtres=filtres,
            tags_visibles=None,
        )
    ecrire_resultat(bilan_en_json(bilan, perimetre) if format_ is Format.JSON else bilan_en_csv(bilan), sortie)


def territoires(
    maille: Annotated[Maille, typer.Option("--maille", help="Une ligne par département ou par région.")],
    du: Du,
    au: Au,
    format_: EnFormat = Format.JSON,
    sortie: Sortie = None,
) -> None:
    """Tableau des territoires : activité de la période, postes au dernier jour."""
    from coop_data.analytics.territoires import compute_territoires
    from coop_data.exports.statistiques import territoires_en_csv, territoires_en_json

    periode = _periode(du, au)
    with lecture() as session:
        tableau = compute_territoires(session=session, maille=maille.value, du=periode.du, au=periode.au)
    ecrire_resultat(
        territoires_en_json(tableau) if format_ is Format.JSON else territoires_en_csv(tableau), sortie
    )


def _periode(du: datetime, au: datetime) -> "Periode":
    from coop_data.domain.periode import Periode

    try:
        return Periode(du.date(), au.date())
    except ValueError as erreur:
        raise PerimetreInvalide(str(erreur)) from erreur
