"""« Mes brouillons »: what was begun, to resume or to drop."""

from coop_data.ui.page import open_page
from coop_data.ui.saisie import brouillons

brouillons.render(open_page("mes-brouillons"))
