"""The fiche of one conseiller (``?id=``)."""

import streamlit as st

from coop_data.ui import page
from coop_data.ui.pilotage.fiche import montrer_conseiller
from coop_data.ui.pilotage.lecture import lire_fiche
from coop_data.ui.texte import echapper

contexte = page.open_page("conseiller", titre=False)
au = contexte.acteur.aujourdhui()
fiche = page.read(lire_fiche, acteur=contexte.acteur, id_externe=contexte.parametres.get("id", ""), au=au)
st.title(echapper(fiche.ligne.nom_complet), anchor=False)
montrer_conseiller(fiche, au)
