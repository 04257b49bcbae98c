"""Dialogs before a tag is changed or deleted, and the undo of a deletion."""

from functools import partial
from uuid import UUID

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.domain.tags import DESCRIPTION_MAX, NOM_MAX, PorteeTag
from coop_data.models import Tag
from coop_data.tags import (
    archiver,
    desarchiver,
    modifier_tag,
    restaurer_tag,
    supprimer_tag,
    usage_total,
)
from coop_data.ui.annulation import Annulable
from coop_data.ui.fenetre import fenetre
from coop_data.ui.page import announce, read, run
from coop_data.ui.tags.phrases import dire_usage
from coop_data.ui.texte import echapper

PARTAGE = {
    PorteeTag.EQUIPE: "Les modifications seront visibles par tous les membres de l’équipe.",
    PorteeTag.DEPARTEMENTAL: (
        "Les modifications seront visibles par l’ensemble des médiateurs numériques du département."
    ),
    PorteeTag.NATIONAL: "Les modifications seront visibles par l’ensemble des médiateurs numériques.",
}
"""The warning before a shared tag is changed."""


@fenetre("Modifier le tag")
def modifier(acteur: Acteur, tag: Tag) -> None:
    """Name and description."""
    if tag.portee in PARTAGE:
        st.info(PARTAGE[tag.portee])
    with st.form("tags.modifier", border=False):
        nom = st.text_input(
            "Nom du tag", value=tag.nom, max_chars=NOM_MAX, key=f"tags.modifier.nom.{tag.id}", autocomplete="off"
        )
        description = st.text_area(
            "Description courte de votre tag (facultatif)",
            value=tag.description or "",
            max_chars=DESCRIPTION_MAX,
            key=f"tags.modifier.description.{tag.id}",
        )
        if (
            st.form_submit_button("Enregistrer", type="primary", key="tags.modifier.enregistrer")
            and run(modifier_tag, acteur=acteur, tag_id=tag.id, nom=nom, description=description).reussie
        ):
            announce(f"Le tag {nom.strip()} a bien été modifié.")
            st.rerun()


@fenetre("Supprimer le tag")
def supprimer(acteur: Acteur, tag: Tag) -> None:
    """Say what it is on, then delete; the list offers to undo it."""
    usage = read(usage_total, tag_id=tag.id)
    st.markdown(f"Êtes-vous sûr·e de vouloir supprimer le tag « {echapper(tag.nom)} » ?")
    st.markdown(
        f"Il est posé sur : **{dire_usage(usage)}**. Ces activités restent ; elles ne porteront plus ce tag, qui "
        "ne servira plus à filtrer les statistiques. Vous pourrez le restaurer depuis « Tags supprimés »."
    )
    if usage.total and tag.portee in PARTAGE:
        st.warning("Ce tag est partagé : il disparaît aussi pour les autres personnes qui l’utilisent.")
    with st.container(horizontal=True):
        if (
            st.button("Supprimer", type="primary", key="tags.supprimer.confirmer")
            and run(supprimer_tag, acteur=acteur, tag_id=tag.id).reussie
        ):
            Annulable(
                phrase=f"Le tag {tag.nom} a bien été supprimé.",
                icone=":material/delete:",
                bouton="Annuler la suppression",
                defaire=partial(restaurer_tag, tag_id=tag.id),
                fait=_dire_restaure(tag.nom),
            ).offrir()
            st.rerun()
        if st.button("Annuler", key="tags.supprimer.annuler"):
            st.rerun()


def restaurer(acteur: Acteur, tag_id: UUID, nom: str) -> None:
    """Restore a tag and draw the page again."""
    if run(restaurer_tag, acteur=acteur, tag_id=tag_id).reussie:
        announce(_dire_restaure(nom))
        st.rerun()


def changer_archives(acteur: Acteur, tag: Tag) -> None:
    """Archive a project, or take it out of the archives."""
    if tag.archive_le is None:
        if run(archiver, acteur=acteur, tag_id=tag.id).reussie:
            Annulable(
                phrase=f"Le tag {tag.nom} est archivé : il n’est plus proposé, ses activités le gardent.",
                icone=":material/inventory_2:",
                bouton="Annuler l’archivage",
                defaire=partial(desarchiver, tag_id=tag.id),
                fait=_dire_propose(tag.nom),
            ).offrir()
            st.rerun()
    elif run(desarchiver, acteur=acteur, tag_id=tag.id).reussie:
        announce(_dire_propose(tag.nom))
        st.rerun()


def _dire_restaure(nom: str) -> str:
    return f"Le tag {nom} a bien été restauré, avec ses activités."


def _dire_propose(nom: str) -> str:
    return f"Le tag {nom} est à nouveau proposé."
