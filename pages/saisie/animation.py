"""The form of an animation."""

from coop_data.ui.page import open_page
from coop_data.ui.saisie import formulaire

formulaire.render(open_page("animation", titre=False), "animation")
