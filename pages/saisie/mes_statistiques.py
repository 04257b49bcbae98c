"""« Mes statistiques »: one's own activities, coordination or accompagnements."""

import streamlit as st

from coop_data.domain.perimetre import UnConseiller
from coop_data.ui.page import end_page, open_page
from coop_data.ui.statistiques.cible import choisir_parmi, domaines_saisis
from coop_data.ui.statistiques.ecran import montrer_statistiques
from coop_data.ui.vues.commande import proposer_vues

contexte = open_page("mes-statistiques")
acteur = contexte.acteur
if acteur.conseiller_id is None:
    st.info("Votre compte n’est pas encore relié à votre fiche : demandez-le à la personne qui l’administre.")
    end_page()
proposer_vues(contexte)
domaine = choisir_parmi(domaines_saisis(acteur))
montrer_statistiques(domaine, UnConseiller(acteur.conseiller_id), acteur=acteur, nom=acteur.nom)
