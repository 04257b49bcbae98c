"""``initialiser``, ``demo``, ``verifier``, ``sauvegarder``, ``restaurer``: the database itself."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from coop_data.cli.communs import afficher_message, ecrire_resultat, ecriture, lecture
from coop_data.cli.francais import Application
from coop_data.errors import ErreurUtilisateur

ECART = 1
"""Exit status of ``verifier`` when it finds a difference."""


class TailleDemo(StrEnum):
    """How much demonstration data to make."""

    PETITE = "petite"
    NATIONALE = "nationale"


def enregistrer(application: Application) -> None:
    """Add the commands to the command line."""
    for commande in (initialiser, demo, verifier, sauvegarder, restaurer):
        application.command(commande.__name__)(commande)


def initialiser() -> None:
    """Crée la base ou la met à niveau, et charge les données de référence (peut être relancée)."""
    from coop_data import db
    from coop_data.auth.demonstration import refuser_comptes_de_demonstration
    from coop_data.config import cle_secrete, get_reglages
    from coop_data.formats import pluriel
    from seed.geographie import charger_geographie
    from seed.ressources import charger_ressources
    from seed.tags_nationaux import charger_tags_nationaux

    cle_secrete(get_reglages())
    db.mettre_a_niveau()
    with db.ecriture() as session:
        refuser_comptes_de_demonstration(session)
        territoires = charger_geographie(session)
        tags = charger_tags_nationaux(session)
        documents = charger_ressources(session)
    if territoires or tags or documents:
        afficher_message(
            f"Base prête : {pluriel(territoires, 'territoire écrit', 'territoires écrits')}, "
            f"{pluriel(tags, 'tag national ajouté', 'tags nationaux ajoutés')}, "
            f"{pluriel(documents, 'document écrit', 'documents écrits')}."
        )
    else:
        afficher_message("Base prête : rien à changer.")


def demo(
    taille: Annotated[TailleDemo, typer.Option(help="Quantité de données.")] = TailleDemo.PETITE,
    graine: Annotated[int, typer.Option(help="Même graine et même date : mêmes données.")] = 1,
    date: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            envvar="COOP_DEMO_DATE",
            metavar="AAAA-MM-JJ",
            help="Date de référence ; par défaut, aujourd’hui à Paris.",
        ),
    ] = None,
    comptes: Annotated[
        bool, typer.Option("--comptes", help="Affiche seulement les comptes et leur mot de passe.")
    ] = False,
) -> None:
    """Crée des données et des comptes de démonstration, jamais à côté de données réelles."""
    from coop_data.acces.acteur import SYSTEME
    from coop_data.auth.hachage import hacher
    from coop_data.config import get_reglages
    from coop_data.db import actualiser_les_statistiques
    from coop_data.formats import nombre
    from seed.demonstration import est_presente, generer
    from seed.monde import TAILLES
    from seed.mot_de_passe import accorder_mot_de_passe, mot_de_passe_demonstration, refuser_en_production

    refuser_en_production(get_reglages())
    with ecriture() as session:
        mot_de_passe = mot_de_passe_demonstration(get_reglages())
        if comptes:
            _afficher_comptes(est_presente(session), mot_de_passe)
        elif est_presente(session):
            changes = accorder_mot_de_passe(session, mot_de_passe)
            suite = " Le mot de passe des comptes a été mis à jour." if changes else ""
            afficher_message(f"Les données de démonstration sont déjà là.{suite}")
        else:
            with _progression(TAILLES[taille].accompagnements + TAILLES[taille].activites) as suivi:
                bilan = generer(
                    session,
                    taille=TAILLES[taille],
                    graine=graine,
                    aujourdhui=date.date() if date else SYSTEME.aujourdhui(),
                    mot_de_passe_hache=hacher(mot_de_passe),
                    suivi=suivi,
                )
            afficher_message(
                f"Démonstration prête : {nombre(bilan.structures)} structures, "
                f"{nombre(bilan.conseillers)} conseillers, {nombre(bilan.coordinateurs)} coordinateurs, "
                f"{nombre(bilan.accompagnements)} accompagnements, "
                f"{nombre(bilan.activites)} activités de coordination."
            )
    actualiser_les_statistiques()


def _afficher_comptes(presents: bool, mot_de_passe: str) -> None:
    from seed.comptes import COMPTES

    if not presents:
        raise ErreurUtilisateur("Aucune donnée de démonstration : lancez « python -m coop_data demo ».")
    lignes = [f"{compte.email}  ({compte.role.libelle})" for compte in COMPTES]
    ecrire_resultat("\n".join([*lignes, f"Mot de passe : {mot_de_passe}", ""]))


@contextmanager
def _progression(total: int) -> Iterator[Callable[[int], None]]:
    """A bar on standard error; yields the function that moves it forward."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    colonnes = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*colonnes, console=Console(stderr=True), transient=True) as barre:
        tache = barre.add_task("Données de démonstration", total=total)
        yield lambda nombre: barre.advance(tache, nombre)


def verifier(
    reparer: Annotated[bool, typer.Option("--reparer", help="Réécrit les faits qui diffèrent.")] = False,
) -> None:
    """Recalcule les faits de chaque CRA, contrôle base et documents ; sort avec 1 si quelque chose diffère."""
    from coop_data.formats import pluriel
    from coop_data.verification import verifier_base

    with ecriture() if reparer else lecture() as session:
        bilan = verifier_base(session, reparer=reparer)
    ecrire_resultat("".join(f"{ecart}\n" for ecart in bilan.ecarts))
    suite = " : réparé" if reparer and bilan.repares else ""
    afficher_message(
        f"{pluriel(bilan.cras, 'CRA contrôlé', 'CRA contrôlés')}, {pluriel(len(bilan.ecarts), 'écart')}{suite}."
    )
    if len(bilan.ecarts) > bilan.repares:
        raise typer.Exit(ECART)


def sauvegarder(
    dossier: Annotated[Path, typer.Argument(help="Dossier où écrire la sauvegarde, créé s’il manque.")],
) -> None:
    """Sauvegarde toute la base et les documents pendant que l’application fonctionne ; écrit le nom du fichier."""
    from coop_data.sauvegarde import sauvegarder as ecrire_sauvegarde

    with lecture() as session:
        fichier = ecrire_sauvegarde(session, dossier)
    ecrire_resultat(f"{fichier}\n")


def restaurer(
    fichier: Annotated[Path, typer.Argument(help="Fichier écrit par « sauvegarder ».")],
) -> None:
    """Restaure une sauvegarde dans une base vide, quel que soit le moteur."""
    from coop_data import db
    from coop_data.formats import pluriel
    from coop_data.sauvegarde import restaurer as lire_sauvegarde

    db.mettre_a_niveau()
    with db.ecriture() as session:
        lignes = lire_sauvegarde(session, fichier)
    afficher_message(f"Base restaurée : {pluriel(lignes, 'ligne')}.")
