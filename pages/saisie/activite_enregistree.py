"""What to do once a report is saved."""

from coop_data.ui.page import open_page
from coop_data.ui.saisie import confirmation

confirmation.render(open_page("activite-enregistree"))
