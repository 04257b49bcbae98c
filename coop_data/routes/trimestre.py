"""The files of « Trimestre des coordinateurs »: exactly the list that the address names."""

from sqlmodel import Session
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import Acteur
from coop_data.analytics.filtres import PHOTOGRAPHIE
from coop_data.documents.rendu import ecrire_pdf
from coop_data.documents.trimestre_national import document_du_trimestre_national
from coop_data.exports.trimestre_listes import Choix, fichier_du_trimestre
from coop_data.exports.trimestre_national import (
    Trimestre,
    dernier_trimestre_clos,
    lire_trimestre_national,
    nom_du_fichier,
)
from coop_data.fichiers import PDF, Fichier, format_demande
from coop_data.photographies import trouver_cliche


def produire(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """One list. Raises ``AccesRefuse``, ``PerimetreInvalide``, or ``Introuvable`` for an unknown format."""
    format = format_demande(parametres)
    trimestre = lire_trimestre(session, acteur, parametres)
    return fichier_du_trimestre(trimestre, Choix.of(parametres), acteur=acteur, format=format)


def produire_pdf(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """The quarter to be read and handed over. Raises ``AccesRefuse`` or ``PerimetreInvalide``."""
    trimestre = lire_trimestre(session, acteur, parametres)
    document = document_du_trimestre_national(trimestre, acteur)
    return Fichier(f"{nom_du_fichier(trimestre)}.pdf", PDF, ecrire_pdf(document))


def lire_trimestre(session: Session, acteur: Acteur, parametres: QueryParams) -> Trimestre:
    """The quarter of an address. Raises ``AccesRefuse``, ``PerimetreInvalide`` or ``Introuvable``."""
    return lire_trimestre_national(
        session,
        acteur=acteur,
        code=parametres.get("trimestre") or dernier_trimestre_clos(acteur.aujourdhui()),
        territoire=parametres.get("territoire") or "national",
        photographie=trouver_cliche(session, parametres.get(PHOTOGRAPHIE, "")),
    )
