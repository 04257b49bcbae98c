"""The files of « Trimestre des coordinateurs »: exactly the list that the address names."""

from collections.abc import Mapping

from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.analytics.filtres import PHOTOGRAPHIE
from coop_data.documents.rendu import ecrire_pdf
from coop_data.documents.trimestre_national import document_du_trimestre_national
from coop_data.errors import Introuvable
from coop_data.exports.trimestre_listes import Choix, fichier_du_trimestre
from coop_data.exports.trimestre_national import (
    Trimestre,
    dernier_trimestre_clos,
    lire_trimestre_national,
    nom_du_fichier,
)
from coop_data.photographies import trouver_cliche
from coop_data.routes.fichiers import PDF, Fichier


def produire(session: Session, acteur: Acteur, parametres: Mapping[str, str]) -> Fichier:
    """One list. Raises ``AccesRefuse``, ``PerimetreInvalide``, or ``Introuvable`` for no such format."""
    trimestre = lire_trimestre(session, acteur, parametres)
    try:
        nom, contenu, type_mime = fichier_du_trimestre(
            trimestre, Choix.of(parametres), acteur=acteur, format=parametres.get("format", "csv")
        )
    except KeyError:
        raise Introuvable("Ce format de fichier n’existe pas.") from None
    return Fichier(nom, type_mime, contenu)


def produire_pdf(session: Session, acteur: Acteur, parametres: Mapping[str, str]) -> Fichier:
    """The quarter to be read and handed over. Raises ``AccesRefuse`` or ``PerimetreInvalide``."""
    trimestre = lire_trimestre(session, acteur, parametres)
    document = document_du_trimestre_national(trimestre, acteur)
    return Fichier(f"{nom_du_fichier(trimestre)}.pdf", PDF, ecrire_pdf(document))


def lire_trimestre(session: Session, acteur: Acteur, parametres: Mapping[str, str]) -> Trimestre:
    """The quarter of an address. Raises ``AccesRefuse``, ``PerimetreInvalide`` or ``Introuvable``."""
    return lire_trimestre_national(
        session,
        acteur=acteur,
        code=parametres.get("trimestre") or dernier_trimestre_clos(acteur.aujourdhui()),
        territoire=parametres.get("territoire") or "national",
        photographie=trouver_cliche(session, parametres.get(PHOTOGRAPHIE, "")),
    )
