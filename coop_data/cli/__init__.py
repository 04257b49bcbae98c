"""``python -m coop_data``: the same services as the screens, for scripts and administrators.

Exit status: 0 done, 1 refused input or nothing found, 2 wrong call. Standard output carries results only.
Command modules import the services inside their commands: the help must not wait for the database layer.
"""

from collections.abc import Sequence
from importlib import import_module

from typer import Abort
from typer._click.exceptions import ClickException

from coop_data.cli.communs import afficher_message
from coop_data.cli.francais import Application, expliquer
from coop_data.errors import ErreurUtilisateur, PerimetreInvalide, SaisieInvalide

FAIT, REFUSE, APPEL_INCORRECT = 0, 1, 2
NOM = "python -m coop_data"
MODULES = (
    "base",
    "comptes",
    "statistiques",
    "suivi",
    "photographies",
    "documenter",
    "importer",
    "modele",
    "exporter",
)
"""Modules of this package, in the order of the help; each exposes ``enregistrer(application)``."""


def build_application() -> Application:
    """The whole command line."""
    application = Application(help="Coop Data : saisie et statistiques d’activité des Conseillers numériques.")
    for module in MODULES:
        import_module(f"coop_data.cli.{module}").enregistrer(application)
    return application


application = build_application()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; an error is a French sentence on standard error."""
    try:
        return application(arguments, prog_name=NOM, standalone_mode=False) or FAIT
    except ClickException as erreur:
        afficher_message(expliquer(erreur))
        return APPEL_INCORRECT
    except PerimetreInvalide as erreur:
        afficher_message(f"Erreur : {erreur}")
        return APPEL_INCORRECT
    except SaisieInvalide as erreur:
        for champ, message in erreur.erreurs.items():
            afficher_message(f"Erreur ({champ}) : {message}")
        return REFUSE
    except ErreurUtilisateur as erreur:
        afficher_message(f"Erreur : {erreur}")
        return REFUSE
    except Abort:
        afficher_message("Abandonné.")
        return REFUSE
