"""The files of « Qualité des données »: the list of one check, exactly as the address filters it."""

from sqlmodel import Session
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import Acteur
from coop_data.analytics.filtres import PHOTOGRAPHIE
from coop_data.domain.photographies import QUALITE_VIVANTE, exiger_les_vivantes
from coop_data.domain.qualite import MESSAGES, Controle
from coop_data.errors import Introuvable
from coop_data.exports.qualite_fichiers import fichier_qualite
from coop_data.fichiers import Fichier, format_demande


def produire(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """A list. Raises ``PerimetreInvalide``, or ``Introuvable`` for an unknown check, format,
    structure or person.
    """
    format = format_demande(parametres)
    exiger_les_vivantes(parametres.get(PHOTOGRAPHIE, ""), QUALITE_VIVANTE)
    code = parametres.get("controle", "")
    if code not in list(Controle):
        raise Introuvable(MESSAGES["controle_inconnu"])
    return fichier_qualite(session, acteur=acteur, controle=Controle(code), parametres=parametres, format=format)
