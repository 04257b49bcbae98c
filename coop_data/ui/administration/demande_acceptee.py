"""Accepting a request: choosing the person in the directory or adding them; then the link to hand over."""

from typing import Final
from uuid import UUID

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.annuaire.referentiel import personnes_du_referentiel, structures_du_referentiel
from coop_data.demandes.contenu import DemandeLue
from coop_data.demandes.reponse import Acceptation, Decision, accepter_demande, reconnaitre
from coop_data.domain.champs import MENTION_OBLIGATOIRE
from coop_data.domain.perimetre import UneStructure
from coop_data.domain.periode import PREMIER_JOUR
from coop_data.ui.administration import lien
from coop_data.ui.fenetre import fenetre
from coop_data.ui.navigation import go_to
from coop_data.ui.page import announce, attempt, read
from coop_data.ui.places import Places
from coop_data.ui.texte import echapper

NOUVELLE: Final = "Nouvelle personne : créer sa fiche"


@fenetre("Accepter la demande", width="medium", icon=":material/check:")
def accepter(acteur: Acteur, demande: DemandeLue) -> None:
    """The decision, in one form; its answer leads to the account and its link."""
    cle = f"acceptation.{demande.id}"
    conseiller_id = _choisir_personne(cle, acteur, demande)
    with st.form(f"{cle}.{conseiller_id}", enter_to_submit=False):
        places = Places()
        decision = _decider(cle, acteur, demande, conseiller_id, places)
        if st.form_submit_button("Accepter la demande", type="primary", key=f"{cle}.envoyer"):
            reponse = attempt(accepter_demande, acteur=acteur, demande_id=demande.id, decision=decision)
            if reponse.valeur is None:
                if reponse.erreur is not None:
                    places.refuser(reponse.erreur)
            else:
                _conclure(reponse.valeur)


def _choisir_personne(cle: str, acteur: Acteur, demande: DemandeLue) -> UUID | None:
    """Someone of the directory, the probable one first; else someone new."""
    personnes = read(personnes_du_referentiel, acteur=acteur)
    reconnue = read(reconnaitre, acteur=acteur, demande=demande)
    choix: list[UUID | None] = [None, *personnes]
    return st.selectbox(
        "Personne de l’annuaire",
        choix,
        index=choix.index(reconnue) if reconnue in personnes else 0,
        format_func=lambda identifiant: personnes[identifiant] if identifiant else NOUVELLE,
        key=f"{cle}.personne",
        help="Choisissez-la si elle y est déjà : deux fiches pour une personne partageraient ses activités.",
    )


def _decider(
    cle: str, acteur: Acteur, demande: DemandeLue, conseiller_id: UUID | None, places: Places
) -> Decision:
    personne = demande.personne
    prenom, nom, structure_id, debut = personne.prenom, personne.nom, None, personne.date_debut
    st.caption(MENTION_OBLIGATOIRE)
    email = st.text_input("Adresse du compte *", value=personne.email, key=f"{cle}.email", autocomplete="off")
    places.reserver("email")
    if conseiller_id is None:
        prenom = st.text_input("Prénom *", value=prenom, key=f"{cle}.prenom", autocomplete="off")
        places.reserver("prenom")
        nom = st.text_input("Nom *", value=nom, key=f"{cle}.nom", autocomplete="off")
        places.reserver("nom")
        structure_id = _choisir_structure(cle, acteur, demande)
        places.reserver("structure_id")
        debut = st.date_input(
            "Premier jour en poste *",
            debut,
            key=f"{cle}.debut",
            format="DD/MM/YYYY",
            min_value=PREMIER_JOUR,
        )
        places.reserver("date_debut")
    return Decision(email, prenom, nom, conseiller_id, structure_id, debut)


def _choisir_structure(cle: str, acteur: Acteur, demande: DemandeLue) -> UUID | None:
    """The employer of a new person: the one that asks, when the request comes from an employer."""
    structures = read(structures_du_referentiel, acteur=acteur)
    demandeuse = demande.pour.structure_id if isinstance(demande.pour, UneStructure) else None
    identifiants: list[UUID] = list(structures)
    nommee = demande.personne.structure
    return st.selectbox(
        "Structure employeuse *",
        identifiants,
        index=identifiants.index(demandeuse) if demandeuse in structures else None,
        format_func=structures.__getitem__,
        placeholder="Tapez quelques lettres du nom",
        key=f"{cle}.structure",
        help=f"Indiquée par la demande : {echapper(nommee)}" if nommee else None,
    )


def _conclure(acceptation: Acceptation) -> None:
    if acceptation.secret is None:
        announce("La demande est acceptée. Le compte de cette personne était déjà ouvert.")
        st.rerun()
    lien.garder(acceptation.utilisateur_id, acceptation.secret, lien.ACTIVATION)
    announce("La demande est acceptée. Il reste à transmettre le lien d’activation.")
    go_to("compte", id=str(acceptation.utilisateur_id))
