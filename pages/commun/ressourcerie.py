"""« Ressourcerie »: the documents handed to everyone."""

from coop_data.ui.page import open_page
from coop_data.ui.ressourcerie import liste

liste.render(open_page("ressourcerie"))
