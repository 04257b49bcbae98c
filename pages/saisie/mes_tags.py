"""« Mes tags »: the tags one sees, and a new one."""

from coop_data.ui.page import open_page
from coop_data.ui.saisie import mes_tags

mes_tags.render(open_page("mes-tags"))
