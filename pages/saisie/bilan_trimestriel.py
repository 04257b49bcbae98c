"""« Bilan trimestriel »: a coordinator's quarter, with a text of one's own, to be handed over."""

from coop_data.ui.page import open_page
from coop_data.ui.saisie import bilan_trimestriel

bilan_trimestriel.render(open_page("bilan-trimestriel"))
