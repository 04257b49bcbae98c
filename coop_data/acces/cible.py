"""What rights depend on for a person: identity, employer, team."""

from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Cible, est_dans_equipe
from coop_data.models import Poste
from coop_data.models.temps import en_cours


def est_en_poste(session: Session, *, structure_id: UUID | None, conseiller_id: UUID, du: date, au: date) -> bool:
    """True when the person is in post in this structure on at least one of these days, both ends included."""
    poste = select(Poste.id).where(
        Poste.structure_id == structure_id, Poste.conseiller_id == conseiller_id, en_cours(Poste, du, au)
    )
    return structure_id is not None and session.exec(poste).first() is not None


def cible_of(session: Session, *, acteur: Acteur, conseiller_id: UUID, du: date, au: date) -> Cible:
    """The person as seen by the account: its own employee on some of these days, a member of its team today."""
    employe = est_en_poste(session, structure_id=acteur.structure_id, conseiller_id=conseiller_id, du=du, au=au)
    return Cible(
        conseiller_id=conseiller_id,
        structure_id=acteur.structure_id if employe else None,
        dans_equipe=est_dans_equipe(session, acteur=acteur, conseiller_id=conseiller_id),
    )
