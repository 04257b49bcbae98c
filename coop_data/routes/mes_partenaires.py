"""The file of « Mes partenaires »: exactly the partners that the address filters."""

from sqlmodel import Session
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import Acteur
from coop_data.exports.partenaires import Choix, fichier_partenaires
from coop_data.fichiers import Fichier, format_demande


def produire(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """One's own directory. Raises ``AccesRefuse``, or ``Introuvable`` for another format."""
    format = format_demande(parametres)
    return fichier_partenaires(session, acteur=acteur, choix=Choix.of(parametres), format=format)
