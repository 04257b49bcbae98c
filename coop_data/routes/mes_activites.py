"""The file of « Mes activités »: exactly what the address filters, for its author."""

from collections.abc import Mapping
from typing import Final

from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.errors import AccesRefuse, Introuvable
from coop_data.exports.cra import fichier_activites
from coop_data.routes.fichiers import Fichier
from coop_data.ui.saisie.adresse import filtre_of

FORMATS: Final = ("csv", "libelles", "xlsx")


def produire(session: Session, acteur: Acteur, parametres: Mapping[str, str]) -> Fichier:
    """One's own reports. Raises ``AccesRefuse`` for who logs nothing, ``Introuvable`` for another format."""
    if not acteur.saisit:
        raise AccesRefuse("Votre compte n’enregistre pas d’activité.")
    format_demande = parametres.get("format", FORMATS[0])
    if format_demande not in FORMATS:
        raise Introuvable("Ce format de fichier n’existe pas.")
    filtre = filtre_of(parametres, aujourdhui=acteur.aujourdhui())
    nom, contenu, type_mime = fichier_activites(session, acteur=acteur, filtre=filtre, format=format_demande)
    return Fichier(nom, type_mime, contenu)
