"""The circle of a person: the teams and départements whose tags they see, and their rights on them."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause
from sqlmodel import Session, and_, col, or_, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Cible, Objet, peut
from coop_data.domain.roles import Role
from coop_data.domain.tags import PorteeTag
from coop_data.domain.territoires import departement_of_commune
from coop_data.models import Equipe, Poste, Structure, Tag
from coop_data.models.temps import en_cours

TAGS: FromClause = Tag.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Cercle:
    """The coordinators whose team's tags the person sees, and the départements where one is in post, today."""

    acteur: Acteur
    coordinateurs: frozenset[UUID]
    departements: frozenset[str]

    def permet(
        self,
        action: Action,
        portee: PorteeTag,
        *,
        conseiller_id: UUID | None = None,
        departement_code: str | None = None,
    ) -> bool:
        """May the person do this to a tag of this scope and owner?"""
        cible = Cible(
            conseiller_id=conseiller_id,
            dans_equipe=conseiller_id in self.coordinateurs,
            dans_departement=departement_code in self.departements,
        )
        return peut(self.acteur, action, Objet(f"tag_{portee.value}"), cible)

    def permet_sur(self, action: Action, tag: Tag) -> bool:
        """May the person do this to this tag?"""
        return self.permet(
            action, tag.portee, conseiller_id=tag.conseiller_id, departement_code=tag.departement_code
        )

    def condition(self, tags: FromClause = TAGS) -> ColumnElement[bool]:
        """The tags of one's circle: one's own, those of one's teams, of one's départements, and national ones.

        ``tags``: the living ones, or those of a photograph.
        """
        tag = tags.c
        portees: list[ColumnElement[bool]] = [tag.portee == PorteeTag.NATIONAL.value]
        if self.acteur.conseiller_id is not None:
            portees += [
                and_(tag.portee == PorteeTag.PERSONNEL.value, tag.conseiller_id == self.acteur.conseiller_id),
                and_(tag.portee == PorteeTag.EQUIPE.value, tag.conseiller_id.in_(self.coordinateurs)),
                and_(tag.portee == PorteeTag.DEPARTEMENTAL.value, tag.departement_code.in_(self.departements)),
            ]
        return or_(*portees)

    def lisibles(self, tags: FromClause = TAGS) -> ColumnElement[bool]:
        """The tags of one's circle, and all those of the scopes that one reads everywhere (the ANCT)."""
        partout = [portee.value for portee in PorteeTag if self.permet(Action.LIRE, portee)]
        return or_(self.condition(tags), tags.c.portee.in_(partout))


def cercle_of(session: Session, acteur: Acteur) -> Cercle:
    """The circle of a person today, without the teams that they have left."""
    return Cercle(acteur, _coordinateurs(session, acteur), _departements(session, acteur))


def _coordinateurs(session: Session, acteur: Acteur) -> frozenset[UUID]:
    """The coordinators of the teams that the person is in today, and the person when they coordinate."""
    if acteur.conseiller_id is None:
        return frozenset()
    requete = select(Equipe.coordinateur_id).where(
        col(Equipe.conseiller_id) == acteur.conseiller_id,
        en_cours(Equipe, acteur.aujourdhui()),
    )
    siennes = {acteur.conseiller_id} if acteur.est(Role.COORDINATEUR) else set()
    return frozenset(siennes | set(session.exec(requete)))


def _departements(session: Session, acteur: Acteur) -> frozenset[str]:
    """The département of the structure where one is in post today; two postes may give two."""
    requete = (
        select(Structure.commune_code)
        .join(Poste, col(Poste.structure_id) == Structure.id)
        .where(
            col(Poste.conseiller_id) == acteur.conseiller_id,
            en_cours(Poste, acteur.aujourdhui()),
        )
    )
    departements = (departement_of_commune(code) for code in session.exec(requete))
    return frozenset(departement for departement in departements if departement)
