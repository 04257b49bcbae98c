"""The demonstration accounts: announced to people who try the application, refused in production."""

from sqlmodel import Session, col, select

from coop_data.config import ReglageRefuse, get_reglages
from coop_data.domain.roles import Role
from coop_data.models import Utilisateur


def comptes_de_demonstration(session: Session) -> list[tuple[str, str]]:
    """Address and roles in words of each active demonstration account; none in production."""
    if get_reglages().production:
        return []
    comptes = session.exec(
        select(Utilisateur)
        .where(col(Utilisateur.est_demonstration), col(Utilisateur.desactive_le).is_(None))
        .order_by(Utilisateur.email)
    )
    return [(compte.email, ", ".join(Role(code).libelle for code in compte.roles)) for compte in comptes]


def refuser_comptes_de_demonstration(session: Session) -> None:
    """Raise ``ReglageRefuse`` in production while one is active, since several people know their password."""
    actifs = select(Utilisateur.email).where(
        col(Utilisateur.est_demonstration), col(Utilisateur.desactive_le).is_(None)
    )
    if get_reglages().production and (emails := session.exec(actifs.order_by(Utilisateur.email)).all()):
        raise ReglageRefuse(f"En production, désactivez les comptes de démonstration : {', '.join(emails)}.")
