"""The files of « Suivi de saisie »: exactly the people, or the levels, that the address filters."""

from sqlmodel import Session
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import Acteur
from coop_data.analytics.filtres import PHOTOGRAPHIE
from coop_data.domain.periode import trimestre_of
from coop_data.errors import Introuvable
from coop_data.exports.suivi import Choix, SuiviLu, lire_suivi
from coop_data.exports.suivi_fichiers import fichier_des_niveaux, fichier_suivi
from coop_data.exports.suivi_niveaux import ChoixNiveaux
from coop_data.fichiers import Fichier, format_demande
from coop_data.photographies import trouver_cliche


def produire(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """A list of people. Raises as ``lire_demande``, and ``Introuvable`` for an unknown format."""
    format = format_demande(parametres)
    lu = lire_demande(session, acteur, parametres)
    return fichier_suivi(lu, Choix.of(parametres), acteur=acteur, format=format)


def produire_niveaux(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """The level below. Raises as ``produire``, and ``Introuvable`` where people come next."""
    format = format_demande(parametres)
    lu = lire_demande(session, acteur, parametres)
    if not lu.suivi.niveaux:
        raise Introuvable("Ce périmètre n’a pas de niveau inférieur : téléchargez la liste de ses personnes.")
    return fichier_des_niveaux(lu, ChoixNiveaux.of(parametres), acteur=acteur, format=format)


def lire_demande(session: Session, acteur: Acteur, parametres: QueryParams) -> SuiviLu:
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
