"""``compte``: accounts, from the command line."""

from coop_data.cli.francais import Application

groupe = Application(help="Comptes : créer, inviter, désactiver, lister.")


def enregistrer(application: Application) -> None:
    """Add the group to the command line."""
    application.add_typer(groupe, name="compte")


@groupe.command("lister")
def lister() -> None:
    """Les comptes."""
