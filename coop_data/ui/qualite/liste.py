"""The remarks of one check: search, order, files, twenty at a time, those of one person together."""

from itertools import groupby
from typing import Final
from uuid import UUID

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Objet, peut
from coop_data.analytics.qualite_lecture import Remarque, Selection
from coop_data.domain.qualite import CONFIRMABLES, Controle
from coop_data.exports.qualite import (
    TRIS,
    Choix,
    brouillons_anciens,
    dire,
    manques_of,
    ranger,
    regrouper,
)
from coop_data.ui import adresse
from coop_data.ui.fichiers import proposer_liste
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.page import read
from coop_data.ui.qualite import cartes, lecture
from coop_data.ui.texte import echapper

TAILLE: Final = 20
FILTRES: Final = ("periode", "departement", "structure", "personne", "recherche", "tri", "manque", "verifiees")
RIEN: Final = "Aucune remarque\u202f: ce contrôle ne trouve rien sur cette période."
RIEN_DE_TEL: Final = "Aucune remarque ne correspond à ces critères."


def montrer(acteur: Acteur, selection: Selection, controle: Controle) -> None:
    """The list of the check that the address names."""
    st.caption(controle.aide)
    if controle is Controle.SANS_STRUCTURE and peut(acteur, Action.CREER, Objet.REFERENTIEL):
        st.page_link(
            streamlit_page(page_of("imports")),
            label="Importer des postes",
            icon=":material/upload_file:",
            query_params={"genre": "conseillers"},
        )
    if controle is Controle.BROUILLONS:
        _montrer_brouillons(acteur)
        return
    choix = _choisir(selection, controle)
    toutes = lecture.remarques_de(selection, controle, verifiees=choix.verifiees)
    remarques = regrouper(ranger(toutes, choix))
    if not remarques:
        st.info(RIEN_DE_TEL if toutes or choix.verifiees else RIEN, icon=":material/check_circle:")
        return
    st.header(cartes.compter(remarques), anchor=False)
    _proposer_fichiers(controle)
    _montrer_les_personnes(acteur, remarques, verifiees=choix.verifiees)
    adresse.paginer(len(remarques), TAILLE)


def _montrer_les_personnes(acteur: Acteur, remarques: list[Remarque], *, verifiees: bool) -> None:
    """The remarks of one page, person by person, with the total of each when there are several people."""
    rang = (adresse.lire_page(len(remarques), TAILLE) - 1) * TAILLE
    par_personne = {auteur: list(siennes) for auteur, siennes in groupby(remarques, _auteur)}
    for auteur, page in groupby(remarques[rang : rang + TAILLE], _auteur):
        siennes = par_personne[auteur]
        cartes.montrer_personne(
            acteur,
            read(dire, remarques=list(page)),
            siennes,
            precision=cartes.compter(siennes) if len(par_personne) > 1 else "",
            verifiees=verifiees,
        )


def _auteur(remarque: Remarque) -> UUID:
    return remarque.premier.personne_id


def _choisir(selection: Selection, controle: Controle) -> Choix:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        adresse.chercher("recherche", "Rechercher", "Personne, structure, titre", largeur=240)
        adresse.choisir("tri", "Trier par", {code: tri[0] for code, tri in TRIS.items()}, largeur=260)
        if controle is Controle.A_COMPLETER:
            manques = manques_of(lecture.remarques_de(selection, controle, verifiees=False))
            adresse.choisir("manque", "Ce qui manque", {"": "Tout", **manques}, largeur=300)
        if controle in CONFIRMABLES:
            adresse.basculer("verifiees", "Voir ce qui est déjà vérifié")
    choix = Choix.of(st.query_params.to_dict())
    return Choix(
        choix.recherche,
        choix.tri,
        choix.manque if controle is Controle.A_COMPLETER else "",
        choix.verifiees and controle in CONFIRMABLES,
    )


def _proposer_fichiers(controle: Controle) -> None:
    gardes = {nom: valeur for nom, valeur in st.query_params.to_dict().items() if nom in FILTRES}
    proposer_liste("qualite", {"controle": controle.value, **gardes})


def _montrer_brouillons(acteur: Acteur) -> None:
    brouillons = read(brouillons_anciens, acteur=acteur)
    if not brouillons:
        st.info("Aucun brouillon ancien.", icon=":material/check_circle:")
        return
    st.markdown(f"**{formats.pluriel(len(brouillons), 'brouillon')}**")
    _proposer_fichiers(Controle.BROUILLONS)
    rang = (adresse.lire_page(len(brouillons), TAILLE) - 1) * TAILLE
    for remarque in brouillons[rang : rang + TAILLE]:
        ligne = remarque.lignes[0]
        with st.container(border=True, key=f"qualite.brouillon.{ligne.brouillon_id}"):
            st.markdown(f"**{echapper(ligne.quoi)}**  \n{echapper(remarque.pourquoi)}")
            st.page_link(
                streamlit_page(page_of(ligne.formulaire)),
                label="Reprendre",
                icon=":material/arrow_forward:",
                query_params={"brouillon": str(ligne.brouillon_id)},
            )
    adresse.paginer(len(brouillons), TAILLE)
