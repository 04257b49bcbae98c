"""People who coordinate, or once did: only they have perimeters of coordination and of team."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import exists
from sqlmodel import Session, col, select

from coop_data.domain.roles import Role
from coop_data.models import COPIES, ActiviteCoordination, Conseiller, Equipe, Utilisateur

TRACES: Final[Sequence[Any]] = (
    col(ActiviteCoordination.coordinateur_id),
    col(Equipe.coordinateur_id),
    COPIES["equipe"].c.coordinateur_id,
    COPIES["faits_coordination"].c.coordinateur_id,
)
"""Columns that keep a trace of people who coordinated: activities and teams (deleted or ended too),
photographs.
"""


def coordonne_ou_a_coordonne(session: Session, conseiller_id: UUID) -> bool:
    """True for a coordinator of today, in the directory or by an account, and for anyone who left a trace of
    coordinating.
    """
    if session.exec(select(Conseiller.est_coordinateur).where(col(Conseiller.id) == conseiller_id)).first():
        return True
    comptes = session.exec(select(Utilisateur.roles).where(col(Utilisateur.conseiller_id) == conseiller_id))
    if any(Role.COORDINATEUR in roles for roles in comptes):
        return True
    return any(session.execute(select(exists().where(trace == conseiller_id))).scalar_one() for trace in TRACES)
