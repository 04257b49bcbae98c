"""The documents of the ressourcerie: one at its stable address, or all those of a search in one archive."""

from sqlmodel import Session
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import Acteur
from coop_data.domain.ressources import MESSAGES
from coop_data.errors import Introuvable
from coop_data.fichiers import PDF, ZIP, Fichier
from coop_data.ressources import chercher_ressources, lire_ressource
from coop_data.ressources.adresse import identifiant_of, recherche_of
from coop_data.ressources.archive import archiver, nom_de_fichier
from coop_data.ressources.fichiers import chemin_of, morceaux_of

ARCHIVE = "Ressourcerie.zip"
AUCUN = "Aucun document ne correspond à votre recherche : il n’y a rien à télécharger."


def produire_pdf(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """The document ``id``, read in the browser. Raises ``AccesRefuse``, ``Introuvable`` (also for a lost file)."""
    ressource = lire_ressource(session, acteur=acteur, ressource_id=identifiant_of(parametres))
    chemin = chemin_of(ressource)
    if not chemin.is_file():
        raise Introuvable(MESSAGES["fichier_perdu"])
    return Fichier(nom_de_fichier(ressource.titre), PDF, morceaux_of(chemin), dans_la_page=True)


def produire_zip(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """The documents of a search, as listed. Raises ``AccesRefuse``, and ``Introuvable`` when there is none."""
    trouvees = chercher_ressources(session, acteur=acteur, recherche=recherche_of(parametres))
    if not trouvees:
        raise Introuvable(AUCUN)
    return Fichier(ARCHIVE, ZIP, archiver(trouvees))
