"""« Suivi de saisie »: who was expected to log, who did, who is late, at every level."""

from coop_data.ui.page import open_page
from coop_data.ui.suivi.ecran import render
from coop_data.ui.vues.commande import proposer_vues

contexte = open_page("suivi-saisie")
proposer_vues(contexte)
render(contexte)
