"""Deleting a document: confirmed first, undone in one click, or later from « Documents supprimés »."""

from functools import partial
from uuid import UUID

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.models import Ressource
from coop_data.ressources import ressources_supprimees, restaurer_ressource, supprimer_ressource
from coop_data.ui.annulation import Annulable
from coop_data.ui.fenetre import fenetre
from coop_data.ui.page import announce, read, run
from coop_data.ui.texte import echapper


@fenetre("Supprimer le document", icon=":material/delete:")
def demander(acteur: Acteur, ressource: Ressource) -> None:
    """Say what it does, then delete; the list offers to undo it."""
    st.markdown(f"Êtes-vous sûr·e de vouloir supprimer « {echapper(ressource.titre)} » ?")
    st.markdown("Son adresse ne répondra plus. Vous pourrez le restaurer depuis « Documents supprimés ».")
    with st.container(horizontal=True):
        if (
            st.button("Supprimer", type="primary", key="ressource.supprimer.confirmer")
            and run(supprimer_ressource, acteur=acteur, ressource_id=ressource.id).reussie
        ):
            Annulable(
                phrase=f"« {ressource.titre} » a bien été supprimé.",
                icone=":material/delete:",
                bouton="Annuler la suppression",
                defaire=partial(restaurer_ressource, ressource_id=ressource.id),
                fait=_dire_restaure(ressource.titre),
            ).offrir()
            st.rerun()
        if st.button("Annuler", key="ressource.supprimer.annuler"):
            st.rerun()


def montrer_supprimees(acteur: Acteur) -> None:
    """Every deleted document, with a way to restore it."""
    supprimees = read(ressources_supprimees, acteur=acteur)
    if not supprimees:
        return
    titre = f"Documents supprimés ({formats.nombre(len(supprimees))})"
    with st.expander(titre, key="ressourcerie.supprimees", icon=":material/delete:"):
        for ressource in supprimees:
            with st.container(horizontal=True, horizontal_alignment="distribute", border=True):
                st.markdown(f"**{echapper(ressource.titre)}**")
                if st.button(
                    "Restaurer",
                    key=f"ressource.restaurer.{ressource.id}",
                    icon=":material/restore_from_trash:",
                    help=f"Restaurer « {echapper(ressource.titre)} »",
                ):
                    _restaurer(acteur, ressource.id, ressource.titre)


def _restaurer(acteur: Acteur, ressource_id: UUID, titre: str) -> None:
    if run(restaurer_ressource, acteur=acteur, ressource_id=ressource_id).reussie:
        announce(_dire_restaure(titre))
        st.rerun()


def _dire_restaure(titre: str) -> str:
    return f"« {titre} » est à nouveau dans la ressourcerie, à la même adresse."
