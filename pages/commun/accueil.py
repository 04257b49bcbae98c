"""« Accueil »: what each role does next."""

from coop_data.ui import accueil_administration, accueil_pilotage, accueil_saisie
from coop_data.ui.page import open_page

contexte = open_page("accueil")
if contexte.acteur.saisit:
    accueil_saisie.show(contexte)
if accueil_pilotage.concerns(contexte.acteur):
    accueil_pilotage.show(contexte)
if accueil_administration.concerns(contexte.acteur):
    accueil_administration.show(contexte)
