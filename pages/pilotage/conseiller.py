"""The fiche of one conseiller (``?id=``)."""

from coop_data.analytics.fiche import lire_fiche
from coop_data.ui import page
from coop_data.ui.pilotage.fiche import montrer_conseiller
from coop_data.ui.suivi import fiche as suivi

contexte = page.open_page("conseiller", titre=False)
au = contexte.acteur.aujourdhui()
fiche = page.read(lire_fiche, acteur=contexte.acteur, id_externe=contexte.parametres.get("id", ""), au=au)
page.show_title(fiche.ligne.nom_complet)
montrer_conseiller(fiche, au)
if not fiche.est_ancien_membre:
    suivi.montrer(contexte.acteur, fiche, au)
