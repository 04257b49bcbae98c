"""« Aide »: whom to ask, and short answers for each role."""

from coop_data.ui.contenus_aide import show_answers, show_contacts
from coop_data.ui.page import open_page

contexte = open_page("aide")
show_contacts()
show_answers(contexte.personne)
