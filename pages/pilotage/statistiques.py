"""Figures of any perimeter of the address: a person, a team, a structure, a territory."""

import streamlit as st

from coop_data.ui import page
from coop_data.ui.statistiques.cible import NATIONAL, PARAMETRE_PERIMETRE, choisir_domaine, lire_cible
from coop_data.ui.statistiques.ecran import montrer_statistiques

contexte = page.open_page("statistiques", titre=False)
texte = contexte.parametres.get(PARAMETRE_PERIMETRE, NATIONAL)
titre = st.container()
domaine = choisir_domaine(texte)
cible = page.read(lire_cible, acteur=contexte.acteur, texte=texte, domaine=domaine)
with titre:
    page.show_title(f"Statistiques – {cible.nom}")
montrer_statistiques(domaine, cible.perimetre, acteur=contexte.acteur, nom=cible.nom)
