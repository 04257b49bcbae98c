"""« Comparer »: two territories side by side, both in the address (``?a=departement:69&b=departement:38``)."""

from coop_data.ui.page import open_page
from coop_data.ui.statistiques.comparer import montrer_comparaison
from coop_data.ui.vues.commande import proposer_vues

contexte = open_page("comparer")
proposer_vues(contexte)
montrer_comparaison(contexte.acteur)
