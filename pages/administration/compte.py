"""One account: its state, its link, its roles."""

from coop_data.ui.administration import compte
from coop_data.ui.page import open_page

contexte = open_page("compte", titre=False)
compte.montrer(contexte.acteur, contexte.parametres)
