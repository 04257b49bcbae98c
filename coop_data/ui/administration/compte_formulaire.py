"""The fields of an account, to create it or to change it; each message stands below its field."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role, role_de_saisie
from coop_data.models import Conseiller, Utilisateur
from coop_data.ui.administration import rattachement
from coop_data.ui.places import Places

TEXTES = {"email": "Adresse électronique", "prenom": "Prénom", "nom": "Nom"}


@dataclass(frozen=True, slots=True)
class Valeurs:
    """What the fields show at first."""

    email: str = ""
    prenom: str = ""
    nom: str = ""
    roles: list[Role] = field(default_factory=list)
    structure_id: UUID | None = None
    conseiller_id: UUID | None = None


def valeurs_du_compte(compte: Utilisateur) -> Valeurs:
    """An account as it is."""
    return Valeurs(
        email=compte.email,
        prenom=compte.prenom,
        nom=compte.nom,
        roles=[Role(code) for code in compte.roles],
        structure_id=compte.structure_id,
        conseiller_id=compte.conseiller_id,
    )


def valeurs_de_la_personne(personne: Conseiller) -> Valeurs:
    """The account that a person of the referential would have."""
    return Valeurs(
        email=personne.email or "",
        prenom=personne.prenom,
        nom=personne.nom,
        roles=[role_de_saisie(est_coordinateur=personne.est_coordinateur)],
        conseiller_id=personne.id,
    )


@dataclass(frozen=True, slots=True)
class Envoi:
    """A form drawn: its fields, named as the service of accounts names them, once it was sent."""

    saisie: dict[str, Any]
    envoye: bool
    places: Places


def saisir(cle: str, acteur: Acteur, depart: Valeurs, *, bouton: str) -> Envoi:
    """Draw the form; ``depart`` is what it shows at first."""
    saisie: dict[str, Any] = {}
    places = Places()
    with st.form(cle, enter_to_submit=False):
        for champ, libelle in TEXTES.items():
            saisie[champ] = st.text_input(
                libelle, value=getattr(depart, champ), key=f"{cle}.{champ}", autocomplete="off"
            ).strip()
            places.reserver(champ)
        saisie["roles"] = st.multiselect(
            "Rôles",
            list(Role),
            default=depart.roles,
            format_func=lambda role: role.libelle,
            placeholder="Choisir un ou plusieurs rôles",
            key=f"{cle}.roles",
        )
        places.reserver("roles")
        saisie["structure_id"] = rattachement.choisir_structure(f"{cle}.structure", acteur, depart.structure_id)
        places.reserver("structure_id")
        saisie["conseiller_id"] = rattachement.choisir_personne(f"{cle}.personne", acteur, depart.conseiller_id)
        places.reserver("conseiller_id")
        envoye = st.form_submit_button(bouton, type="primary", key=f"{cle}.envoyer")
    return Envoi(saisie, envoye, places)
