"""« Corbeille »: what was deleted, for thirty days."""

from coop_data.ui.page import open_page
from coop_data.ui.saisie import corbeille

corbeille.render(open_page("corbeille"))
