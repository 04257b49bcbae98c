"""The file of « Mes partenaires »: exactly those that the address keeps."""

from collections.abc import Mapping

from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.errors import Introuvable
from coop_data.exports.partenaires import Choix, fichier_partenaires
from coop_data.routes.fichiers import Fichier


def produire(session: Session, acteur: Acteur, parametres: Mapping[str, str]) -> Fichier:
    """One's own directory. Raises ``AccesRefuse``, or ``Introuvable`` for another format."""
    try:
        nom, contenu, type_mime = fichier_partenaires(
            session, acteur=acteur, choix=Choix.of(parametres), format=parametres.get("format", "csv")
        )
    except KeyError:
        raise Introuvable("Ce format de fichier n’existe pas.") from None
    return Fichier(nom, type_mime, contenu)
