"""One partner (``?nom=``): its partenariats, by date."""

from coop_data.ui.page import open_page
from coop_data.ui.partenaires import fiche

fiche.render(open_page("partenaire", titre=False))
