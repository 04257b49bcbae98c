"""« Modifier le contact »: the person that the programme reaches at an employer, kept up to date by
the employer.
"""

from typing import Final

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Cible, Objet, peut
from coop_data.annuaire.structures import ContactDeStructure, modifier_contact
from coop_data.models import Structure
from coop_data.ui.fenetre import fenetre
from coop_data.ui.page import announce, attempt
from coop_data.ui.places import Places

TITRE: Final = "Modifier le contact"
USAGE: Final = "Les relances de suivi de saisie et les questions de l’ANCT sont adressées à ce contact."
FAIT: Final = "Le contact de la structure est à jour."
QUESTIONS: Final = {
    "nom": ("Prénom et nom", "name"),
    "fonction": ("Fonction", "organization-title"),
    "email": ("Adresse électronique", "email"),
    "telephone": ("Téléphone", "tel"),
}
"""Field by field: its label, and what a browser may fill it with."""


def proposer(acteur: Acteur, structure: Structure) -> None:
    """The button that opens the form, for accounts that may change this fiche."""
    if peut(acteur, Action.MODIFIER, Objet.STRUCTURE, Cible(structure_id=structure.id)) and st.button(
        TITRE, key="structure.contact", icon=":material/edit:"
    ):
        _demander(acteur, structure)


@fenetre(TITRE, icon=":material/edit:", width="medium")
def _demander(acteur: Acteur, structure: Structure) -> None:
    lu, places, reponses = ContactDeStructure.of(structure), Places(), {}
    st.write(USAGE)
    with st.form("structure.contact.form", enter_to_submit=False):
        for champ, (libelle, remplissage) in QUESTIONS.items():
            reponses[champ] = st.text_input(
                libelle, value=getattr(lu, champ), key=f"structure.contact.{champ}", autocomplete=remplissage
            )
            places.reserver(champ)
        if st.form_submit_button("Enregistrer", type="primary", key="structure.contact.enregistrer"):
            issue = attempt(
                modifier_contact,
                acteur=acteur,
                structure_id=structure.id,
                contact=ContactDeStructure(**reponses),
                lu=lu,
            )
            if issue.erreur is None:
                announce(FAIT)
                st.rerun()
            places.refuser(issue.erreur)
