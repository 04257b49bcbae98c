"""Typer in French: its help, and its refusals of a wrong call.

Typer has no translations of its own: what it writes is reworded here, by two tables of sentences. It carries
its own copy of Click, whose formatter and errors have no public name; its version is pinned.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import typer
from typer._click import HelpFormatter
from typer._click.exceptions import ClickException, NoArgsIsHelpError
from typer.core import TyperCommand, TyperGroup

AIDE = (
    (r"^Usage: ?$", "Usage : "),
    (r"^Commands$", "Commandes"),
    (r"^Show this message and exit\.$", "Affiche cette aide et quitte."),
    (r"\{(\w+)\}", r"\1"),
    (r"COMMAND \[ARGS\]\.\.\.", "COMMANDE [ARGUMENTS]..."),
    (r"^([A-Z]+) <str>$", r"\1"),
    (r"<str>", "TEXTE"),
    (r"<(?:int|float)(?: range)?>", "NOMBRE"),
    (r"<(?:path|file|directory|filename)>", "CHEMIN"),
    (r"<uuid>|<UUID>", "IDENTIFIANT"),
    (r"<list\[(.*)\]>", r"\1"),
    (r"\bdefault: ", "par défaut : "),
    (r"\benv var: ", "variable : "),
    (r"\brequired\b(?=[];])", "obligatoire"),
)
REFUS = (
    (r"^Missing command\.$", "Indiquez une commande."),
    (r"^No such command '([^']*)'\.$", r"Commande inconnue : \1."),
    (r"^No such command '([^']*)'\. Did you mean (.*)\?$", r"Commande inconnue : \1. Vouliez-vous dire \2 ?"),
    (r"^No such option: (\S+) \(Possible options: (.*)\)$", r"Option inconnue : \1. Options proches : \2."),
    (r"^No such option: (\S+)$", r"Option inconnue : \1."),
    (r"^Got unexpected extra argument\(s\) \((.*)\)$", r"Argument en trop : \1."),
    (r"^Option '(.*)' requires (?:an argument|\d+ arguments)\.$", r"L’option \1 attend une valeur."),
    (r"^Option '(.*)' does not take a value\.$", r"L’option \1 ne prend pas de valeur."),
    (r"^Missing option '?([^']*?)'?\.", r"Option requise : \1."),
    (r"^Missing argument '?([^']*?)'?\.", r"Argument requis : \1."),
    (r" Choose from: (.*)$", r" Choix : \1."),
    (r"^Invalid value for ", ""),
    (r"^'?([^']*?)'?: .*?'(.*)' is not one of (.*?)\.?$", r"\1 : « \2 » n’est pas un choix (\3)."),
    (r"^'?([^']*?)'?: \w+ '(.*)' does not exist\.$", r"\1 : « \2 » n’existe pas."),
    (r"^'?([^']*?)'?: (?:Input should|Value|'.*' is|\w+ '.*' is) .*$", r"\1 : valeur refusée."),
    (r"^Invalid value: (.*)$", r"\1"),
)


def traduire(texte: str, phrases: Iterable[tuple[str, str]]) -> str:
    """The text with every known English wording replaced, in the order of the table."""
    for anglais, francais in phrases:
        texte = re.sub(anglais, francais, texte)
    return texte


class Formateur(HelpFormatter):
    """The help page, reworded as it is written."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The first line of the page."""
        super().write_usage(prog, traduire(args, AIDE), traduire(prefix or "Usage: ", AIDE))

    def write_heading(self, heading: str) -> None:
        """The name of a section."""
        super().write_heading(f"{traduire(heading, AIDE)} ")

    def write_dl(self, rows: Sequence[tuple[str, str]], *mesures: Any, **options: Any) -> None:
        """A table of options, arguments or commands."""
        traduites = [(traduire(nom, AIDE), traduire(aide, AIDE)) for nom, aide in rows]
        super().write_dl(traduites, *mesures, **options)


class Contexte(typer.Context):
    """Typer's context, with the French help page."""

    formatter_class = Formateur


class Commande(TyperCommand):
    """A command whose help is in French."""

    context_class = Contexte


class Groupe(TyperGroup):
    """A group of commands whose help is in French."""

    context_class = Contexte


class Application(typer.Typer):
    """A Typer application, or group of commands, that speaks French; used exactly like ``typer.Typer``."""

    def __init__(self, **options: Any) -> None:
        super().__init__(cls=Groupe, add_completion=False, rich_markup_mode=None, no_args_is_help=True, **options)

    def command(self, name: str | None = None, **options: Any) -> Any:
        """Declare a command (decorator)."""
        return super().command(name, cls=Commande, **options)


def expliquer(erreur: ClickException) -> str:
    """What was wrong with the call: the refusal and where to find help, or the help itself when it was empty."""
    if isinstance(erreur, NoArgsIsHelpError):
        return erreur.message
    contexte = getattr(erreur, "ctx", None)
    aide = f"\nAide : {contexte.command_path} --help" if contexte else ""
    return f"Erreur : {traduire(' '.join(erreur.format_message().split()), REFUS)}{aide}"
