"""The file of « Mon équipe »: exactly the members that the address keeps."""

from sqlmodel import Session
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import Acteur
from coop_data.domain.periode import PERIODE_PAR_DEFAUT, periode_of_slug
from coop_data.errors import Introuvable
from coop_data.exports.equipe import Choix, coordinateur_of, fichier_equipe, lire_equipe
from coop_data.fichiers import Fichier, format_demande


def produire(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """The list of one team. Raises ``AccesRefuse``, or ``Introuvable`` for no such team, period or format."""
    format = format_demande(parametres)
    try:
        periode = periode_of_slug(parametres.get("periode", PERIODE_PAR_DEFAUT), acteur.aujourdhui())
    except ValueError as erreur:
        raise Introuvable(str(erreur)) from erreur
    coordinateur_id = coordinateur_of(session, acteur=acteur, id_externe=parametres.get("coordinateur", ""))
    equipe = lire_equipe(session, acteur=acteur, coordinateur_id=coordinateur_id, periode=periode)
    return fichier_equipe(equipe, Choix.of(parametres), acteur=acteur, format=format)
