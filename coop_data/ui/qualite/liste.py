"""The remarks of one check: search, order, files, twenty at a time, each with what may be done about it."""

from typing import Final

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Cible, Objet, peut
from coop_data.analytics.qualite_lecture import Remarque, Selection
from coop_data.domain.qualite import CONFIRMABLES, Controle
from coop_data.exports.qualite import (
    TRIS,
    Choix,
    Ligne,
    RemarqueLue,
    brouillons_anciens,
    dire,
    manques_of,
    ranger,
)
from coop_data.saisie.registres import registre_of
from coop_data.ui import adresse, telechargement
from coop_data.ui.navigation import go_to, page_of, streamlit_page
from coop_data.ui.page import read
from coop_data.ui.qualite import confirmation, demande, lecture
from coop_data.ui.texte import echapper

TAILLE: Final = 20
LARGEUR_DOUBLON: Final = 230
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
    remarques = ranger(toutes, choix)
    if not remarques:
        st.info(RIEN_DE_TEL if toutes or choix.verifiees else RIEN, icon=":material/check_circle:")
        return
    st.markdown(f"**{_compter(remarques)}**")
    _proposer_fichiers(controle)
    rang = (adresse.lire_page(len(remarques), TAILLE) - 1) * TAILLE
    for remarque in read(dire, remarques=remarques[rang : rang + TAILLE]):
        _montrer_remarque(acteur, remarque, remarques, choix)
    adresse.paginer(len(remarques), TAILLE)


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


def _compter(remarques: list[Remarque]) -> str:
    activites = sum(len(remarque.cras) for remarque in remarques)
    if activites == len(remarques):
        return formats.pluriel(activites, "activité")
    return f"{formats.pluriel(len(remarques), 'groupe')}, {formats.pluriel(activites, 'activité')}"


def _proposer_fichiers(controle: Controle) -> None:
    gardes = {nom: valeur for nom, valeur in st.query_params.to_dict().items() if nom in FILTRES}
    telechargement.proposer("qualite", {"controle": controle.value, **gardes})


def _montrer_remarque(acteur: Acteur, remarque: RemarqueLue, toutes: list[Remarque], choix: Choix) -> None:
    premiere = remarque.lignes[0]
    with st.container(border=True, key=f"qualite.{remarque.controle}.{premiere.cra_id}"):
        st.markdown(f"**{echapper(premiere.personne)}** · {formats.jour_long(premiere.date)}")
        st.markdown(echapper(remarque.pourquoi))
        seule = len(remarque.lignes) == 1
        if seule:
            _montrer_ligne(premiere)
        else:
            with st.grid(min_column_width=LARGEUR_DOUBLON, key=f"qualite.groupe.{premiere.cra_id}"):
                for ligne in remarque.lignes:
                    with st.container(border=True, key=f"qualite.ligne.{ligne.cra_id}"):
                        _montrer_ligne(ligne)
                        _proposer_de_modifier(acteur, ligne)
        with st.container(horizontal=True):
            if seule:
                _proposer_de_modifier(acteur, premiere)
            if peut_modifier(acteur, premiere):
                confirmation.proposer(acteur, remarque, verifiee=choix.verifiees)
            elif not choix.verifiees:
                demande.proposer(acteur, remarque, toutes)


def _montrer_ligne(ligne: Ligne) -> None:
    """What was done, and where to read it."""
    st.page_link(
        streamlit_page(page_of("activite")),
        label=f"**{echapper(ligne.quoi)}**",
        query_params={"formulaire": ligne.formulaire, "id": str(ligne.cra_id)},
    )
    faits = (
        ligne.detail,
        formats.duree(ligne.minutes) if ligne.minutes else "",
        ligne.structure,
    )
    if texte := " · ".join(fait for fait in faits if fait):
        st.text(texte)


def _proposer_de_modifier(acteur: Acteur, ligne: Ligne) -> None:
    """For its author, the form of the report."""
    if peut_modifier(acteur, ligne) and st.button(
        "Modifier",
        key=f"qualite.modifier.{ligne.cra_id}",
        icon=":material/edit:",
        help=f"Modifier l’activité du {formats.jour(ligne.date)}",
    ):
        go_to(ligne.formulaire, id=str(ligne.cra_id))


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


def peut_modifier(acteur: Acteur, ligne: Ligne) -> bool:
    """True for the author of the report."""
    cible = Cible(conseiller_id=ligne.personne_id)
    return ligne.personne_id is not None and peut(
        acteur, Action.MODIFIER, registre_of(ligne.formulaire).objet, cible
    )
