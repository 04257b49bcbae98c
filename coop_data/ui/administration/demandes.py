"""« Demandes »: requests of coordinators and employers, to accept, or refuse with a reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import streamlit as st
from sqlmodel import Session

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.analytics.perimetres import libelle_du_perimetre
from coop_data.demandes.contenu import DemandeLue
from coop_data.demandes.reponse import demandeur_of, lister_demandes, refuser_demande
from coop_data.domain.demandes import LONGUEUR_MAX, EtatDemande
from coop_data.domain.texte import plier
from coop_data.ui import adresse
from coop_data.ui.administration.demande_acceptee import accepter
from coop_data.ui.page import announce, read, run
from coop_data.ui.texte import echapper

TAILLE: Final = 20
TOUTES: Final = "toutes"
ETATS: Final[Mapping[str, str]] = {etat.value: etat.libelle for etat in EtatDemande} | {TOUTES: "Toutes"}
COULEURS: Final = {
    EtatDemande.EN_ATTENTE: "blue",
    EtatDemande.ACCEPTEE: "green",
    EtatDemande.REFUSEE: "orange",
    EtatDemande.RETIREE: "gray",
}
VIDES: Final[Mapping[str, str]] = {EtatDemande.EN_ATTENTE.value: "Aucune demande n’attend de réponse."}


@dataclass(frozen=True, slots=True)
class Ligne:
    """A request, who made it, and for which team or structure."""

    demande: DemandeLue
    demandeur: str
    pour: str


def lister(session: Session, *, acteur: Acteur, etat: str, recherche: str) -> list[Ligne]:
    """The requests in a state, whose names or addresses hold every word. Raises ``AccesRefuse``."""
    lignes = [
        Ligne(demande, demandeur_of(session, demande), libelle_du_perimetre(session, demande.pour))
        for demande in lister_demandes(session, acteur=acteur)
        if etat in (TOUTES, demande.etat.value)
    ]
    mots = plier(recherche).split()
    return [ligne for ligne in lignes if all(mot in _texte_cherche(ligne) for mot in mots)]


def render(acteur: Acteur) -> None:
    """The page: pending requests first, the others through a filter."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        recherche = adresse.chercher("recherche", "Rechercher", "Nom, adresse, équipe ou structure")
        etat = adresse.choisir("etat", "État", ETATS)
    lignes = read(lister, acteur=acteur, etat=etat, recherche=recherche)
    if not lignes:
        vide = "" if recherche else VIDES.get(etat, "")
        st.info(vide or "Aucune demande ne correspond.", icon=":material/inbox:")
        return
    st.markdown(f"**{formats.pluriel(len(lignes), 'demande')}**")
    debut = (adresse.lire_page(len(lignes), TAILLE) - 1) * TAILLE
    for ligne in lignes[debut : debut + TAILLE]:
        with st.container(border=True, gap="xsmall", key=f"demandes.ligne.{ligne.demande.id}"):
            _montrer(acteur, ligne)
    adresse.paginer(len(lignes), TAILLE)


def _montrer(acteur: Acteur, ligne: Ligne) -> None:
    demande, personne = ligne.demande, ligne.demande.personne
    nom = f"**{echapper(f'{personne.prenom} {personne.nom}')}**"
    st.markdown(f"{nom} · {echapper(personne.email)}" if personne.email else nom)
    with st.container(horizontal=True, gap="xxsmall"):
        st.badge(demande.etat.libelle, color=COULEURS[demande.etat])  # type: ignore[arg-type]
        st.badge(demande.genre.libelle, color="gray", help=demande.genre.aide)
    faits = {
        "Pour": ligne.pour,
        "Demandé par": ligne.demandeur,
        "Le": formats.instant(demande.cree_le, acteur.fuseau),
        "Premier jour": formats.jour(personne.date_debut) if personne.date_debut else "",
        "Dernier jour": formats.jour(personne.date_fin) if personne.date_fin else "",
        "Structure indiquée": personne.structure,
        "Message": personne.message,
        "Motif du refus": demande.reponse,
    }
    st.markdown("  \n".join(f"{nom} : {echapper(texte)}" for nom, texte in faits.items() if texte))
    if demande.etat is EtatDemande.EN_ATTENTE:
        with st.container(horizontal=True):
            _repondre(acteur, demande)


def _repondre(acteur: Acteur, demande: DemandeLue) -> None:
    if st.button("Accepter", type="primary", key=f"demandes.accepter.{demande.id}", icon=":material/check:"):
        accepter(acteur, demande)
    with st.popover("Refuser", key=f"demandes.refus.{demande.id}", icon=":material/close:"):
        motif = st.text_area(
            "Motif du refus", key=f"demandes.motif.{demande.id}", max_chars=LONGUEUR_MAX, height=100
        )
        confirme = st.button("Confirmer le refus", type="primary", key=f"demandes.refuser.{demande.id}")
        if confirme and run(refuser_demande, acteur=acteur, demande_id=demande.id, motif=motif).reussie:
            announce("La demande est refusée ; la personne qui l’a faite lira votre motif.")
            st.rerun()


def _texte_cherche(ligne: Ligne) -> str:
    personne = ligne.demande.personne
    return plier(" ".join((personne.prenom, personne.nom, personne.email, ligne.demandeur, ligne.pour)))
