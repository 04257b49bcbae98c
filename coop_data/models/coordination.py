"""The three CRA of a coordinator: animation, évènement, partenariat (one table, told apart by ``type``)."""

from datetime import date
from uuid import UUID

from sqlmodel import Field, Index, UniqueConstraint

from coop_data.domain.coordination import (
    Echelon,
    Initiative,
    TypeActivite,
    TypeAnimation,
    TypeEvenement,
    TypePartenaire,
)
from coop_data.models.base import Modele, code, identifiant, liste_json
from coop_data.models.cra import Cra


class ActiviteCoordination(Cra, Modele, table=True):
    """One activity of a coordinator; columns of the other types stay empty.

    Animation: ``duree_minutes`` to ``thematique_autre``. Évènement: ``participants`` to ``organisateur_autre``.
    Partenariat: ``natures``, ``nature_autre`` and its ``StructurePartenaire`` rows. ``nom`` and ``echelon``
    serve évènements and partenariats. ``evenement_id`` links a partenariat to the évènement it came from.
    """

    __tablename__ = "activite_coordination"
    __table_args__ = (Index("ix_activite_coordination_coordinateur_date", "coordinateur_id", "date"),)

    coordinateur_id: UUID = Field(foreign_key="conseiller.id")
    type: TypeActivite = code(TypeActivite)
    date: date
    duree_minutes: int | None = None
    mediateurs: int | None = None
    structures: int | None = None
    autres_acteurs: int | None = None
    type_animation: TypeAnimation | None = code(TypeAnimation, nullable=True)
    type_animation_autre: str | None = None
    initiative: Initiative | None = code(Initiative, nullable=True)
    thematiques: list[str] = liste_json()
    thematique_autre: str | None = None
    nom: str | None = None
    participants: int | None = None
    type_evenement: TypeEvenement | None = code(TypeEvenement, nullable=True)
    type_evenement_autre: str | None = None
    organisateurs: list[str] = liste_json()
    organisateur_autre: str | None = None
    natures: list[str] = liste_json()
    nature_autre: str | None = None
    echelon: Echelon | None = code(Echelon, nullable=True)
    evenement_id: UUID | None = Field(default=None, foreign_key="activite_coordination.id")


class StructurePartenaire(Modele, table=True):
    """A partner of a partenariat: free text, folded for counting and completion."""

    __tablename__ = "structure_partenaire"
    __table_args__ = (UniqueConstraint("activite_id", "rang"),)

    id: UUID = identifiant()
    activite_id: UUID = Field(foreign_key="activite_coordination.id", index=True, ondelete="CASCADE")
    rang: int
    nom: str | None = None
    nom_plie: str = Field(default="", index=True)
    type: TypePartenaire | None = code(TypePartenaire, nullable=True)
    type_autre: str | None = None
