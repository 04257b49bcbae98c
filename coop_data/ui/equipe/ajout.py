"""Inviting someone of the directory into the team (an administrator adds at once), neighbours first."""

from datetime import date
from typing import Final
from uuid import UUID

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Cible, Objet, peut
from coop_data.demandes.equipe import inviter_dans_l_equipe
from coop_data.domain.periode import PREMIER_JOUR
from coop_data.equipes.appartenances import ajouter_membre
from coop_data.equipes.candidats import PROPOSITIONS, Candidat, chercher_candidats
from coop_data.errors import ErreurUtilisateur
from coop_data.ui.fenetre import fenetre
from coop_data.ui.page import announce, attempt, show_error
from coop_data.ui.places import Places
from coop_data.ui.texte import echapper

PERSONNE: Final = (
    "Personne ne porte ce nom dans l’annuaire. Vérifiez l’orthographe ; si la personne n’y est pas, fermez cette "
    "fenêtre et choisissez « Demander un compte »."
)


ACCORD: Final = (
    "La personne accepte ou refuse depuis son accueil ; sans compte, l’administration répond pour elle. Ses "
    "activités ne comptent dans l’équipe, et ne se voient, qu’une fois l’invitation acceptée."
)


@fenetre("Nouveau membre", icon=":material/person_add:", width="medium")
def demander(acteur: Acteur, coordinateur_id: UUID) -> None:
    """The form: the person, the first day, and the last day if known."""
    seul = peut(acteur, Action.CREER, Objet.EQUIPE, Cible(conseiller_id=coordinateur_id))
    if not seul:
        st.write(ACCORD)
    recherche = st.text_input(
        "Rechercher une personne",
        key="equipe.ajout.recherche",
        placeholder="Nom, prénom ou adresse électronique",
        live=True,
        autocomplete="off",
    )
    trouves = attempt(chercher_candidats, acteur=acteur, coordinateur_id=coordinateur_id, recherche=recherche)
    if trouves.erreur is not None:
        show_error(trouves.erreur)
        return
    lus = trouves.valeur or []
    candidats = [candidat for candidat in lus if not candidat.est_membre]
    if deja := [candidat.nom for candidat in lus if candidat.est_membre and recherche.strip()]:
        st.caption(f"Déjà dans l’équipe : {echapper(', '.join(deja))}.")
    if not candidats:
        if not deja:
            st.info(PERSONNE if recherche.strip() else "Tapez un nom pour chercher dans tout l’annuaire.")
        return
    places = Places()
    choisi = _choisir(candidats, recherche)
    places.reserver("conseiller_id")
    debut = st.date_input(
        "Premier jour dans l’équipe *",
        acteur.aujourdhui(),
        key="equipe.ajout.debut",
        format="DD/MM/YYYY",
        min_value=PREMIER_JOUR,
    )
    places.reserver("date_debut")
    fin = st.date_input(
        "Dernier jour, s’il est connu", None, key="equipe.ajout.fin", format="DD/MM/YYYY", min_value=PREMIER_JOUR
    )
    places.reserver("date_fin")
    libelle = "Ajouter à l’équipe" if seul else "Envoyer l’invitation"
    envoyer = st.button(libelle, type="primary", key="equipe.ajout.envoyer", disabled=choisi is None)
    if envoyer and choisi is not None:
        erreur = (_ajouter if seul else _inviter)(acteur, coordinateur_id, choisi, debut, fin)
        if erreur is not None:
            places.refuser(erreur)


def _choisir(candidats: list[Candidat], recherche: str) -> Candidat | None:
    par_id = {candidat.conseiller_id: candidat for candidat in candidats}
    if not recherche.strip():
        st.caption("De votre département. Tapez un nom pour chercher dans tout l’annuaire.")
    elif len(candidats) >= PROPOSITIONS:
        st.caption(f"Les {PROPOSITIONS} premières réponses : précisez le nom pour en voir d’autres.")
    identifiant = st.radio(
        "Personne à ajouter",
        list(par_id),
        index=0 if recherche.strip() and len(par_id) == 1 else None,
        format_func=lambda cle: echapper(par_id[cle].nom),
        captions=[echapper(_situer(candidat)) for candidat in candidats],
        key=f"equipe.ajout.personne.{recherche}",
    )
    return par_id[identifiant] if identifiant else None


def _situer(candidat: Candidat) -> str:
    lieu = " · ".join(texte for texte in (candidat.structure, candidat.commune) if texte) or "Sans poste en cours"
    return lieu if candidat.a_un_compte else f"{lieu} · sans compte Coop Data"


def _ajouter(
    acteur: Acteur, coordinateur_id: UUID, candidat: Candidat, debut: date | None, fin: date | None
) -> ErreurUtilisateur | None:
    ajout = attempt(
        ajouter_membre,
        acteur=acteur,
        coordinateur_id=coordinateur_id,
        conseiller_id=candidat.conseiller_id,
        date_debut=debut,
        date_fin=fin,
    )
    if ajout.reussie:
        suite = "" if candidat.a_un_compte else " Cette personne n’a pas de compte."
        announce(f"{candidat.nom} est dans l’équipe.{suite}")
        st.rerun()
    return ajout.erreur


def _inviter(
    acteur: Acteur, coordinateur_id: UUID, candidat: Candidat, debut: date | None, fin: date | None
) -> ErreurUtilisateur | None:
    invitation = attempt(
        inviter_dans_l_equipe,
        acteur=acteur,
        coordinateur_id=coordinateur_id,
        conseiller_id=candidat.conseiller_id,
        date_debut=debut,
        date_fin=fin,
    )
    if invitation.reussie:
        qui = "son accord" if candidat.a_un_compte else "la réponse de l’administration"
        announce(f"{candidat.nom} est invité·e : l’invitation attend {qui}.")
        st.rerun()
    return invitation.erreur
