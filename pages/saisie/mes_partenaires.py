"""« Mes partenaires »: the directory of one's own partenariats."""

from coop_data.ui.page import open_page
from coop_data.ui.partenaires import liste

liste.render(open_page("mes-partenaires"))
