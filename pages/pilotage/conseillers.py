"""« Conseillers »: the people an employer, a coordinator or the ANCT follows."""

from coop_data.ui.page import open_page
from coop_data.ui.pilotage.equipe import proposer_bilan_de_la_structure, proposer_statistiques_de_l_equipe
from coop_data.ui.pilotage.liste import montrer_liste
from coop_data.ui.pilotage.suivi import choisir_perimetre
from coop_data.ui.vues.commande import proposer_vues

contexte = open_page("conseillers")
proposer_vues(contexte)
perimetre = choisir_perimetre(contexte.acteur)
proposer_statistiques_de_l_equipe(perimetre)
proposer_bilan_de_la_structure(perimetre, contexte.acteur.aujourdhui())
montrer_liste(contexte.acteur, perimetre)
