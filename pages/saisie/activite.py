"""One report in detail."""

from coop_data.ui.page import open_page
from coop_data.ui.saisie import detail

detail.render(open_page("activite", titre=False))
