"""A coordinator's way from the list of the team to its figures."""

from coop_data.domain.perimetre import Perimetre, UneEquipe
from coop_data.ui import page
from coop_data.ui.pilotage.fiche import lien_statistiques
from coop_data.ui.pilotage.lecture import identifiant_externe


def proposer_statistiques_de_l_equipe(perimetre: Perimetre) -> None:
    """A link to the figures of one's team, when the list is a team."""
    if isinstance(perimetre, UneEquipe):
        identifiant = page.read(identifiant_externe, conseiller_id=perimetre.coordinateur_id)
        lien_statistiques(f"equipe:{identifiant}", "Voir les statistiques de mon équipe")
