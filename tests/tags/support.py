"""A team around its tags: a coordinator, two members, a colleague of the département, a stranger; and an admin."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.domain.tags import PorteeTag
from coop_data.models import Accompagnement, ActiviteCoordination, Tag
from coop_data.saisie import cra as service
from coop_data.tags import creer_tag
from tests.factories import create_equipe, create_structure
from tests.saisie.exemples import acteur_de_saisie, animation, conseiller_of, individuel

ADMIN = Acteur("Admin", frozenset({Role.ADMIN}))


@dataclass(frozen=True)
class Monde:
    """Who is who: the Rhône is the coordinator's département, the Nord nobody else's."""

    coordinateur: Acteur
    membre: Acteur
    collegue: Acteur  # conseiller of the same département, outside the team
    voisin: Acteur  # coordinator of the same département
    etranger: Acteur  # coordinator elsewhere

    @property
    def personnes(self) -> dict[str, Acteur]:
        """Everyone by name, the administrator included."""
        return {
            "coordinateur": self.coordinateur,
            "membre": self.membre,
            "collegue": self.collegue,
            "voisin": self.voisin,
            "etranger": self.etranger,
            "admin": ADMIN,
        }


def build_monde(session: Session) -> Monde:
    """Five people who log."""
    rhone, nord = create_structure(session, "69"), create_structure(session, "59")
    monde = Monde(
        acteur_de_saisie(session, Role.COORDINATEUR, structure=rhone),
        acteur_de_saisie(session, Role.CONSEILLER, structure=nord),
        acteur_de_saisie(session, Role.CONSEILLER, structure=rhone),
        acteur_de_saisie(session, Role.COORDINATEUR, structure=rhone),
        acteur_de_saisie(session, Role.COORDINATEUR, structure=nord),
    )
    create_equipe(session, conseiller_of(session, monde.coordinateur), conseiller_of(session, monde.membre))
    return monde


def tag_of(session: Session, monde: Monde, portee: PorteeTag, nom: str = "Projet") -> Tag:
    """A tag of the coordinator's, of each scope; the national one is the administrator's."""
    acteur = ADMIN if portee is PorteeTag.NATIONAL else monde.coordinateur
    return creer_tag(session, acteur=acteur, nom=nom, portee=portee)


def logger_animation(session: Session, acteur: Acteur, *tags: Tag, **champs: Any) -> ActiviteCoordination:
    """An animation carrying tags."""
    cra = service.enregistrer(session, acteur=acteur, saisie=animation(tags=[tag.id for tag in tags], **champs))
    assert isinstance(cra, ActiviteCoordination)
    return cra


def logger_accompagnement(session: Session, acteur: Acteur, *tags: Tag, **champs: Any) -> Accompagnement:
    """An accompagnement carrying tags."""
    cra = service.enregistrer(session, acteur=acteur, saisie=individuel(tags=[tag.id for tag in tags], **champs))
    assert isinstance(cra, Accompagnement)
    return cra


def noms_sur(session: Session, acteur: Acteur, formulaire: str, cra_id: UUID) -> list[str]:
    """The tags that their author reads on a report."""
    detail = service.lire(session, acteur=acteur, formulaire=formulaire, cra_id=cra_id)
    return [tag.nom for tag in detail.tags]
