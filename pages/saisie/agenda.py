"""« Importer mon agenda »: events of a calendar file become drafts."""

from coop_data.ui.page import open_page
from coop_data.ui.saisie import agenda

agenda.render(open_page("agenda"))
