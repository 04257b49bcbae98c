"""The people of a follow-up: lists, search, order, files, then one line each with its next step."""

from typing import Final, Literal

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.exports.suivi import LISTES, RELANCES, TRIS, Choix, LigneLue, SuiviLu, ranger
from coop_data.ui import adresse
from coop_data.ui.fichiers import proposer_liste
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.suivi import relances
from coop_data.ui.texte import echapper

TAILLE: Final = 20
LARGEURS: Final = (4, 4, 3)
CRITERES: Final = ("recherche", "liste", "relance", "tri")
VIDE: Final = "Personne ne correspond à ces critères sur ce trimestre."
Couleur = Literal["green", "orange", "gray"]


def montrer(acteur: Acteur, lu: SuiviLu) -> None:
    """The people that pass the filters of the address."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        adresse.chercher("recherche", "Rechercher", "Nom ou structure", largeur=220)
        adresse.choisir("liste", "Liste", {code: choix[0] for code, choix in LISTES.items()}, largeur=280)
        if lu.photographie is None:
            etapes = {code: choix[0] for code, choix in RELANCES.items()}
            adresse.choisir("relance", "Relances", etapes, largeur=240)
        adresse.choisir("tri", "Trier par", {code: choix[0] for code, choix in TRIS.items()}, largeur=310)
    parametres = st.query_params.to_dict()
    lignes = ranger(lu, Choix.of(parametres))
    if not lignes:
        st.info(VIDE, icon=":material/search_off:")
        return
    st.markdown(f"**{formats.pluriel(len(lignes), 'personne')}**")
    filtres = {nom: valeur for nom, valeur in parametres.items() if nom in CRITERES}
    proposer_liste("suivi-saisie", lu.adresse | filtres)
    relances.proposer_lot(acteur, lu, lignes)
    rang = (adresse.lire_page(len(lignes), TAILLE) - 1) * TAILLE
    for ligne in lignes[rang : rang + TAILLE]:
        _montrer_ligne(acteur, lu, ligne)
    adresse.paginer(len(lignes), TAILLE)


def _montrer_ligne(acteur: Acteur, lu: SuiviLu, ligne: LigneLue) -> None:
    with st.container(border=True, key=f"suivi.personne.{ligne.id_externe}"):
        nom, saisie, actions = st.columns(LARGEURS, vertical_alignment="center")
        with nom:
            st.markdown(f"**{echapper(ligne.nom_complet)}**")
            st.caption(echapper(ligne.structures))
            _badges(ligne)
        saisie.markdown(_saisie(ligne, lu.suivi.trimestre))
        with saisie:
            relances.montrer_etat(ligne, lu.aujourdhui)
        with actions.container(horizontal=True):
            st.page_link(
                streamlit_page(page_of("conseiller")),
                label="Afficher",
                icon=":material/arrow_forward:",
                query_params={"id": ligne.id_externe},
            )
            if lu.peut_relancer and ligne.prochaine:
                relances.proposer_une(acteur, ligne.suivi.personne, ligne.prochaine, lu.aujourdhui)


def _badges(ligne: LigneLue) -> None:
    couleur: Couleur = "orange" if ligne.suivi.en_retard else "green" if ligne.suivi.a_jour else "gray"
    with st.container(horizontal=True, gap="xxsmall"):
        st.badge(ligne.etat, color=couleur)
        if ligne.suivi.jamais:
            st.badge("Jamais saisi", color="red")
        if ligne.suivi.personne.est_coordinateur:
            st.badge("Coordinateur·ice", color="violet")


def _saisie(ligne: LigneLue, trimestre: str) -> str:
    """Reports of the quarter, day of the last one and, for someone late, days waited."""
    unite = "activité" if ligne.suivi.personne.est_coordinateur else "CRA"
    au_pluriel = "activités" if ligne.suivi.personne.est_coordinateur else "CRA"
    derniere, attente = ligne.suivi.personne.derniere, ligne.suivi.attente
    phrases = [
        f"{formats.pluriel(ligne.suivi.cra, unite, au_pluriel)} au {formats.trimestre(trimestre)}",
        f"Dernier le {formats.jour(derniere)}" if derniere else "Aucun auparavant",
    ]
    if ligne.suivi.en_retard and attente and not ligne.suivi.personne.est_coordinateur:
        phrases.append(f"{formats.pluriel(attente, 'jour')} d’attente, absences déduites")
    return "  \n".join(phrases)
