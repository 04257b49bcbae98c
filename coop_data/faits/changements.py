"""The version of the data: what a cached figure is valid for."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func, insert
from sqlmodel import Session, col, select

from coop_data.models import Changement


def version_donnees(session: Session) -> str:
    """A short text that changes whenever a fact, or what a perimeter holds, was changed and committed.

    Changes are only ever added, so their number is the version. On SQLite they are committed in the order of their
    numbers, so the greatest number is enough, and quicker to read.
    """
    dire = func.count if session.get_bind().dialect.name == "postgresql" else func.max
    return str(session.exec(select(dire(col(Changement.id)))).one() or 0)


def noter_changements(session: Session, *, domaine: str, identifiants: Iterable[UUID]) -> None:
    """Record, in the same transaction, that these objects changed what figures count.

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
