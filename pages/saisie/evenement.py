"""The form of an évènement."""

from coop_data.ui.page import open_page
from coop_data.ui.saisie import formulaire

formulaire.render(open_page("evenement", titre=False), "evenement")
