"""« Statistiques par territoire »: départements or régions on a map and side by side, and a way into each."""

from coop_data.analytics.carte import mesurer
from coop_data.analytics.filtres import PHOTOGRAPHIE, Filtres
from coop_data.analytics.questions import PERIODE, SELON
from coop_data.analytics.statistique import Domaine
from coop_data.ui.navigation import go_to
from coop_data.ui.page import open_page
from coop_data.ui.statistiques import carte, origine_carte, territoires
from coop_data.ui.statistiques.donnees import choisir_periode_et_donnees
from coop_data.ui.statistiques.filtres import choisir_selon
from coop_data.ui.vues.commande import proposer_vues

contexte = open_page("territoires")
proposer_vues(contexte)
maille = territoires.choisir_maille()
periode, photographie = choisir_periode_et_donnees(contexte.acteur)
selon = choisir_selon(Domaine.ACCOMPAGNEMENT)
filtres = Filtres(periode.du, periode.au, selon=selon, photographie=photographie)
tableau = territoires.lire_territoires(maille, filtres)
mesure, rapport = carte.choisir_mesure()
mesurage = mesurer(tableau, mesure=mesure, rapport=rapport)
territoires.telecharger(tableau, mesurage, "tete")
choisi = territoires.choisir_territoire(tableau)
clique = carte.montrer_carte(mesurage)
if perimetre := choisi or (clique and territoires.perimetre_of(clique, maille)):
    gardes = {cle: valeur for cle, valeur in contexte.parametres.items() if cle in (PERIODE, SELON, PHOTOGRAPHIE)}
    go_to("statistiques", perimetre=perimetre, **gardes)
territoires.telecharger_la_carte(tableau, mesurage)
origine_carte.proposer_origine(contexte.acteur, tableau, mesurage)
territoires.montrer_tableau(tableau, mesurage)
if photographie is not None:
    territoires.montrer_la_difference(tableau, mesurage)
origine_carte.dater(contexte.acteur, tableau)
territoires.telecharger(tableau, mesurage, "pied")
