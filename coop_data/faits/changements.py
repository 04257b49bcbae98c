"""The version of the data: what a cached figure is valid for."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func, insert, text
from sqlmodel import Session, col, select

from coop_data.models import Changement


def version_donnees(session: Session) -> str:
    """A short text that changes whenever a fact, or what a perimeter holds, was changed and committed.

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


def noter_changements(session: Session, *, domaine: str, identifiants: Iterable[UUID]) -> None:
    """Say, in the transaction that did it, that these objects no longer count as they did.

    ``domaine``: the kind of report whose facts were written, or ``equipe`` for a time in a team, which
    decides whose reports a team counts.
    """
    postgresql = session.get_bind().dialect.name == "postgresql"
    transaction = session.scalar(select(func.txid_current())) if postgresql else None
    lignes = [
        {"domaine": domaine, "cra_id": identifiant, "transaction": transaction} for identifiant in identifiants
    ]
    if lignes:
        session.execute(insert(Changement.__table__), lignes)  # type: ignore[attr-defined]
