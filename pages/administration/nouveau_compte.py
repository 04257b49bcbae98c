"""« Créer un compte »."""

from coop_data.ui.administration import compte
from coop_data.ui.page import open_page

contexte = open_page("nouveau-compte")
compte.creer(contexte.acteur, contexte.parametres)
