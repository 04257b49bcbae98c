"""« Coordination »: what the coordinators of the whole country log."""

from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import National
from coop_data.ui.page import open_page
from coop_data.ui.statistiques.ecran import montrer_statistiques
from coop_data.ui.vues.commande import proposer_vues

contexte = open_page("coordination")
proposer_vues(contexte)
montrer_statistiques(Domaine.COORDINATION, National(), acteur=contexte.acteur, nom="France entière")
