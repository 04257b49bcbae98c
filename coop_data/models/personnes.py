"""Structures, conseillers and the time they spend together."""

from datetime import date
from uuid import UUID

from sqlmodel import Field, Index, UniqueConstraint

from coop_data.domain.structures import MotifAbsence, TypeStructure
from coop_data.models.base import Horodatage, Modele, code, identifiant


class Structure(Horodatage, Modele, table=True):
    """An employer. ``dotation`` is the number of posts attributed to it."""

    __tablename__ = "structure"

    id: UUID = identifiant()
    id_externe: str = Field(unique=True, max_length=100)
    nom: str
    nom_plie: str = Field(default="", index=True)
    siret: str | None = Field(default=None, max_length=14)
    type: TypeStructure = code(TypeStructure, default=TypeStructure.AUTRE)
    commune_code: str = Field(foreign_key="commune.code", index=True)
    dotation: int = 0
    contact_nom: str | None = None
    contact_fonction: str | None = None
    contact_email: str | None = None
    contact_telephone: str | None = None
    version: int = 1


class Conseiller(Horodatage, Modele, table=True):
    """A conseiller numérique, or a coordinator. ``active_le``: day the account could first log CRA."""

    __tablename__ = "conseiller"

    id: UUID = identifiant()
    id_externe: str = Field(unique=True, max_length=100)
    prenom: str
    nom: str
    nom_plie: str = Field(default="", index=True)
    email: str | None = Field(default=None, index=True)
    telephone: str | None = None
    responsable_nom: str | None = None
    responsable_fonction: str | None = None
    responsable_email: str | None = None
    responsable_telephone: str | None = None
    est_coordinateur: bool = False
    date_ccp1: date | None = None
    date_fin_formation: date | None = None
    active_le: date | None = None
    version: int = 1

    @property
    def nom_complet(self) -> str:
        """First name then last name, as shown."""
        return f"{self.prenom} {self.nom}"


class Poste(Modele, table=True):
    """A conseiller in a structure; ``date_fin`` is the last day in post. Two at once are allowed."""

    __tablename__ = "poste"
    __table_args__ = (
        UniqueConstraint("conseiller_id", "structure_id", "date_debut"),
        Index("ix_poste_structure_dates", "structure_id", "date_debut", "date_fin"),
    )

    id: UUID = identifiant()
    conseiller_id: UUID = Field(foreign_key="conseiller.id", index=True)
    structure_id: UUID = Field(foreign_key="structure.id")
    date_debut: date
    date_fin: date | None = None
    type_contrat: str | None = None


class Absence(Modele, table=True):
    """Days when no CRA is expected of a conseiller, both ends included."""

    __tablename__ = "absence"

    id: UUID = identifiant()
    conseiller_id: UUID = Field(foreign_key="conseiller.id", index=True)
    date_debut: date
    date_fin: date
    motif: MotifAbsence = code(MotifAbsence, default=MotifAbsence.AUTRE)


class Equipe(Modele, table=True):
    """A conseiller in a coordinator's team, both ends included; leaving and coming back makes two rows."""

    __tablename__ = "equipe"
    __table_args__ = (UniqueConstraint("coordinateur_id", "conseiller_id", "date_debut"),)

    id: UUID = identifiant()
    coordinateur_id: UUID = Field(foreign_key="conseiller.id", index=True)
    conseiller_id: UUID = Field(foreign_key="conseiller.id", index=True)
    date_debut: date
    date_fin: date | None = None
