"""« Suivi de saisie »: who was expected to log, who did, who is late, at every level."""

from coop_data.ui.page import open_page
from coop_data.ui.suivi.ecran import render

render(open_page("suivi-saisie"))
