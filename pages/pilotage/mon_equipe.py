"""« Mon équipe »: members, their dates and figures; any team for who follows them all (``?coordinateur=``)."""

from coop_data.ui.equipe import liste
from coop_data.ui.page import open_page

liste.render(open_page("mon-equipe"))
