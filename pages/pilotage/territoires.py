"""« Statistiques par territoire »: départements or régions on a map and side by side, and a way into each."""

from coop_data.analytics.carte import mesurer
from coop_data.analytics.filtres import PHOTOGRAPHIE
from coop_data.ui.navigation import go_to
from coop_data.ui.page import open_page
from coop_data.ui.statistiques import carte, origine_carte, territoires
from coop_data.ui.statistiques.donnees import choisir_periode_et_donnees
from coop_data.ui.vues.commande import proposer_vues

contexte = open_page("territoires")
proposer_vues(contexte)
maille = territoires.choisir_maille()
periode, photographie = choisir_periode_et_donnees(contexte.acteur)
tableau = territoires.lire_territoires(maille, periode, photographie)
mesure, rapport = carte.choisir_mesure()
mesurage = mesurer(tableau, mesure=mesure, rapport=rapport)
territoires.telecharger(tableau, mesurage, "tete")
choisi = territoires.choisir_territoire(tableau)
clique = carte.montrer_carte(mesurage)
if perimetre := choisi or (clique and territoires.perimetre_of(clique, maille)):
    periode_choisie = {
        cle: valeur for cle, valeur in contexte.parametres.items() if cle in ("periode", PHOTOGRAPHIE)
    }
    go_to("statistiques", perimetre=perimetre, **periode_choisie)
territoires.telecharger_la_carte(tableau, mesurage)
origine_carte.proposer_origine(contexte.acteur, tableau, mesurage)
territoires.montrer_tableau(tableau, mesurage)
if photographie is not None:
    territoires.montrer_la_difference(tableau, mesurage)
origine_carte.dater(contexte.acteur, tableau)
territoires.telecharger(tableau, mesurage, "pied")
