"""« Journal »: who changed what, and when."""

from coop_data.ui.administration import journal
from coop_data.ui.page import open_page

contexte = open_page("journal")
journal.render(contexte.acteur)
