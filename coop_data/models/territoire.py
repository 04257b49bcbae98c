"""Official geography, loaded from ``seed/referentiels``."""

from sqlmodel import Field

from coop_data.models.base import Modele


class Region(Modele, table=True):
    """One of the 18 régions."""

    __tablename__ = "region"

    code: str = Field(primary_key=True, max_length=3)
    nom: str
    population: int = 0


class Departement(Modele, table=True):
    """One of the 101 départements or 6 overseas collectivities (these have no région)."""

    __tablename__ = "departement"

    code: str = Field(primary_key=True, max_length=3)
    nom: str
    region_code: str | None = Field(default=None, foreign_key="region.code", index=True)
    population: int = 0


class Commune(Modele, table=True):
    """A commune, or an arrondissement of Paris, Lyon or Marseille (``commune_mere`` is then the city)."""

    __tablename__ = "commune"

    code: str = Field(primary_key=True, max_length=5)
    nom: str
    nom_plie: str = Field(index=True)
    departement_code: str = Field(foreign_key="departement.code", index=True)
    codes_postaux: str = ""
    population: int = 0
    commune_mere: str | None = Field(default=None, max_length=5)
