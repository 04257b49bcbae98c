"""« Tags nationaux »: those that everybody may use."""

from coop_data.ui.page import open_page
from coop_data.ui.tags import liste

liste.render(open_page("tags-nationaux"))
