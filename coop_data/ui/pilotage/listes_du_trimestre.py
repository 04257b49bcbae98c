"""The lists of « Trimestre des coordinateurs »: which one, which of its columns, then twenty lines at a time."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote

import pandas as pd
import streamlit as st

from coop_data import formats
from coop_data.exports.trimestre_listes import TRIS, Choix, Lire, colonnes, compter, dire, ranger
from coop_data.exports.trimestre_national import ABSENTS, LISTES, Ligne, Trimestre, phrase_des_absents
from coop_data.ui import adresse
from coop_data.ui.tableau import montrer_tableau
from coop_data.ui.texte import echapper

TAILLE = 20
NOM = "Nom"
VIDE = "Aucune activité de coordination enregistrée sur ce trimestre."
GROUPES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "activite": (
        "Activité",
        (
            "Activités de coordination",
            "Animations",
            "Évènements",
            "Partenariats",
            "Temps d’animation (heures)",
            "Dernière activité",
            "Trimestre complet le",
            "À compléter",
        ),
    ),
    "projets": (
        "Projets et participations",
        (
            "Projets (tags)",
            "Participations aux animations",
            "Participants aux évènements",
            "Structures partenaires",
            "Code",
        ),
    ),
    "contacts": ("Structure et contact", ("Structure", "Département", "Adresse électronique", "Téléphone")),
}
"""Columns read together on screen, beside names: files hold them all."""


def choisir() -> tuple[Choix, str]:
    """The list with what narrows and sorts it, and the columns to show (a key of ``GROUPES``); the address keeps
    them.
    """
    groupe = ""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        liste = adresse.choisir("liste", "Liste", LISTES, largeur=250)
        adresse.chercher("recherche", "Rechercher dans la liste", "Nom, structure, projet", largeur=260)
        adresse.choisir("tri", "Trier par", {code: libelle for code, (libelle, _) in TRIS.items()}, largeur=340)
        if liste != ABSENTS:
            groupes = {code: GROUPES[code][0] for code in GROUPES if colonnes_of(liste, code)[1:]}
            groupe = adresse.choisir("colonnes", "Colonnes", groupes, largeur=260)
    return Choix.of(st.query_params.to_dict()), groupe


def montrer(trimestre: Trimestre, choix: Choix, groupe: str) -> None:
    """The lines of the list chosen: a table, or cards for those who logged nothing."""
    lignes = ranger(trimestre.listes[choix.liste], choix)
    if choix.liste == ABSENTS:
        st.markdown(phrase_des_absents(trimestre))
        _montrer_absents(lignes, choix)
    else:
        _montrer_tableau(lignes, choix, groupe)


def colonnes_of(liste: str, groupe: str) -> list[tuple[str, Lire]]:
    """Names, then the columns of a group (a key of ``GROUPES``) that the list has, in its order."""
    lues = dict(colonnes(liste))
    return [(entete, lues[entete]) for entete in (NOM, *GROUPES[groupe][1]) if entete in lues]


def _montrer_tableau(lignes: Sequence[Ligne], choix: Choix, groupe: str) -> None:
    if not lignes:
        st.info("Aucune ligne ne correspond à votre recherche." if choix.recherche else VIDE)
        return
    st.markdown(f"**{compter(choix.liste, lignes)}**")
    rang = (adresse.lire_page(len(lignes), TAILLE) - 1) * TAILLE
    montrees = colonnes_of(choix.liste, groupe)
    cellules = [[dire(lire(ligne)) for _, lire in montrees] for ligne in lignes[rang : rang + TAILLE]]
    with st.container(key=f"trimestre.{groupe}"):
        montrer_tableau(pd.DataFrame(cellules, columns=[entete for entete, _ in montrees]), LISTES[choix.liste])
    adresse.paginer(len(lignes), TAILLE)


def _montrer_absents(lignes: Sequence[Ligne], choix: Choix) -> None:
    """One card per person, with a way to write."""
    if not lignes:
        st.info(
            "Personne ne correspond à votre recherche."
            if choix.recherche
            else "Toutes les personnes attendues ont enregistré une activité."
        )
        return
    rang = (adresse.lire_page(len(lignes), TAILLE) - 1) * TAILLE
    for ligne in lignes[rang : rang + TAILLE]:
        with st.container(border=True, key=f"trimestre.absent.{ligne.code}"):
            st.markdown(f"**{echapper(ligne.nom)}**")
            st.caption(echapper(" · ".join((*ligne.structures, *ligne.territoires))))
            if ligne.complet_le:
                st.badge(f"✓ Trimestre déclaré complet le {formats.jour(ligne.complet_le.date())}", color="green")
            contacts = [contact for contact in (ligne.email, ligne.telephone) if contact]
            st.markdown(echapper(" · ".join(contacts)) if contacts else "Aucun contact connu.")
            if ligne.email:
                st.link_button("Écrire un courriel", f"mailto:{quote(ligne.email, safe='@')}")
    adresse.paginer(len(lignes), TAILLE)
