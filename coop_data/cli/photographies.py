"""``photographier`` and ``photographies``: freeze the figures of a quarter, list what was frozen."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from coop_data.cli.communs import afficher_message, ecrire_resultat, ecriture, lecture
from coop_data.cli.francais import Application
from coop_data.errors import Introuvable

if TYPE_CHECKING:
    from coop_data.photographies import Prise

COLONNES: Final = ("code", "trimestre", "prise_le", "auteur", "accompagnements", "activites")


class Format(StrEnum):
    """Choices of ``--format``."""

    CSV = "csv"
    JSON = "json"


def enregistrer(application: Application) -> None:
    """Add the commands to the command line."""
    application.command("photographier")(photographier)
    application.command("photographies")(photographies)


def photographier(
    trimestre: Annotated[str, typer.Argument(metavar="AAAA-Tn", help="Trimestre civil, terminé.")],
) -> None:
    """Photographie les chiffres d’un trimestre terminé, une fois pour toutes ; écrit son code."""
    from coop_data import formats
    from coop_data.acces.acteur import SYSTEME
    from coop_data.cli.progression import suivre
    from coop_data.db import actualiser_les_statistiques
    from coop_data.photographies import lister_photographies
    from coop_data.photographies import photographier as prendre

    with suivre("Photographie") as progression, ecriture() as session:
        cliche = prendre(session, acteur=SYSTEME, trimestre=trimestre, progression=progression)
        prise = next(lue for lue in lister_photographies(session, acteur=SYSTEME) if lue.cliche == cliche)
    actualiser_les_statistiques()
    ecrire_resultat(f"{cliche.code}\n")
    accompagnements = formats.pluriel(prise.accompagnements, "accompagnement")
    activites = formats.pluriel(prise.activites, "activité")
    afficher_message(f"Prise : {formats.photographie(cliche)}, {accompagnements}, {activites} de coordination.")


def photographies(
    format_: Annotated[Format, typer.Option("--format", help="Format du résultat.")] = Format.CSV,
) -> None:
    """Liste les photographies, le dernier trimestre d’abord."""
    import json

    from coop_data.acces.acteur import SYSTEME
    from coop_data.exports.csv import ecrire_csv
    from coop_data.photographies import lister_photographies

    with lecture() as session:
        lignes = [_ligne(prise) for prise in lister_photographies(session, acteur=SYSTEME)]
    if not lignes:
        raise Introuvable("Aucune photographie.")
    if format_ is Format.JSON:
        ecrire_resultat(json.dumps(lignes, ensure_ascii=False, indent=2) + "\n")
        return
    ecrire_resultat(ecrire_csv([COLONNES, *(list(ligne.values()) for ligne in lignes)]))


def _ligne(prise: "Prise") -> dict[str, Any]:
    cliche = prise.cliche
    instant = cliche.prise_le.isoformat(timespec="seconds")
    valeurs = (cliche.code, cliche.trimestre, instant, prise.auteur, prise.accompagnements, prise.activites)
    return dict(zip(COLONNES, valeurs, strict=True))
