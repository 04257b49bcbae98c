"""« Trimestre des coordinateurs »: a quarter of coordination for the ANCT, and who logged nothing."""

from coop_data.ui.page import open_page
from coop_data.ui.pilotage.trimestre import montrer_trimestre
from coop_data.ui.vues.commande import proposer_vues

contexte = open_page("trimestre")
proposer_vues(contexte)
montrer_trimestre(contexte.acteur)
