"""Deleting a document: confirmed first, undone in one click, or later from « Documents supprimés »."""

from uuid import UUID

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.models import Ressource
from coop_data.ressources import ressources_supprimees, restaurer_ressource, supprimer_ressource
from coop_data.ui.etat import Cle
from coop_data.ui.fenetre import fenetre
from coop_data.ui.page import announce, read, run
from coop_data.ui.texte import echapper

SUPPRIMEE: Cle[tuple[UUID, str] | None] = Cle("ressourcerie.supprimee", None)
"""The document deleted just before: the list offers to take it back."""


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
            SUPPRIMEE.ecrire((ressource.id, ressource.titre))
            st.rerun()
        if st.button("Annuler", key="ressource.supprimer.annuler"):
            st.rerun()


def proposer_annulation(acteur: Acteur) -> None:
    """Say that a document was deleted and offer to undo it."""
    supprimee = SUPPRIMEE.lire()
    if supprimee is None:
        return
    ressource_id, titre = supprimee
    with st.container(horizontal=True, vertical_alignment="center"):
        st.success(f"« {echapper(titre)} » a bien été supprimé.", icon=":material/delete:", width="stretch")
        if st.button("Annuler la suppression", key="ressource.defaire", icon=":material/undo:"):
            _restaurer(acteur, ressource_id, titre)


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
        SUPPRIMEE.oublier()
        announce(f"« {titre} » est à nouveau dans la ressourcerie, à la même adresse.")
        st.rerun()
