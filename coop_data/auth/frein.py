"""Slowing down attempts to guess passwords: failures counted over a sliding window, in the database.

An attempt is counted before the password is checked, and forgotten when it was right, so that a hundred
simultaneous attempts do not all pass. An unknown account is counted like any other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from ipaddress import IPv6Address, IPv6Network, ip_address

from sqlalchemy import func
from sqlmodel import Session, col, delete, select

from coop_data.errors import ErreurUtilisateur
from coop_data.models import EchecConnexion, maintenant

FENETRE = timedelta(minutes=15)
LIMITE_PAR_COMPTE = 5
LIMITE_PAR_ADRESSE = 20
TROP_DE_TENTATIVES = "Trop de tentatives de connexion. Réessayez dans 15 minutes."


class Freine(ErreurUtilisateur):
    """Too many failures: the password was not even looked at."""


@dataclass(frozen=True, slots=True)
class Tentative:
    """The keys under which an attempt is counted. ``email`` is the text typed, perhaps a password: only its hash
    is kept.
    """

    email: str
    adresse: str | None

    @property
    def cle_compte(self) -> str:
        """The counter of the account."""
        return f"compte:{sha256(self.email.strip().lower().encode('utf-8')).hexdigest()}"

    @property
    def cle_adresse(self) -> str | None:
        """The counter of the network address; an IPv6 subscriber owns a whole /64. None when it is not known."""
        try:
            adresse = ip_address((self.adresse or "").strip())
        except ValueError:
            return None
        if isinstance(adresse, IPv6Address):
            if adresse.ipv4_mapped:
                return f"adresse:{adresse.ipv4_mapped}"
            return f"adresse:{IPv6Network((adresse, 64), strict=False)}"
        return f"adresse:{adresse}"


def compter(session: Session, tentative: Tentative) -> None:
    """Count one attempt. Raises ``Freine``, counting nothing more, after too many of the account or address."""
    session.execute(delete(EchecConnexion).where(col(EchecConnexion.instant) <= maintenant() - FENETRE))
    trop_du_compte = _echecs(session, tentative.cle_compte) >= LIMITE_PAR_COMPTE
    if trop_du_compte or _echecs(session, tentative.cle_adresse) >= LIMITE_PAR_ADRESSE:
        raise Freine(TROP_DE_TENTATIVES)
    cles = filter(None, (tentative.cle_compte, tentative.cle_adresse))
    session.add_all([EchecConnexion(cle=cle, instant=maintenant()) for cle in cles])
    session.flush()


def comptes_freines(session: Session, emails: Iterable[str]) -> frozenset[str]:
    """Those of these accounts that cannot sign in for now, whatever the password."""
    echecs = (
        select(EchecConnexion.cle)
        .where(EchecConnexion.instant > maintenant() - FENETRE)
        .group_by(col(EchecConnexion.cle))
        .having(func.count() >= LIMITE_PAR_COMPTE)
    )
    freinees = set(session.exec(echecs))
    return frozenset(email for email in emails if freinees and Tentative(email, None).cle_compte in freinees)


def oublier(session: Session, tentative: Tentative) -> None:
    """The password was right: forget the account's failures, and this attempt from the address."""
    session.execute(delete(EchecConnexion).where(col(EchecConnexion.cle) == tentative.cle_compte))
    derniere = select(func.max(EchecConnexion.id)).where(EchecConnexion.cle == tentative.cle_adresse)
    session.execute(delete(EchecConnexion).where(col(EchecConnexion.id) == derniere.scalar_subquery()))


def _echecs(session: Session, cle: str | None) -> int:
    depuis = maintenant() - FENETRE
    compte = select(func.count()).where(EchecConnexion.cle == cle, EchecConnexion.instant > depuis)
    return session.exec(compte).one()
