"""« Dupliquer à plusieurs dates »: the same activity, several days at once."""

from coop_data.ui.page import open_page
from coop_data.ui.saisie import repetition

repetition.render(open_page("dupliquer"))
