"""« Demandes »: what coordinators and employers ask of the administrators."""

from coop_data.ui.administration import demandes
from coop_data.ui.page import open_page

contexte = open_page("demandes")
demandes.render(contexte.acteur)
