"""Forms filled as a person would, and the people who fill them."""

from datetime import date
from typing import Any

from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.models import Conseiller, Structure
from coop_data.saisie.schemas import AccompagnementCreate, AnimationCreate, EvenementCreate, PartenariatCreate
from tests.factories import create_conseiller, create_structure, create_utilisateur

JOUR = date(2026, 3, 10)


def acteur_de_saisie(
    session: Session,
    *roles: Role,
    structure: Structure | None = None,
    sans_poste: bool = False,
) -> Acteur:
    """A person who logs, in post since 2024 unless told otherwise."""
    roles = roles or (Role.COORDINATEUR, Role.CONSEILLER)
    employeur = None if sans_poste else structure or create_structure(session)
    conseiller = create_conseiller(session, employeur)
    compte = create_utilisateur(session, *roles, conseiller_id=conseiller.id)
    return Acteur(
        nom="Dominique Durand",
        roles=frozenset(roles),
        utilisateur_id=compte.id,
        conseiller_id=conseiller.id,
    )


def individuel(**champs: Any) -> AccompagnementCreate:
    """A plain accompagnement of one person."""
    valeurs: dict[str, Any] = {
        "activite": "individuel",
        "date": JOUR,
        "duree_minutes": 45,
        "type_lieu": "lieu_activite",
        "thematiques": ["email"],
    }
    return AccompagnementCreate(**valeurs | champs)


def collectif(**champs: Any) -> AccompagnementCreate:
    """A plain atelier of six people."""
    return individuel(**{"activite": "collectif", "nb_participants": 6} | champs)


def animation(**champs: Any) -> AnimationCreate:
    """A plain animation."""
    valeurs: dict[str, Any] = {
        "date": JOUR,
        "duree_minutes": 90,
        "mediateurs": 4,
        "type_animation": "echange",
        "thematiques": ["partage"],
    }
    return AnimationCreate(**valeurs | champs)


def evenement(**champs: Any) -> EvenementCreate:
    """A plain évènement."""
    valeurs: dict[str, Any] = {"date": JOUR, "type_evenement": "nec_local", "organisateurs": ["hub"]}
    return EvenementCreate(**valeurs | champs)


def partenariat(**champs: Any) -> PartenariatCreate:
    """A plain partenariat with one commune."""
    valeurs: dict[str, Any] = {
        "date": JOUR,
        "natures": ["subvention"],
        "partenaires": [{"nom": "Ville de Bron", "type": "commune"}],
    }
    return PartenariatCreate(**valeurs | champs)


def conseiller_of(session: Session, acteur: Acteur) -> Conseiller:
    """The conseiller behind an acteur who logs."""
    return session.get_one(Conseiller, acteur.conseiller_id)
