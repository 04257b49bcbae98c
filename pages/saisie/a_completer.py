"""« À compléter »: what an import left with gaps."""

from coop_data.ui.page import open_page
from coop_data.ui.saisie import a_completer

a_completer.render(open_page("a-completer"))
