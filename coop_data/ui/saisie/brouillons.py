"""Drafts waiting: resume one, or drop it."""

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.brouillons import BrouillonVu, lister_brouillons, supprimer_brouillon
from coop_data.ui.navigation import ENREGISTRER, go_to
from coop_data.ui.page import Contexte, announce, read, run
from coop_data.ui.saisie.ouverture import COURANTE
from coop_data.ui.texte import echapper

REPRENDRE = "Reprendre"
SUPPRIMER = "Supprimer"
A_PROPOSER = 3


def render(contexte: Contexte) -> None:
    """Every draft, latest first."""
    brouillons = read(lister_brouillons, acteur=contexte.acteur)
    if not brouillons:
        st.info(
            "Vous n’avez aucun brouillon. Ce que vous écrivez dans un formulaire est gardé ici au fur et à mesure."
        )
        if st.button("Enregistrer une activité", key="brouillons.enregistrer", type="primary"):
            go_to(ENREGISTRER)
        return
    st.markdown(formats.pluriel(len(brouillons), "brouillon"))
    for brouillon in brouillons:
        _ligne(brouillon, contexte.acteur)


def proposer(acteur: Acteur) -> None:
    """The latest drafts, under something else; nothing when there is none."""
    brouillons = read(lister_brouillons, acteur=acteur)
    if not brouillons:
        return
    st.subheader("Reprendre un brouillon", anchor=False)
    for brouillon in brouillons[:A_PROPOSER]:
        _ligne(brouillon, acteur)
    if len(brouillons) > A_PROPOSER and st.button("Voir tous mes brouillons", key="brouillons.tous"):
        go_to("mes-brouillons")


def _ligne(brouillon: BrouillonVu, acteur: Acteur) -> None:
    etat = "Modification en cours" if brouillon.cra_id else "Nouvelle activité"
    moment = formats.instant(brouillon.modifie_le, acteur.fuseau)
    with st.container(
        border=True, horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.markdown(f"**{echapper(brouillon.titre)}**  \n{etat} · enregistré le {moment}")
        with st.container(horizontal=True, width="content"):
            if st.button(
                REPRENDRE,
                key=f"brouillon.{brouillon.id}.reprendre",
                help=f"{REPRENDRE} le brouillon : {echapper(brouillon.titre)}",
            ):
                COURANTE.oublier()
                go_to(brouillon.formulaire, brouillon=str(brouillon.id))
            if (
                st.button(
                    SUPPRIMER,
                    key=f"brouillon.{brouillon.id}.supprimer",
                    type="tertiary",
                    help=f"{SUPPRIMER} le brouillon : {echapper(brouillon.titre)}",
                )
                and run(supprimer_brouillon, acteur=acteur, brouillon_id=brouillon.id).reussie
            ):
                announce("Le brouillon est supprimé.")
                st.rerun()
