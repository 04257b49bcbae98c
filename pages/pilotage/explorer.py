"""« Explorer »: one’s own questions, by clicks, over every dimension."""

from coop_data.ui.explorer.ecran import montrer_explorer
from coop_data.ui.page import open_page
from coop_data.ui.vues.commande import proposer_vues

contexte = open_page("explorer")
proposer_vues(contexte)
montrer_explorer(contexte)
