"""The fiche of an employer."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from coop_data.errors import Introuvable
from coop_data.models import Commune, Structure


@dataclass(frozen=True, slots=True)
class FicheStructure:
    """An employer and where it stands."""

    structure: Structure
    commune: str
    departement: str


def lire_structure(session: Session, *, structure_id: UUID) -> FicheStructure:
    """The fiche of a structure. Raises ``Introuvable``."""
    structure = session.get(Structure, structure_id)
    if structure is None:
        raise Introuvable("Cette structure n’existe plus.")
    commune = session.get(Commune, structure.commune_code)
    if commune is None:
        raise Introuvable("La commune de cette structure est inconnue.")
    return FicheStructure(structure, commune.nom, commune.departement_code)
