"""Deleting a report: confirmed first, undone in one click, or for thirty days from the corbeille."""

from uuid import UUID

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.saisie import cra
from coop_data.ui.etat import Cle
from coop_data.ui.fenetre import fenetre
from coop_data.ui.navigation import go_to
from coop_data.ui.page import announce, run

TITRE = "Supprimer l’activité"
QUESTION = "Êtes-vous sûr·e de vouloir supprimer cette activité ?"
EFFET = "Elle sera supprimée de votre historique. Vous pourrez la restaurer depuis la corbeille pendant 30 jours."
FAIT = "L’activité a bien été supprimée"
RESTAUREE = "L’activité a bien été restaurée"
DERNIERE: Cle[tuple[str, UUID] | None] = Cle("saisie.supprimee", None)
"""The report just deleted: the next list offers to undo it."""


@fenetre(TITRE)
def demander(acteur: Acteur, formulaire: str, cra_id: UUID) -> None:
    """Ask, delete, and go back to the list."""
    st.write(QUESTION)
    st.write(EFFET)
    with st.container(horizontal=True):
        confirme = st.button("Supprimer", type="primary", key="suppression.confirmer")
        if confirme and run(cra.supprimer, acteur=acteur, formulaire=formulaire, cra_id=cra_id).reussie:
            DERNIERE.ecrire((formulaire, cra_id))
            go_to("mes-activites")
        if st.button("Annuler", key="suppression.annuler"):
            st.rerun()


def proposer_annulation(acteur: Acteur) -> None:
    """On the list, say that it is done and offer to undo it."""
    derniere = DERNIERE.lire()
    if derniere is None:
        return
    formulaire, cra_id = derniere
    with st.container(horizontal=True, vertical_alignment="center"):
        st.success(FAIT, icon=":material/delete:", width="stretch")
        if st.button("Annuler la suppression", key="suppression.defaire", icon=":material/undo:"):
            DERNIERE.oublier()
            restaurer(acteur, formulaire, cra_id)


def restaurer(acteur: Acteur, formulaire: str, cra_id: UUID) -> None:
    """Take a report out of the corbeille and draw the page again."""
    if run(cra.restaurer, acteur=acteur, formulaire=formulaire, cra_id=cra_id).reussie:
        DERNIERE.oublier()
        announce(RESTAUREE)
        st.rerun()
