"""The structure of an activity: one where its author was in post that day."""

from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.models import Poste, Structure
from coop_data.models.temps import en_cours


def structures_en_poste(session: Session, *, conseiller_id: UUID, jour: date) -> list[Structure]:
    """Structures where the person was in post on that day (both ends included), latest begun first."""
    requete = (
        select(Structure)
        .join(Poste, col(Poste.structure_id) == Structure.id)
        .where(
            Poste.conseiller_id == conseiller_id,
            en_cours(Poste, jour),
        )
        .order_by(col(Poste.date_debut).desc(), col(Structure.nom_plie), col(Structure.id))
    )
    return list({structure.id: structure for structure in session.exec(requete)}.values())


def a_choisir(structures: list[Structure], structure_id: UUID | None) -> bool:
    """True when the person must say for which of two structures the activity was done."""
    return len(structures) > 1 and structure_id not in {structure.id for structure in structures}


def structure_retenue(structures: list[Structure], structure_id: UUID | None) -> UUID | None:
    """The structure to store: the one asked for when it is possible, else the only one, else ``None``."""
    identifiants = [structure.id for structure in structures]
    if structure_id in identifiants:
        return structure_id
    return identifiants[0] if len(identifiants) == 1 else None
