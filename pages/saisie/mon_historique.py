"""« Importer mon historique »: one's own activities brought in, and the files brought in before."""

from coop_data.ui.page import open_page
from coop_data.ui.saisie import historique_importe

contexte = open_page("mon-historique")
historique_importe.render(contexte.acteur)
