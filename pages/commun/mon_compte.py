"""« Mon compte »: who I am here, my password, the browsers I am signed in with."""

from coop_data.ui.equipe import miennes
from coop_data.ui.mon_compte import show_identity, show_password, show_sessions
from coop_data.ui.page import open_page

contexte = open_page("mon-compte")
show_identity(contexte.acteur)
miennes.montrer(contexte.acteur)
show_password(contexte.acteur)
show_sessions(contexte.acteur)
