"""« Imports »: bring a file in, and the files brought in before."""

from coop_data.ui.administration import import_historique, imports
from coop_data.ui.page import open_page

contexte = open_page("imports")
imports.render(contexte.acteur)
import_historique.montrer(contexte.acteur)
