"""« Mes modèles »: what one starts from."""

from coop_data.ui.page import open_page
from coop_data.ui.saisie import modeles

modeles.render(open_page("mes-modeles"))
