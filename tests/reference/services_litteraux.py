"""What the tests of services share: valid forms, people, and everything that is stored about reports."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, SQLModel, func, select

from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.models import (
    Accompagnement,
    ActiviteCoordination,
    Brouillon,
    Conseiller,
    FaitAccompagnement,
    FaitCoordination,
    Journal,
    Structure,
    StructurePartenaire,
)
from coop_data.saisie import cra
from coop_data.saisie.schemas import (
    AccompagnementCreate,
    AnimationCreate,
    EvenementCreate,
    PartenaireCreate,
    PartenariatCreate,
    Saisie,
)
from tests.factories import create_utilisateur

JOUR = date(2025, 3, 10)


SECRET = "Madame Lescure attend un rappel"


SAISIES: dict[str, Callable[[], Saisie]] = {
    "accompagnement": lambda: AccompagnementCreate(
        activite="collectif",
        nb_participants=8,
        nb_deja_accompagnes=3,
        date=JOUR,
        duree_minutes=90,
        type_lieu="lieu_activite",
        thematiques=["email", "bureautique"],
        genre_feminin=5,
        notes=SECRET,
    ),
    "animation": lambda: AnimationCreate(
        date=JOUR,
        duree_minutes=45,
        mediateurs=4,
        structures=2,
        type_animation="autre",
        type_animation_autre="Visite",
        thematiques=["partage", "autre"],
        thematique_autre="Inclusion",
        notes=SECRET,
    ),
    "evenement": lambda: EvenementCreate(
        date=JOUR, type_evenement="nec_local", organisateurs=["region", "hub"], participants=120, notes=SECRET
    ),
    "partenariat": lambda: PartenariatCreate(
        date=JOUR,
        natures=["subvention"],
        partenaires=[
            PartenaireCreate(nom="Mairie de Lyon", type="commune"),
            PartenaireCreate(nom="Emmaüs Connect", type="autre", type_autre="Fondation"),
        ],
        notes=SECRET,
    ),
}


FORMULAIRES = list(SAISIES)


def acteur_of(session: Session, conseiller: Conseiller, *roles: Role) -> Acteur:
    """Someone who logs, with an account of its own."""
    roles = roles or (Role.CONSEILLER, Role.COORDINATEUR)
    compte = create_utilisateur(session, *roles, conseiller_id=conseiller.id)
    return Acteur(nom=compte.nom, roles=frozenset(roles), utilisateur_id=compte.id, conseiller_id=conseiller.id)


def lecteur(session: Session, role: Role, structure: Structure | None = None) -> Acteur:
    """Someone who only reads."""
    structure_id = structure.id if structure else None
    compte = create_utilisateur(session, role, structure_id=structure_id)
    return Acteur(nom=compte.nom, roles=frozenset({role}), utilisateur_id=compte.id, structure_id=structure_id)


def nombre(session: Session, table: type[SQLModel]) -> int:
    session.flush()
    return session.scalar(select(func.count()).select_from(table)) or 0


def etat(session: Session) -> dict[str, list[dict[str, Any]]]:
    """Everything stored about reports: what a refused action must leave as it was."""
    session.flush()
    session.expire_all()
    tables = (
        Accompagnement,
        ActiviteCoordination,
        StructurePartenaire,
        FaitAccompagnement,
        FaitCoordination,
        Journal,
        Brouillon,
    )
    return {
        table.__name__: sorted((ligne.model_dump() for ligne in session.exec(select(table)).all()), key=str)
        for table in tables
    }


def faits(session: Session) -> list[dict[str, Any]]:
    complet = etat(session)
    return complet["FaitAccompagnement"] + complet["FaitCoordination"]


def declares(saisie: Saisie) -> dict[str, Any]:
    """What a form says: a count left empty and a zero say the same."""
    return {champ: valeur for champ, valeur in saisie.model_dump().items() if valeur not in (None, 0, [], {})}


def enregistrer(session: Session, acteur: Acteur, formulaire: str, **champs: Any) -> UUID:
    saisie = SAISIES[formulaire]().model_copy(update=champs)
    return cra.enregistrer(session, acteur=acteur, saisie=saisie).id
