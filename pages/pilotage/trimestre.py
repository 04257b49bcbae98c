"""« Trimestre des coordinateurs »: a quarter of coordination for the ANCT, and who logged nothing."""

from coop_data.ui.page import open_page
from coop_data.ui.pilotage.trimestre import montrer_trimestre

contexte = open_page("trimestre")
montrer_trimestre(contexte.acteur)
