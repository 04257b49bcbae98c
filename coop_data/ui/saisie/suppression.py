"""Deleting a report: confirmed first, undone in one click, or for thirty days from the corbeille."""

from functools import partial
from uuid import UUID

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.saisie import cra
from coop_data.ui.annulation import Annulable
from coop_data.ui.fenetre import fenetre
from coop_data.ui.navigation import go_to
from coop_data.ui.page import announce, run

TITRE = "Supprimer l’activité"
QUESTION = "Êtes-vous sûr·e de vouloir supprimer cette activité ?"
EFFET = "Elle sera supprimée de votre historique. Vous pourrez la restaurer depuis la corbeille pendant 30 jours."
FAIT = "L’activité a bien été supprimée"
RESTAUREE = "L’activité a bien été restaurée"


@fenetre(TITRE)
def demander(acteur: Acteur, formulaire: str, cra_id: UUID) -> None:
    """Ask, delete, and go back to the list."""
    st.write(QUESTION)
    st.write(EFFET)
    with st.container(horizontal=True):
        confirme = st.button("Supprimer", type="primary", key="suppression.confirmer")
        if confirme and run(cra.supprimer, acteur=acteur, formulaire=formulaire, cra_id=cra_id).reussie:
            Annulable(
                lieu=("mes-activites", ""),
                phrase=FAIT,
                icone=":material/delete:",
                bouton="Annuler la suppression",
                defaire=partial(cra.restaurer, formulaire=formulaire, cra_id=cra_id),
                fait=RESTAUREE,
            ).offrir()
            go_to("mes-activites")
        if st.button("Annuler", key="suppression.annuler"):
            st.rerun()


def restaurer(acteur: Acteur, formulaire: str, cra_id: UUID) -> None:
    """Take a report out of the corbeille and draw the page again."""
    if run(cra.restaurer, acteur=acteur, formulaire=formulaire, cra_id=cra_id).reussie:
        announce(RESTAUREE)
        st.rerun()
