"""The files of « Suivi de saisie »: exactly the people, or the levels, that the address keeps."""

from collections.abc import Mapping

from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.analytics.filtres import PHOTOGRAPHIE
from coop_data.domain.periode import trimestre_of
from coop_data.errors import Introuvable
from coop_data.exports.suivi import Choix, SuiviLu, lire_suivi
from coop_data.exports.suivi_fichiers import fichier_des_niveaux, fichier_suivi
from coop_data.exports.suivi_niveaux import ChoixNiveaux
from coop_data.photographies import trouver_cliche
from coop_data.routes.fichiers import Fichier

SANS_FORMAT = "Ce format de fichier n’existe pas."


def produire(session: Session, acteur: Acteur, parametres: Mapping[str, str]) -> Fichier:
    """A list of people. Raises as ``lire_demande``, and ``Introuvable`` for no such format."""
    lu = lire_demande(session, acteur, parametres)
    try:
        nom, contenu, type_mime = fichier_suivi(
            lu, Choix.of(parametres), acteur=acteur, format=parametres.get("format", "csv")
        )
    except KeyError:
        raise Introuvable(SANS_FORMAT) from None
    return Fichier(nom, type_mime, contenu)


def produire_niveaux(session: Session, acteur: Acteur, parametres: Mapping[str, str]) -> Fichier:
    """The level below. Raises as ``produire``, and ``Introuvable`` where people come next."""
    lu = lire_demande(session, acteur, parametres)
    if not lu.suivi.niveaux:
        raise Introuvable("Ce périmètre n’a pas de niveau inférieur : téléchargez la liste de ses personnes.")
    try:
        nom, contenu, type_mime = fichier_des_niveaux(
            lu, ChoixNiveaux.of(parametres), acteur=acteur, format=parametres.get("format", "csv")
        )
    except KeyError:
        raise Introuvable(SANS_FORMAT) from None
    return Fichier(nom, type_mime, contenu)


def lire_demande(session: Session, acteur: Acteur, parametres: Mapping[str, str]) -> SuiviLu:
    """The follow-up of an address; without a quarter, that of the photograph or of today.

    Raises ``AccesRefuse``, ``PerimetreInvalide`` or ``Introuvable``.
    """
    cliche = trouver_cliche(session, parametres.get(PHOTOGRAPHIE, ""))
    courant = cliche.trimestre if cliche else trimestre_of(acteur.aujourdhui())
    return lire_suivi(
        session,
        acteur=acteur,
        texte=parametres.get("perimetre", ""),
        trimestre=parametres.get("trimestre") or courant,
        photographie=cliche,
    )
