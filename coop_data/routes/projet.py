"""The file of a project: exactly the list of its page, for who may read it."""

from collections.abc import Mapping

from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.errors import AccesRefuse, Introuvable
from coop_data.exports.fichier_projet import FORMATS, fichier_du_projet
from coop_data.routes.fichiers import Fichier
from coop_data.ui.tags.adresse import projet_de_l_adresse


def produire(session: Session, acteur: Acteur, parametres: Mapping[str, str]) -> Fichier:
    """Raises ``Introuvable`` for a tag that one does not see or another format, ``AccesRefuse`` without rows."""
    format_demande = parametres.get("format", FORMATS[0])
    if format_demande not in FORMATS:
        raise Introuvable("Ce format de fichier n’existe pas.")
    projet = projet_de_l_adresse(session, acteur=acteur, parametres=parametres)
    if not projet.requetes:
        raise AccesRefuse("Votre compte ne donne accès à aucune activité de ce projet.")
    nom, contenu, type_mime = fichier_du_projet(session, projet, acteur=acteur, format_=format_demande)
    return Fichier(nom, type_mime, contenu)
