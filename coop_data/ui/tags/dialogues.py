"""Dialogs before a tag is changed or deleted, and the undo of a deletion."""

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
from coop_data.ui.etat import Cle
from coop_data.ui.fenetre import fenetre
from coop_data.ui.page import announce, read, run
from coop_data.ui.tags.phrases import dire_usage
from coop_data.ui.texte import echapper

SUPPRIME: Cle[tuple[UUID, str] | None] = Cle("tags.supprime", None)
"""The tag deleted just before: the list offers to take it back."""
ARCHIVE: Cle[tuple[UUID, str] | None] = Cle("tags.archive", None)
"""The tag archived just before: the list offers to take it back."""
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
            SUPPRIME.ecrire((tag.id, tag.nom))
            st.rerun()
        if st.button("Annuler", key="tags.supprimer.annuler"):
            st.rerun()


def proposer_annulation(acteur: Acteur) -> None:
    """Say that a tag was archived or deleted, and offer to undo it."""
    _proposer_de_desarchiver(acteur)
    supprime = SUPPRIME.lire()
    if supprime is None:
        return
    tag_id, nom = supprime
    with st.container(horizontal=True, vertical_alignment="center"):
        st.success(f"Le tag {echapper(nom)} a bien été supprimé.", icon=":material/delete:", width="stretch")
        if st.button("Annuler la suppression", key="tags.defaire", icon=":material/undo:"):
            restaurer(acteur, tag_id, nom)


def _proposer_de_desarchiver(acteur: Acteur) -> None:
    archive = ARCHIVE.lire()
    if archive is None:
        return
    tag_id, nom = archive
    with st.container(horizontal=True, vertical_alignment="center"):
        texte = f"Le tag {echapper(nom)} est archivé : il n’est plus proposé, ses activités le gardent."
        st.success(texte, icon=":material/inventory_2:", width="stretch")
        if (
            st.button("Annuler l’archivage", key="tags.desarchiver", icon=":material/undo:")
            and run(desarchiver, acteur=acteur, tag_id=tag_id).reussie
        ):
            ARCHIVE.oublier()
            announce(f"Le tag {nom} est à nouveau proposé.")
            st.rerun()


def restaurer(acteur: Acteur, tag_id: UUID, nom: str) -> None:
    """Restore a tag and draw the page again."""
    if run(restaurer_tag, acteur=acteur, tag_id=tag_id).reussie:
        SUPPRIME.oublier()
        announce(f"Le tag {nom} a bien été restauré, avec ses activités.")
        st.rerun()


def changer_archives(acteur: Acteur, tag: Tag) -> None:
    """Archive a project, or take it out of the archives."""
    if tag.archive_le is None:
        if run(archiver, acteur=acteur, tag_id=tag.id).reussie:
            ARCHIVE.ecrire((tag.id, tag.nom))
            st.rerun()
    elif run(desarchiver, acteur=acteur, tag_id=tag.id).reussie:
        ARCHIVE.oublier()
        announce(f"Le tag {tag.nom} est à nouveau proposé.")
        st.rerun()
