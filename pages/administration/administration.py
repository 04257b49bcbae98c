"""« Administration »: what needs attention, and the tools."""

from coop_data.ui.administration import hub
from coop_data.ui.page import open_page

contexte = open_page("administration")
hub.render(contexte.acteur)
