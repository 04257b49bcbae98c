"""« Ma structure »: the employer's own fiche."""

import streamlit as st

from coop_data.analytics.fiche import lire_conseillers
from coop_data.annuaire.structures import lire_structure
from coop_data.domain.perimetre import UneStructure
from coop_data.ui import page
from coop_data.ui.equipe.demandes import proposer_a_la_structure
from coop_data.ui.pilotage import contact
from coop_data.ui.pilotage.fiche import montrer_structure
from coop_data.ui.statistiques.bilan_activite import proposer_bilan_d_activite

contexte = page.open_page("ma-structure", titre=False)
acteur = contexte.acteur
if acteur.structure_id is None:
    st.title("Ma structure", anchor=False)
    st.info("Votre compte n’est relié à aucune structure : demandez-le à la personne qui l’administre.")
    page.end_page()
fiche = page.read(lire_structure, structure_id=acteur.structure_id)
en_poste = page.read(
    lire_conseillers, acteur=acteur, perimetre=UneStructure(acteur.structure_id), au=acteur.aujourdhui()
)
page.show_title(fiche.structure.nom)
montrer_structure(fiche, len(en_poste))
contact.proposer(acteur, fiche.structure)
proposer_bilan_d_activite(fiche.structure.id_externe, acteur.aujourdhui())
proposer_a_la_structure(acteur)
