"""``initialiser``: the database itself."""

from coop_data.cli.communs import afficher_message
from coop_data.cli.francais import Application
from coop_data.formats import pluriel


def enregistrer(application: Application) -> None:
    """Add the commands to the command line."""
    application.command("initialiser")(initialiser)


def initialiser() -> None:
    """Crée la base ou la met à niveau, et charge les données de référence (peut être relancée)."""
    from coop_data import db
    from seed.geographie import charger_geographie
    from seed.tags_nationaux import charger_tags_nationaux

    db.mettre_a_niveau()
    with db.ecriture() as session:
        territoires = charger_geographie(session)
        tags = charger_tags_nationaux(session)
    if territoires or tags:
        afficher_message(
            f"Base prête : {pluriel(territoires, 'territoire écrit', 'territoires écrits')}, "
            f"{pluriel(tags, 'tag national ajouté', 'tags nationaux ajoutés')}."
        )
    else:
        afficher_message("Base prête : rien à changer.")
