"""« Qualité des données »: what is worth reading again, for those who may mend it or ask for it."""

from coop_data.ui.page import open_page
from coop_data.ui.qualite.ecran import render
from coop_data.ui.vues.commande import proposer_vues

contexte = open_page("qualite")
proposer_vues(contexte)
render(contexte)
