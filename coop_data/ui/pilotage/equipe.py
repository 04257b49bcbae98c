"""From a list of people to their group: the figures of a team, the « Bilan d’activité » of a structure."""

from datetime import date

from coop_data.annuaire.personnes import identifiant_externe
from coop_data.annuaire.structures import lire_structure
from coop_data.domain.perimetre import Perimetre, UneEquipe, UneStructure
from coop_data.ui import page
from coop_data.ui.pilotage.fiche import lien_statistiques
from coop_data.ui.statistiques.bilan_activite import proposer_bilan_d_activite


def proposer_statistiques_de_l_equipe(perimetre: Perimetre) -> None:
    """A link to the figures of one's team, when the list is a team."""
    if isinstance(perimetre, UneEquipe):
        identifiant = page.read(identifiant_externe, conseiller_id=perimetre.coordinateur_id)
        lien_statistiques(f"equipe:{identifiant}", "Voir les statistiques de mon équipe")


def proposer_bilan_de_la_structure(perimetre: Perimetre, aujourdhui: date) -> None:
    """The files of an employer, when the list is that of its conseillers."""
    if isinstance(perimetre, UneStructure):
        fiche = page.read(lire_structure, structure_id=perimetre.structure_id)
        proposer_bilan_d_activite(fiche.structure.id_externe, aujourdhui)
