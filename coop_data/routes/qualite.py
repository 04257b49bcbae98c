"""The files of « Qualité des données »: the list of one check, exactly as the address keeps it."""

from collections.abc import Mapping

from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.analytics.filtres import PHOTOGRAPHIE
from coop_data.domain.photographies import QUALITE_VIVANTE, exiger_les_vivantes
from coop_data.domain.qualite import MESSAGES, Controle
from coop_data.errors import Introuvable
from coop_data.exports.qualite_fichiers import fichier_qualite
from coop_data.routes.fichiers import Fichier


def produire(session: Session, acteur: Acteur, parametres: Mapping[str, str]) -> Fichier:
    """A list. Raises ``PerimetreInvalide``, or ``Introuvable`` for no such check, format, structure or person."""
    exiger_les_vivantes(parametres.get(PHOTOGRAPHIE, ""), QUALITE_VIVANTE)
    code = parametres.get("controle", "")
    if code not in list(Controle):
        raise Introuvable(MESSAGES["controle_inconnu"])
    try:
        nom, contenu, type_mime = fichier_qualite(
            session,
            acteur=acteur,
            controle=Controle(code),
            parametres=parametres,
            format=parametres.get("format", "csv"),
        )
    except KeyError:
        raise Introuvable("Ce format de fichier n’existe pas.") from None
    return Fichier(nom, type_mime, contenu)
