"""« Comptes »: every account, by name; found by text, role and state."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

import streamlit as st
from sqlmodel import Session

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.annuaire.noms import noms_of
from coop_data.annuaire.personnes import personnes_sans_compte
from coop_data.auth import comptes, frein
from coop_data.domain.roles import Role
from coop_data.models import Conseiller, Utilisateur
from coop_data.ui import adresse
from coop_data.ui.administration import lien
from coop_data.ui.navigation import go_to, page_of, streamlit_page
from coop_data.ui.page import read
from coop_data.ui.texte import echapper

T = TypeVar("T")
Couleur = Literal["green", "orange", "gray"]
TAILLE = 20
LARGEURS = (4, 3, 3, 2)
SANS_COMPTE, BLOQUE = "sans_compte", "bloque"
ETATS = {
    "": "Tous",
    "actif": "Actifs",
    "invite": "Invités, pas encore activés",
    "desactive": "Désactivés",
    BLOQUE: "Bloqués après 5 essais",
    SANS_COMPTE: "Personnes en poste sans compte",
}
ROLES = {"": "Tous les rôles"} | {role.value: role.libelle for role in Role}
BADGES: dict[str, tuple[str, str, Couleur]] = {
    "actif": ("Actif", ":material/check_circle:", "green"),
    "invite": ("Invité", ":material/mail:", "orange"),
    "desactive": ("Désactivé", ":material/block:", "gray"),
}


@dataclass(frozen=True, slots=True)
class Ligne:
    """An account as the list shows it."""

    compte: Utilisateur
    etat: str
    bloque: bool
    rattachement: str


def lister(session: Session, *, acteur: Acteur, recherche: str, role: str, etat: str) -> list[Ligne]:
    """The accounts found. Raises ``AccesRefuse``."""
    trouves = comptes.lister(session, acteur=acteur, recherche=recherche)
    bloques = frein.comptes_freines(session, [compte.email for compte in trouves])
    retenus = [
        compte
        for compte in trouves
        if (not role or role in compte.roles)
        and (not etat or (compte.email in bloques if etat == BLOQUE else comptes.etat(compte) == etat))
    ]
    liens = {cle for compte in retenus for cle in (compte.structure_id, compte.conseiller_id) if cle}
    noms = noms_of(session, liens)
    return [
        Ligne(
            compte,
            comptes.etat(compte),
            compte.email in bloques,
            " · ".join(noms[str(cle)] for cle in (compte.structure_id, compte.conseiller_id) if str(cle) in noms),
        )
        for compte in retenus
    ]


def render(acteur: Acteur) -> None:
    """Search, then the accounts, or the people who have none."""
    lien.oublier()
    if st.button("Créer un compte", type="primary", icon=":material/person_add:", key="comptes.creer"):
        go_to("nouveau-compte")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        recherche = adresse.chercher("recherche", "Rechercher", "Nom ou adresse électronique")
        etat = adresse.choisir("etat", "État", ETATS, largeur=280)
        role = adresse.choisir("role", "Rôle", ROLES) if etat != SANS_COMPTE else ""
    if etat == SANS_COMPTE:
        personnes = read(personnes_sans_compte, acteur=acteur, jour=acteur.aujourdhui(), recherche=recherche)
        _montrer(personnes, "personne", _montrer_personne)
        return
    lignes = read(lister, acteur=acteur, recherche=recherche, role=role, etat=etat)
    _montrer(lignes, "compte", lambda ligne: _montrer_compte(ligne, acteur))


def _montrer(lignes: Sequence[T], nom: str, montrer: Callable[[T], None]) -> None:
    """One page of a list, with its total."""
    if not lignes:
        st.info(f"Aucun{'e' if nom == 'personne' else ''} {nom} ne correspond.", icon=":material/search_off:")
        return
    st.markdown(f"**{formats.pluriel(len(lignes), nom)}**")
    debut = (adresse.lire_page(len(lignes), TAILLE) - 1) * TAILLE
    for ligne in lignes[debut : debut + TAILLE]:
        montrer(ligne)
    adresse.paginer(len(lignes), TAILLE)


def _montrer_compte(ligne: Ligne, acteur: Acteur) -> None:
    compte = ligne.compte
    with st.container(border=True, key=f"comptes.ligne.{compte.id}"):
        nom, roles, connexion, action = st.columns(LARGEURS, vertical_alignment="center")
        with nom:
            st.markdown(f"**{echapper(f'{compte.prenom} {compte.nom}')}**  \n{echapper(compte.email)}")
            badges(ligne.etat, bloque=ligne.bloque)
        roles.markdown(f"{roles_en_clair(compte.roles)}  \n{echapper(ligne.rattachement)}")
        connexion.markdown(derniere_connexion(compte, acteur))
        action.page_link(
            streamlit_page(page_of("compte")),
            label="Gérer",
            icon=":material/arrow_forward:",
            query_params={"id": str(compte.id)},
        )


def _montrer_personne(personne: Conseiller) -> None:
    with st.container(border=True, key=f"comptes.personne.{personne.id}"):
        nom, action = st.columns((7, 3), vertical_alignment="center")
        nom.markdown(
            f"**{echapper(personne.nom_complet)}**  \n{echapper(personne.email or 'Adresse non renseignée')}"
        )
        action.page_link(
            streamlit_page(page_of("nouveau-compte")),
            label="Créer le compte",
            icon=":material/person_add:",
            query_params={"conseiller": str(personne.id)},
        )


def badges(etat: str, *, bloque: bool = False) -> None:
    """The state of an account, in a word and a sign."""
    libelle, icone, couleur = BADGES[etat]
    with st.container(horizontal=True, gap="xxsmall"):
        st.badge(libelle, icon=icone, color=couleur)
        if bloque:
            st.badge("Bloqué", icon=":material/lock:", color="red", help="5 essais manqués en 15 minutes")


def roles_en_clair(codes: Sequence[str]) -> str:
    """``Conseiller·ère numérique, Coordinateur·ice``."""
    return ", ".join(Role(code).libelle for code in codes)


def derniere_connexion(compte: Utilisateur, acteur: Acteur) -> str:
    """When the person last signed in, in the reader's time zone."""
    if compte.derniere_connexion is None:
        return "Jamais connecté·e"
    return f"Dernière connexion  \n{formats.instant(compte.derniere_connexion, acteur.fuseau)}"
