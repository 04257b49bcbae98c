"""The version of the data: what a cached figure is valid for."""

from sqlalchemy import func, text
from sqlmodel import Session, col, select

from coop_data.models import Changement


def version_donnees(session: Session) -> str:
    """A short text that changes whenever a fact was written or removed and committed.

    Numbers may be committed out of order on PostgreSQL: past the oldest running transaction, visible
    changes are counted instead of trusted to their greatest number.
    """
    if session.get_bind().dialect.name != "postgresql":
        return str(session.exec(select(func.max(Changement.id))).one() or 0)
    horizon = session.scalar(text("select txid_snapshot_xmin(txid_current_snapshot())"))
    etabli, en_cours = session.exec(
        select(
            func.max(Changement.id).filter(col(Changement.transaction) < horizon),
            func.count(col(Changement.id)).filter(col(Changement.transaction) >= horizon),
        )
    ).one()
    return f"{etabli or 0}+{en_cours}"
