"""``compte``: accounts, for the administrator of the machine."""

import json
import sys
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from coop_data.cli.communs import afficher_message, ecrire_resultat, ecriture, lecture
from coop_data.cli.francais import Application
from coop_data.domain.roles import Role
from coop_data.errors import ErreurUtilisateur, Introuvable

if TYPE_CHECKING:
    from uuid import UUID

    from sqlmodel import Session

groupe = Application(help="Comptes : créer, inviter, désactiver, changer un mot de passe, lister.")

Adresse = Annotated[str, typer.Argument(metavar="EMAIL", help="Adresse électronique du compte.")]
COLONNES: Final = ("email", "prenom", "nom", "roles", "structure", "conseiller", "etat", "derniere_connexion")


class Format(StrEnum):
    """Forms of a list of accounts."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def enregistrer(application: Application) -> None:
    """Add the group to the command line."""
    application.add_typer(groupe, name="compte")


@groupe.command("creer")
def creer(
    email: Adresse,
    prenom: Annotated[str, typer.Option("--prenom", help="Prénom.")],
    nom: Annotated[str, typer.Option("--nom", help="Nom.")],
    roles: Annotated[list[Role], typer.Option("--role", help="Rôle ; répétez l’option pour en donner plusieurs.")],
    structure: Annotated[str, typer.Option("--structure", metavar="ID", help="Identifiant de la structure.")] = "",
    conseiller: Annotated[
        str, typer.Option("--conseiller", metavar="ID", help="Identifiant de la personne.")
    ] = "",
) -> None:
    """Crée un compte et affiche son lien d’activation, valable 7 jours."""
    from coop_data.acces.acteur import SYSTEME
    from coop_data.auth import comptes
    from coop_data.models import Conseiller, Structure

    with ecriture() as session:
        utilisateur = comptes.creer_compte(
            session,
            acteur=SYSTEME,
            email=email,
            prenom=prenom,
            nom=nom,
            roles=roles,
            structure_id=_identifiant(session, Structure, structure, "Aucune structure"),
            conseiller_id=_identifiant(session, Conseiller, conseiller, "Aucun conseiller"),
        )
        secret = comptes.inviter(session, acteur=SYSTEME, utilisateur_id=utilisateur.id)
    afficher_message(f"Compte créé : {utilisateur.email}")
    ecrire_resultat(_lien(secret))


@groupe.command("inviter")
def inviter(email: Adresse) -> None:
    """Affiche un nouveau lien d’activation, valable 7 jours ; les précédents ne servent plus."""
    from coop_data.acces.acteur import SYSTEME
    from coop_data.auth import comptes

    with ecriture() as session:
        utilisateur = comptes.trouver(session, email=email)
        secret = comptes.inviter(session, acteur=SYSTEME, utilisateur_id=utilisateur.id)
    ecrire_resultat(_lien(secret))


@groupe.command("desactiver")
def desactiver(email: Adresse) -> None:
    """Ferme un compte et ses sessions ; ses activités restent."""
    from coop_data.acces.acteur import SYSTEME
    from coop_data.auth import comptes

    with ecriture() as session:
        utilisateur = comptes.trouver(session, email=email)
        comptes.desactiver(session, acteur=SYSTEME, utilisateur_id=utilisateur.id)
    afficher_message(f"Compte désactivé : {utilisateur.email}")


@groupe.command("reactiver")
def reactiver(email: Adresse) -> None:
    """Rouvre un compte désactivé."""
    from coop_data.acces.acteur import SYSTEME
    from coop_data.auth import comptes

    with ecriture() as session:
        utilisateur = comptes.trouver(session, email=email)
        comptes.reactiver(session, acteur=SYSTEME, utilisateur_id=utilisateur.id)
    afficher_message(f"Compte réactivé : {utilisateur.email}")


@groupe.command("mot-de-passe")
def mot_de_passe(
    email: Adresse,
    lien: Annotated[
        bool, typer.Option("--lien", help="Affiche un lien valable 2 heures au lieu de saisir.")
    ] = False,
) -> None:
    """Change un mot de passe, lu sur l’entrée standard ou demandé sans l’afficher."""
    from coop_data.acces.acteur import SYSTEME
    from coop_data.auth import comptes, mots_de_passe

    clair = "" if lien else _lire_mot_de_passe()
    with ecriture() as session:
        utilisateur = comptes.trouver(session, email=email)
        if lien:
            secret = comptes.reinitialiser(session, acteur=SYSTEME, utilisateur_id=utilisateur.id)
        else:
            mots_de_passe.imposer_mot_de_passe(
                session, acteur=SYSTEME, utilisateur_id=utilisateur.id, mot_de_passe=clair
            )
    if lien:
        ecrire_resultat(_lien(secret))
    else:
        afficher_message(f"Mot de passe changé : {utilisateur.email}")


@groupe.command("lister")
def lister(
    recherche: Annotated[str, typer.Option("--recherche", help="Partie du nom ou de l’adresse.")] = "",
    format_: Annotated[Format, typer.Option("--format", help="Forme de la liste.")] = Format.TABLE,
) -> None:
    """Liste les comptes."""
    from coop_data.acces.acteur import SYSTEME
    from coop_data.auth import comptes

    with lecture() as session:
        lignes = [
            _ligne(session, compte) for compte in comptes.lister(session, acteur=SYSTEME, recherche=recherche)
        ]
    if not lignes:
        raise Introuvable("Aucun compte.")
    ecrire_resultat(MISES_EN_FORME[format_](lignes))


def _identifiant(session: "Session", table: Any, id_externe: str, absent: str) -> "UUID | None":
    """The key of a row named by its external identifier. Raises ``Introuvable``."""
    from sqlmodel import select

    if not id_externe:
        return None
    cle: UUID | None = session.exec(select(table.id).where(table.id_externe == id_externe)).first()
    if cle is None:
        raise Introuvable(f"{absent} d’identifiant « {id_externe} ».")
    return cle


def _lien(secret: str) -> str:
    from coop_data.auth.jetons import adresse_du_lien

    return f"{adresse_du_lien(secret)}\n"


def _lire_mot_de_passe() -> str:
    if not sys.stdin.isatty():
        clair = sys.stdin.readline().rstrip("\r\n")
    else:
        clair = typer.prompt("Nouveau mot de passe", hide_input=True, err=True)
        if clair != typer.prompt("Le même, pour vérifier", hide_input=True, err=True):
            raise ErreurUtilisateur("Les deux saisies diffèrent : rien n’a été changé.")
    if not clair:
        raise ErreurUtilisateur("Aucun mot de passe n’a été donné.")
    return clair


def _ligne(session: "Session", compte: Any) -> dict[str, str]:
    from coop_data.auth.comptes import etat
    from coop_data.models import Conseiller, Structure

    structure = session.get(Structure, compte.structure_id) if compte.structure_id else None
    conseiller = session.get(Conseiller, compte.conseiller_id) if compte.conseiller_id else None
    derniere = compte.derniere_connexion
    valeurs = (
        compte.email,
        compte.prenom,
        compte.nom,
        "|".join(compte.roles),
        structure.id_externe if structure else "",
        conseiller.id_externe if conseiller else "",
        etat(compte),
        derniere.isoformat(timespec="seconds") if derniere else "",
    )
    return dict(zip(COLONNES, valeurs, strict=True))


def _en_table(lignes: list[dict[str, str]]) -> str:
    largeurs = {nom: max(len(nom), *(len(ligne[nom]) for ligne in lignes)) for nom in COLONNES}
    rangees = [{nom: nom for nom in COLONNES}, *lignes]
    return "".join(
        "  ".join(rangee[nom].ljust(largeurs[nom]) for nom in COLONNES).rstrip() + "\n" for rangee in rangees
    )


def _en_csv(lignes: list[dict[str, str]]) -> bytes:
    from coop_data.exports.csv import ecrire_csv

    return ecrire_csv([COLONNES, *([ligne[nom] for nom in COLONNES] for ligne in lignes)])


def _en_json(lignes: list[dict[str, str]]) -> str:
    return json.dumps(lignes, ensure_ascii=False, indent=2) + "\n"


MISES_EN_FORME: Final[Mapping[Format, Callable[[list[dict[str, str]]], str | bytes]]] = {
    Format.TABLE: _en_table,
    Format.CSV: _en_csv,
    Format.JSON: _en_json,
}
