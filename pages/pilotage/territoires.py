"""« Statistiques par territoire »: départements or régions on a map and side by side, and a way into each."""

from coop_data.analytics.carte import mesurer
from coop_data.ui.navigation import go_to
from coop_data.ui.page import open_page
from coop_data.ui.periode import choisir_periode
from coop_data.ui.statistiques import carte, territoires
from coop_data.ui.vues.commande import proposer_vues

contexte = open_page("territoires")
proposer_vues(contexte)
maille = territoires.choisir_maille()
periode = choisir_periode(aujourdhui=contexte.acteur.aujourdhui())
tableau = territoires.lire_territoires(maille, periode)
mesure, rapport = carte.choisir_mesure()
mesurage = mesurer(tableau, mesure=mesure, rapport=rapport)
territoires.telecharger(tableau, mesurage, "tete")
choisi = territoires.choisir_territoire(tableau)
clique = carte.montrer_carte(mesurage)
if perimetre := choisi or (clique and territoires.perimetre_of(clique, maille)):
    periode_choisie = {cle: valeur for cle, valeur in contexte.parametres.items() if cle == "periode"}
    go_to("statistiques", perimetre=perimetre, **periode_choisie)
territoires.telecharger_la_carte(tableau, mesurage)
territoires.montrer_tableau(tableau, mesurage)
territoires.telecharger(tableau, mesurage, "pied")
