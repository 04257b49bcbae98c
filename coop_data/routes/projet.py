"""The file of a project: exactly the list of its page, for accounts that may read it."""

from sqlmodel import Session
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import Acteur
from coop_data.errors import AccesRefuse
from coop_data.exports.adresse_du_projet import projet_de_l_adresse
from coop_data.exports.fichier_projet import fichier_du_projet
from coop_data.fichiers import ACTIVITES, Fichier, format_demande


def produire(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """The list of a project. Raises ``Introuvable`` for an unknown tag or another format, ``AccesRefuse`` without
    rows.
    """
    format = format_demande(parametres, ACTIVITES)
    projet = projet_de_l_adresse(session, acteur=acteur, parametres=parametres)
    if not projet.requetes:
        raise AccesRefuse("Votre compte ne donne accès à aucune activité de ce projet.")
    return fichier_du_projet(session, projet, acteur=acteur, format=format)
