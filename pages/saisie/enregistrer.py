"""« Enregistrer une activité »: which form to fill."""

from coop_data.ui.page import open_page
from coop_data.ui.saisie import choix

choix.render(open_page("enregistrer"))
