"""A coordinator's way from the list of the team to its figures."""

from coop_data.acces.acteur import Acteur
from coop_data.domain.perimetre import UneEquipe
from coop_data.ui import page
from coop_data.ui.pilotage.fiche import lien_statistiques
from coop_data.ui.pilotage.lecture import identifiant_externe, perimetre_suivi


def proposer_statistiques_de_l_equipe(acteur: Acteur) -> None:
    """A link to the figures of one's team, for those whose list is a team."""
    match page.read(lambda session: perimetre_suivi(acteur)):
        case UneEquipe(coordinateur_id):
            identifiant = page.read(identifiant_externe, conseiller_id=coordinateur_id)
            lien_statistiques(f"equipe:{identifiant}", "Voir les statistiques de mon équipe")
        case _:
            return
