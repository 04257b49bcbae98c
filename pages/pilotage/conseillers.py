"""« Conseillers »: the people an employer, a coordinator or the ANCT follows."""

from coop_data.ui.page import open_page
from coop_data.ui.pilotage.liste import montrer_liste

contexte = open_page("conseillers")
montrer_liste(contexte.acteur)
