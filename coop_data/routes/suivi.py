"""The file of « Suivi de saisie »: exactly the people that the address keeps."""

from collections.abc import Mapping

from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.analytics.filtres import PHOTOGRAPHIE
from coop_data.domain.periode import trimestre_of
from coop_data.domain.photographies import SUIVI_VIVANT, exiger_les_vivantes
from coop_data.errors import Introuvable
from coop_data.exports.suivi import Choix, lire_suivi
from coop_data.exports.suivi_fichiers import fichier_suivi
from coop_data.routes.fichiers import Fichier


def produire(session: Session, acteur: Acteur, parametres: Mapping[str, str]) -> Fichier:
    """A list of people. Raises ``AccesRefuse``, ``PerimetreInvalide``, ``Introuvable`` for no such format."""
    exiger_les_vivantes(parametres.get(PHOTOGRAPHIE, ""), SUIVI_VIVANT)
    trimestre = parametres.get("trimestre") or trimestre_of(acteur.aujourdhui())
    lu = lire_suivi(session, acteur=acteur, texte=parametres.get("perimetre", ""), trimestre=trimestre)
    try:
        nom, contenu, type_mime = fichier_suivi(
            lu, Choix.of(parametres), acteur=acteur, format=parametres.get("format", "csv")
        )
    except KeyError:
        raise Introuvable("Ce format de fichier n’existe pas.") from None
    return Fichier(nom, type_mime, contenu)
