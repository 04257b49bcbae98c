"""The file of « Mes activités »: exactly the activities that the address filters, for their author."""

from sqlmodel import Session
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import Acteur
from coop_data.errors import AccesRefuse
from coop_data.exports.cra import fichier_activites
from coop_data.fichiers import ACTIVITES, Fichier, format_demande
from coop_data.saisie.adresse import filtre_of


def produire(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """One's own reports. Raises ``AccesRefuse`` for an account that logs nothing, ``Introuvable`` for another
    format.
    """
    format = format_demande(parametres, ACTIVITES)
    if not acteur.saisit:
        raise AccesRefuse("Votre compte n’enregistre pas d’activité.")
    filtre = filtre_of(parametres, aujourdhui=acteur.aujourdhui())
    return fichier_activites(session, acteur=acteur, filtre=filtre, format=format)
