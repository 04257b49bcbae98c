"""« Mes tags »: the tags one sees, how used they are, and what one does to them."""

from coop_data.ui.page import open_page
from coop_data.ui.tags import liste

liste.render(open_page("mes-tags"))
