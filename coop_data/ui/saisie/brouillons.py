"""Drafts: resume one, delete one or several, and undo it."""

from datetime import datetime
from functools import partial
from typing import Final
from uuid import UUID

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.brouillons import (
    BrouillonVu,
    lister_brouillons,
    retablir_brouillons,
    supprimer_brouillons,
)
from coop_data.domain.texte import plier
from coop_data.ui import adresse
from coop_data.ui.annulation import Annulable
from coop_data.ui.navigation import ENREGISTRER, go_to
from coop_data.ui.page import Contexte, read, run
from coop_data.ui.saisie import selection
from coop_data.ui.saisie.ouverture import COURANTE
from coop_data.ui.texte import echapper

LISTE: Final = "brouillons"
REPRENDRE: Final = "Reprendre"
SUPPRIMER: Final = "Supprimer"
SUPPRIMER_PLUSIEURS: Final = "Supprimer la sélection"
RIEN: Final = "Aucun brouillon ne correspond à votre recherche."
A_PROPOSER: Final = 3


def render(contexte: Contexte) -> None:
    """Every draft, latest first: search, choose, act."""
    acteur = contexte.acteur
    brouillons = read(lister_brouillons, acteur=acteur)
    if not brouillons:
        st.info(
            "Vous n’avez aucun brouillon. Ce que vous écrivez dans un formulaire est gardé ici au fur et à mesure."
        )
        if st.button("Enregistrer une activité", key="brouillons.enregistrer", type="primary"):
            go_to(ENREGISTRER)
        return
    mots = plier(adresse.chercher("texte", "Rechercher un brouillon", "Nom, type, date")).split()
    trouves = [vu for vu in brouillons if all(mot in plier(vu.titre) for mot in mots)]
    st.markdown(formats.pluriel(len(trouves), "brouillon") if trouves else RIEN)
    if trouves:
        _agir_sur_plusieurs(acteur, trouves)
    for brouillon in trouves:
        _ligne(brouillon, acteur, a_choisir=True)


def proposer(acteur: Acteur) -> None:
    """The latest drafts, under something else; nothing when there is none."""
    brouillons = read(lister_brouillons, acteur=acteur)
    if not brouillons:
        return
    st.header("Reprendre un brouillon", anchor=False)
    for brouillon in brouillons[:A_PROPOSER]:
        _ligne(brouillon, acteur)
    if len(brouillons) > A_PROPOSER and st.button("Voir tous mes brouillons", key="brouillons.tous"):
        go_to("mes-brouillons")


def age(depuis: datetime, acteur: Acteur) -> str:
    """``aujourd’hui``, ``hier``, ``il y a 12 jours``, in the person's days."""
    return formats.il_y_a((acteur.aujourdhui() - depuis.astimezone(acteur.fuseau).date()).days)


def _agir_sur_plusieurs(acteur: Acteur, trouves: list[BrouillonVu]) -> None:
    identifiants = [vu.id for vu in trouves]
    choisis = [identifiants[rang] for rang in selection.choisis(LISTE, identifiants)]
    with st.container(key="saisie-lot", horizontal=True, vertical_alignment="center"):
        selection.tout_choisir(LISTE, identifiants)
        if not choisis:
            return
        st.markdown(selection.dire(len(choisis)), width="content")
        if st.button(SUPPRIMER_PLUSIEURS, key="brouillons.supprimer", icon=":material/delete:"):
            _supprimer(acteur, choisis)


def _ligne(brouillon: BrouillonVu, acteur: Acteur, *, a_choisir: bool = False) -> None:
    etat = "Modification en cours" if brouillon.cra_id else "Nouvelle activité"
    quand = formats.instant(brouillon.modifie_le, acteur.fuseau)
    moment = f"enregistré {age(brouillon.modifie_le, acteur)} ({quand})"
    with st.container(
        key=f"saisie-ligne-{brouillon.id}", border=True, horizontal=True, vertical_alignment="center"
    ):
        with st.container(gap=None, width="stretch"):
            if a_choisir:
                selection.case(LISTE, brouillon.id, brouillon.titre)
            else:
                st.markdown(f"**{echapper(brouillon.titre)}**")
            st.caption(f"{etat} · {moment}")
        with st.container(horizontal=True, width="content"):
            if st.button(
                REPRENDRE,
                key=f"brouillon.{brouillon.id}.reprendre",
                help=f"{REPRENDRE} le brouillon : {echapper(brouillon.titre)}",
            ):
                COURANTE.oublier()
                go_to(brouillon.formulaire, brouillon=str(brouillon.id))
            if st.button(
                SUPPRIMER,
                key=f"brouillon.{brouillon.id}.supprimer",
                type="tertiary",
                help=f"{SUPPRIMER} le brouillon : {echapper(brouillon.titre)}",
            ):
                _supprimer(acteur, [brouillon.id])


def _supprimer(acteur: Acteur, identifiants: list[UUID]) -> None:
    issue = run(supprimer_brouillons, acteur=acteur, brouillon_ids=identifiants)
    if issue.valeur is not None:
        nombre = len(issue.valeur)
        Annulable(
            phrase="Le brouillon est supprimé." if nombre < 2 else f"{nombre} brouillons sont supprimés.",
            icone=":material/delete:",
            bouton="Annuler la suppression",
            defaire=partial(retablir_brouillons, gardes=issue.valeur),
            fait=f"{formats.pluriel(nombre, 'brouillon rétabli', 'brouillons rétablis')}.",
        ).offrir()
        st.rerun()
