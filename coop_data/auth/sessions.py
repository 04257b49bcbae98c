"""Sessions kept on the server: a browser holds an opaque secret, the table its hash.

A page cannot set an HttpOnly cookie: it asks for a ticket of one minute, that the browser trades at a route for
the secret of a session that did not exist before.
"""

import json
from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, not_, update
from sqlmodel import Session, col, delete, select

from coop_data.acces.acteur import Acteur
from coop_data.auth.jetons import (
    UsageJeton,
    consommer_jeton,
    creer_jeton,
    empreinte,
    nouveau_secret,
    purger_jetons,
)
from coop_data.errors import Introuvable
from coop_data.models import SessionServeur, Utilisateur, maintenant

INACTIVITE = timedelta(minutes=60)
DUREE_ABSOLUE = timedelta(hours=12)
PRECISION_VUE = timedelta(minutes=1)
"""``vue_le`` is written at most once in this time, so that each page does not cost a write."""

LONGUEUR_AGENT = 300


def ouvrir(session: Session, *, utilisateur_id: UUID, adresse: str | None, agent: str | None) -> str:
    """Open a session and return its secret, to be put in the browser's cookie and nowhere else."""
    secret, instant = nouveau_secret(), maintenant()
    session.add(
        SessionServeur(
            jeton_hache=empreinte(secret),
            utilisateur_id=utilisateur_id,
            cree_le=instant,
            vue_le=instant,
            expire_le=instant + DUREE_ABSOLUE,
            adresse=adresse,
            agent=agent[:LONGUEUR_AGENT] if agent else None,
        )
    )
    session.flush()
    return secret


def lire(session: Session, *, jeton: str) -> SessionServeur | None:
    """The open session of a secret; ``None`` when unknown, revoked, idle or 12 h old, or when its account is
    disabled.
    """
    return session.exec(
        select(SessionServeur)
        .join(Utilisateur, col(Utilisateur.id) == SessionServeur.utilisateur_id)
        .where(
            SessionServeur.jeton_hache == empreinte(jeton),
            col(Utilisateur.desactive_le).is_(None),
            *_vivantes(),
        )
    ).first()


def lire_expiree(session: Session, *, jeton: str) -> UUID | None:
    """The account of a session that expired without being revoked; ``None`` for any other secret."""
    return session.exec(
        select(SessionServeur.utilisateur_id).where(
            SessionServeur.jeton_hache == empreinte(jeton),
            col(SessionServeur.revoquee_le).is_(None),
            not_(and_(*_vivantes())),
        )
    ).first()


def est_a_marquer(ligne: SessionServeur) -> bool:
    """True when it is time to write that the session was used."""
    return maintenant() - ligne.vue_le >= PRECISION_VUE


def marquer_vue(session: Session, *, session_id: UUID) -> None:
    """Write that an open session was just used; one that ended meanwhile is not reopened."""
    session.execute(
        update(SessionServeur)
        .where(col(SessionServeur.id) == session_id, *_vivantes())
        .values(vue_le=maintenant())
    )


def fermer(session: Session, *, jeton: str) -> None:
    """« Se déconnecter »: the secret opens nothing any more, wherever it was copied."""
    _revoquer(session, col(SessionServeur.jeton_hache) == empreinte(jeton))


def fermer_toutes(session: Session, *, utilisateur_id: UUID, sauf: UUID | None = None) -> None:
    """Close every session of an account, except the one given, if any."""
    conditions = [col(SessionServeur.utilisateur_id) == utilisateur_id]
    if sauf is not None:
        conditions.append(col(SessionServeur.id) != sauf)
    _revoquer(session, *conditions)


def revoquer(session: Session, *, acteur: Acteur, session_id: UUID) -> None:
    """Close one of one's own sessions. Raises ``Introuvable`` for anybody else's."""
    ligne = session.get(SessionServeur, session_id)
    if ligne is None or ligne.utilisateur_id != acteur.utilisateur_id:
        raise Introuvable("Cette session n’existe plus.")
    _revoquer(session, col(SessionServeur.id) == session_id)


def mes_sessions(session: Session, *, acteur: Acteur) -> list[SessionServeur]:
    """One's own open sessions, the latest used first."""
    return list(
        session.exec(
            select(SessionServeur)
            .where(SessionServeur.utilisateur_id == acteur.utilisateur_id, *_vivantes())
            .order_by(col(SessionServeur.vue_le).desc())
        )
    )


def ouvrir_ticket(session: Session, *, utilisateur_id: UUID, adresse: str | None, agent: str | None) -> str:
    """A ticket of one minute, good once, for someone whose password was just checked."""
    purger(session)
    charge = json.dumps({"adresse": adresse, "agent": agent})
    return creer_jeton(session, utilisateur_id=utilisateur_id, usage=UsageJeton.TICKET, charge=charge)


def echanger_ticket(session: Session, ticket: str) -> str:
    """Trade a ticket for the secret of a new session. Raises ``Introuvable`` when it is used, old or unknown."""
    jeton = consommer_jeton(session, secret=ticket, usages=(UsageJeton.TICKET,))
    provenance = json.loads(jeton.charge or "{}")
    return ouvrir(
        session,
        utilisateur_id=jeton.utilisateur_id,
        adresse=provenance.get("adresse"),
        agent=provenance.get("agent"),
    )


def purger(session: Session) -> None:
    """Forget sessions that ended and secrets that expired."""
    session.execute(delete(SessionServeur).where(col(SessionServeur.expire_le) < maintenant()))
    purger_jetons(session)


def _vivantes() -> tuple[ColumnElement[bool], ...]:
    instant = maintenant()
    return (
        col(SessionServeur.revoquee_le).is_(None),
        col(SessionServeur.expire_le) > instant,
        col(SessionServeur.vue_le) > instant - INACTIVITE,
    )


def _revoquer(session: Session, *conditions: ColumnElement[bool]) -> None:
    session.execute(
        update(SessionServeur)
        .where(*conditions, col(SessionServeur.revoquee_le).is_(None))
        .values(revoquee_le=maintenant())
    )
