"""One-time secrets: links sent to people, and the ticket a browser trades for its cookie.

Only the hash of a secret is stored, so the table is of no use to someone who reads it.
"""

import hashlib
import secrets
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import update
from sqlmodel import Session, col, delete, select

from coop_data.config import get_reglages
from coop_data.errors import Introuvable
from coop_data.models import Jeton, maintenant

OCTETS = 32
LIEN_PERIME = "Ce lien n’est plus valable : il a déjà servi ou il a expiré. Demandez-en un nouveau."


class UsageJeton(StrEnum):
    """What a one-time secret opens."""

    INVITATION = "invitation"
    REINITIALISATION = "reinitialisation"
    TICKET = "ticket"


DUREES = {
    UsageJeton.INVITATION: timedelta(days=7),
    UsageJeton.REINITIALISATION: timedelta(hours=2),
    UsageJeton.TICKET: timedelta(seconds=60),
}
LIENS = (UsageJeton.INVITATION, UsageJeton.REINITIALISATION)


def nouveau_secret() -> str:
    """An opaque secret of 256 bits, safe in an address."""
    return secrets.token_urlsafe(OCTETS)


def empreinte(secret: str) -> str:
    """The hash of a secret, as stored."""
    return hashlib.sha256(secret.encode("utf-8")).hexdigest()


def adresse_du_lien(secret: str) -> str:
    """The address to send to someone who must choose a password."""
    return f"{get_reglages().adresse}/activation?jeton={secret}"


def creer_jeton(session: Session, *, utilisateur_id: UUID, usage: UsageJeton, charge: str | None = None) -> str:
    """A new secret for this usage; a new link cancels the links sent before."""
    if usage in LIENS:
        annuler_jetons(session, utilisateur_id=utilisateur_id)
    secret, instant = nouveau_secret(), maintenant()
    session.add(
        Jeton(
            usage=usage.value,
            jeton_hache=empreinte(secret),
            utilisateur_id=utilisateur_id,
            charge=charge,
            cree_le=instant,
            expire_le=instant + DUREES[usage],
        )
    )
    session.flush()
    return secret


def lire_jeton(session: Session, *, secret: str, usages: tuple[UsageJeton, ...] = LIENS) -> Jeton:
    """The row of a secret that may still be used. Raises ``Introuvable``, with the same words, otherwise."""
    jeton = session.exec(
        select(Jeton).where(
            Jeton.jeton_hache == empreinte(secret),
            col(Jeton.usage).in_([usage.value for usage in usages]),
            col(Jeton.utilise_le).is_(None),
            Jeton.expire_le > maintenant(),
        )
    ).first()
    if jeton is None:
        raise Introuvable(LIEN_PERIME)
    return jeton


def consommer_jeton(session: Session, *, secret: str, usages: tuple[UsageJeton, ...] = LIENS) -> Jeton:
    """Use a secret up. Raises ``Introuvable`` for every request but the first, even simultaneous ones."""
    jeton = lire_jeton(session, secret=secret, usages=usages)
    utilisation = session.connection().execute(
        update(Jeton)
        .where(col(Jeton.id) == jeton.id, col(Jeton.utilise_le).is_(None))
        .values(utilise_le=maintenant())
    )
    if utilisation.rowcount != 1:
        raise Introuvable(LIEN_PERIME)
    return jeton


def annuler_jetons(session: Session, *, utilisateur_id: UUID) -> None:
    """Make every link sent to this account useless."""
    session.execute(
        update(Jeton)
        .where(col(Jeton.utilisateur_id) == utilisateur_id, col(Jeton.utilise_le).is_(None))
        .values(utilise_le=maintenant())
    )


def purger_jetons(session: Session) -> None:
    """Forget the secrets that can no longer be used."""
    session.execute(delete(Jeton).where(col(Jeton.expire_le) < maintenant()))
