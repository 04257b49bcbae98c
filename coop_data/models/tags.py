"""Tags: the projects people group their activities by."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from coop_data.domain.tags import PorteeTag
from coop_data.models.base import Horodatage, Modele, code, identifiant


class Tag(Horodatage, Modele, table=True):
    """A label of one scope.

    ``conseiller_id`` owns a personal tag, is the coordinator of a team's tag; ``departement_code`` holds a
    départemental tag; a national tag has neither. ``nom_plie`` is the name folded for search.
    """

    __tablename__ = "tag"

    id: UUID = identifiant()
    portee: PorteeTag = code(PorteeTag, default=PorteeTag.PERSONNEL)
    nom: str
    nom_plie: str = Field(index=True)
    description: str | None = None
    conseiller_id: UUID | None = Field(default=None, foreign_key="conseiller.id", index=True)
    departement_code: str | None = Field(default=None, foreign_key="departement.code", index=True)
    archive_le: datetime | None = None
    supprime_le: datetime | None = None


class AccompagnementTag(Modele, table=True):
    """A tag on an accompagnement."""

    __tablename__ = "accompagnement_tag"

    accompagnement_id: UUID = Field(foreign_key="accompagnement.id", primary_key=True, ondelete="CASCADE")
    tag_id: UUID = Field(foreign_key="tag.id", primary_key=True, index=True, ondelete="CASCADE")


class CoordinationTag(Modele, table=True):
    """A tag on a coordination activity."""

    __tablename__ = "coordination_tag"

    activite_id: UUID = Field(foreign_key="activite_coordination.id", primary_key=True, ondelete="CASCADE")
    tag_id: UUID = Field(foreign_key="tag.id", primary_key=True, index=True, ondelete="CASCADE")
