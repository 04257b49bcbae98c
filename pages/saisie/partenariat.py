"""The form of a partenariat."""

from coop_data.ui.page import open_page
from coop_data.ui.saisie import formulaire

formulaire.render(open_page("partenariat", titre=False), "partenariat")
