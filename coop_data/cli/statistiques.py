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
    from coop_data.analytics.filtres import Filtres
    from coop_data.analytics.resultat import Bilan
    from coop_data.analytics.territoires import Territoires
    from coop_data.domain.periode import Periode
    from coop_data.exports.entete import Entete

JOUR = ["%Y-%m-%d"]


class Maille(StrEnum):
    """Choices of ``--maille``."""

    DEPARTEMENT = "departement"
    REGION = "region"


class Format(StrEnum):
    """Choices of ``--format`` of ``statistiques`` and ``territoires``."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"


Du = Annotated[datetime, typer.Option("--du", formats=JOUR, metavar="AAAA-MM-JJ", help="Premier jour, compris.")]
Au = Annotated[datetime, typer.Option("--au", formats=JOUR, metavar="AAAA-MM-JJ", help="Dernier jour, compris.")]
EnFormat = Annotated[Format, typer.Option("--format", help="Format du résultat.")]
Sortie = Annotated[
    Path | None, typer.Option("--output", "-o", help="Fichier à écrire (JSON, CSV : sinon sortie standard).")
]


Photographie = Annotated[
    str,
    typer.Option(
        "--photographie",
        metavar="CODE",
        help="Lit une photographie (2026-T3-1, ou 2026-T3 pour la dernière) au lieu des données vivantes.",
    ),
]


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
    photographie: Photographie = "",
    format_: EnFormat = Format.JSON,
    sortie: Sortie = None,
) -> None:
    """Chiffres et répartitions d’un périmètre sur une période."""
    from coop_data.analytics.calcul import compute_bilan
    from coop_data.analytics.filtres import build_filtres, paires_of_textes
    from coop_data.analytics.perimetres import libelle_du_perimetre, perimetre_of
    from coop_data.analytics.valeurs import resoudre
    from coop_data.photographies import trouver_cliche
    from coop_data.statistiques import CATALOGUE

    _exiger_fichier(format_, sortie)
    periode, paires = _periode(du, au), paires_of_textes(filtre or ())
    with lecture() as session:
        cliche = trouver_cliche(session, photographie)
        demandes = build_filtres(domaine, periode, paires, photographie=cliche)
        filtres, noms = resoudre(session, demandes, tags_visibles=None)
        bilan = compute_bilan(
            session=session,
            catalogue=CATALOGUE[domaine],
            perimetre=perimetre_of(session, perimetre, domaine=domaine),
            filtres=filtres,
            tags_visibles=None,
        )
        entete = _entete(libelle_du_perimetre(session, bilan.perimetre), filtres, filtres.decrire(noms))
    ecrire_resultat(_ecrire_bilan(bilan, perimetre, entete, format_), sortie)


def territoires(
    maille: Annotated[Maille, typer.Option("--maille", help="Une ligne par département ou par région.")],
    du: Du,
    au: Au,
    photographie: Photographie = "",
    format_: EnFormat = Format.JSON,
    sortie: Sortie = None,
) -> None:
    """Tableau des territoires : activité de la période, postes au dernier jour."""
    from coop_data.analytics.filtres import Filtres
    from coop_data.analytics.perimetres import libelle_du_perimetre
    from coop_data.analytics.territoires import compute_territoires
    from coop_data.domain.perimetre import National
    from coop_data.photographies import trouver_cliche

    _exiger_fichier(format_, sortie)
    periode = _periode(du, au)
    with lecture() as session:
        cliche = trouver_cliche(session, photographie)
        tableau = compute_territoires(
            session=session, maille=maille.value, du=periode.du, au=periode.au, photographie=cliche
        )
        filtres = Filtres(periode.du, periode.au, photographie=cliche)
        entete = _entete(libelle_du_perimetre(session, National()), filtres)
    ecrire_resultat(_ecrire_territoires(tableau, entete, format_), sortie)


def _exiger_fichier(format_: Format, sortie: Path | None) -> None:
    """Binary formats never go to a terminal."""
    if sortie is None and format_ in (Format.XLSX, Format.PDF):
        raise PerimetreInvalide(f"Le format {format_} demande un fichier : ajoutez « -o FICHIER ».")


def _entete(perimetre: str, filtres: "Filtres", phrases: tuple[str, ...] = ()) -> "Entete":
    from coop_data.acces.acteur import SYSTEME
    from coop_data.exports.entete import Entete
    from coop_data.models import maintenant

    return Entete(perimetre, filtres, maintenant(), phrases, auteur=SYSTEME.nom)


def _ecrire_bilan(bilan: "Bilan", perimetre: str, entete: "Entete", format_: Format) -> str | bytes:
    from coop_data.documents.bilan import document_du_bilan
    from coop_data.documents.rendu import ecrire_pdf
    from coop_data.exports.classeur_statistiques import bilan_en_classeur
    from coop_data.exports.statistiques import bilan_en_csv, bilan_en_json

    match format_:
        case Format.JSON:
            return bilan_en_json(bilan, perimetre)
        case Format.CSV:
            return bilan_en_csv(bilan)
        case Format.XLSX:
            return bilan_en_classeur(bilan, entete)
        case Format.PDF:
            return ecrire_pdf(document_du_bilan(bilan, entete))


def _ecrire_territoires(territoires: "Territoires", entete: "Entete", format_: Format) -> str | bytes:
    from coop_data.documents.rendu import ecrire_pdf
    from coop_data.documents.territoires import document_des_territoires
    from coop_data.exports.classeur_statistiques import territoires_en_classeur
    from coop_data.exports.statistiques import territoires_en_csv, territoires_en_json

    match format_:
        case Format.JSON:
            return territoires_en_json(territoires)
        case Format.CSV:
            return territoires_en_csv(territoires)
        case Format.XLSX:
            return territoires_en_classeur(territoires, entete)
        case Format.PDF:
            return ecrire_pdf(document_des_territoires(territoires, entete))


def _periode(du: datetime, au: datetime) -> "Periode":
    from coop_data.domain.periode import Periode

    try:
        return Periode(du.date(), au.date())
    except ValueError as erreur:
        raise PerimetreInvalide(str(erreur)) from erreur
