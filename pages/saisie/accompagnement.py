"""The form of an accompagnement."""

from coop_data.ui.page import open_page
from coop_data.ui.saisie import formulaire

formulaire.render(open_page("accompagnement", titre=False), "accompagnement")
