"""« Mes activités »: find, filter, count and take away what one logged."""

from coop_data.ui.page import open_page
from coop_data.ui.saisie import activites

activites.render(open_page("mes-activites"))
