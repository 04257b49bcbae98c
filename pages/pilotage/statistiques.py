"""Figures of any perimeter of the address: a person, a team, a structure, a territory."""

import streamlit as st

from coop_data.analytics.perimetres import NATIONAL
from coop_data.analytics.questions import PERIMETRE
from coop_data.ui import page
from coop_data.ui.statistiques.cible import choisir_domaine, lire_cible
from coop_data.ui.statistiques.ecran import montrer_statistiques
from coop_data.ui.vues.commande import proposer_vues

contexte = page.open_page("statistiques", titre=False)
texte = contexte.parametres.get(PERIMETRE, NATIONAL)
titre = st.container()
domaine = choisir_domaine(texte)
cible = page.read(lire_cible, acteur=contexte.acteur, texte=texte, domaine=domaine)
with titre:
    page.show_title(f"Statistiques – {cible.nom}")
    proposer_vues(contexte)
montrer_statistiques(domaine, cible.perimetre, acteur=contexte.acteur, nom=cible.nom)
