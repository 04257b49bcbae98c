"""« Coordination »: what the coordinators of the whole country log."""

from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import National
from coop_data.ui.page import open_page
from coop_data.ui.statistiques.ecran import montrer_statistiques

contexte = open_page("coordination")
montrer_statistiques(Domaine.COORDINATION, National(), acteur=contexte.acteur, nom="coordination nationale")
