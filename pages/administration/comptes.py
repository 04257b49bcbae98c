"""« Comptes »: find an account, or a person who has none."""

from coop_data.ui.administration import comptes
from coop_data.ui.page import open_page

contexte = open_page("comptes")
comptes.render(contexte.acteur)
