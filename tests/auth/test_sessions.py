"""Sessions: one hour idle, twelve hours at most, revoked at once, opened by a ticket good once."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from coop_data.auth import comptes, sessions
from coop_data.domain.roles import Role
from coop_data.errors import Introuvable
from coop_data.models import Jeton, SessionServeur, Utilisateur
from tests.auth.conftest import Avancer
from tests.factories import create_utilisateur

MINUTE = timedelta(minutes=1)


@pytest.fixture
def compte(session: Session) -> Utilisateur:
    return create_utilisateur(session, Role.ANCT)


def ouvrir(session: Session, compte: Utilisateur) -> str:
    return sessions.ouvrir(session, utilisateur_id=compte.id, adresse="192.0.2.1", agent="Navigateur")


def test_a_session_is_read_by_its_secret_only(session: Session, compte: Utilisateur) -> None:
    secret = ouvrir(session, compte)
    ligne = sessions.lire(session, jeton=secret)
    assert (ligne.utilisateur_id, ligne.adresse, ligne.agent) == (compte.id, "192.0.2.1", "Navigateur")
    assert sessions.lire(session, jeton=ligne.jeton_hache) is None
    assert sessions.lire(session, jeton="") is None


def test_a_session_ends_after_an_hour_without_use(session: Session, compte: Utilisateur, avancer: Avancer) -> None:
    secret = ouvrir(session, compte)
    avancer(59 * MINUTE)
    ligne = sessions.lire(session, jeton=secret)
    sessions.marquer_vue(session, session_id=ligne.id)
    avancer(59 * MINUTE)
    assert sessions.lire(session, jeton=secret) is not None
    avancer(MINUTE)
    assert sessions.lire(session, jeton=secret) is None
    sessions.marquer_vue(session, session_id=ligne.id)
    assert sessions.lire(session, jeton=secret) is None


def test_a_session_ends_after_twelve_hours_of_use(session: Session, compte: Utilisateur, avancer: Avancer) -> None:
    secret = ouvrir(session, compte)
    identifiant = sessions.lire(session, jeton=secret).id
    for _ in range(24):
        assert sessions.lire(session, jeton=secret) is not None
        sessions.marquer_vue(session, session_id=identifiant)
        avancer(30 * MINUTE)
    assert sessions.lire(session, jeton=secret) is None


def test_use_is_written_at_most_once_a_minute(session: Session, compte: Utilisateur, avancer: Avancer) -> None:
    secret = ouvrir(session, compte)
    ligne = sessions.lire(session, jeton=secret)
    avancer(timedelta(seconds=59))
    assert not sessions.est_a_marquer(ligne)
    avancer(timedelta(seconds=1))
    assert sessions.est_a_marquer(ligne)
    sessions.marquer_vue(session, session_id=ligne.id)
    session.refresh(ligne)
    assert not sessions.est_a_marquer(ligne)


def test_signing_out_ends_one_session(session: Session, compte: Utilisateur) -> None:
    ici, ailleurs = ouvrir(session, compte), ouvrir(session, compte)
    sessions.fermer(session, jeton=ici)
    assert sessions.lire(session, jeton=ici) is None
    assert sessions.lire(session, jeton=ailleurs) is not None


def test_one_closes_ones_own_sessions_only(session: Session, compte: Utilisateur, avancer: Avancer) -> None:
    voisin = create_utilisateur(session, Role.ADMIN)
    premiere = ouvrir(session, compte)
    avancer(MINUTE)
    ouvrir(session, compte)
    du_voisin = sessions.lire(session, jeton=ouvrir(session, voisin))
    moi = comptes.acteur_du_compte(compte)
    recente, ancienne = sessions.mes_sessions(session, acteur=moi)
    assert recente.cree_le - ancienne.cree_le == MINUTE
    with pytest.raises(Introuvable):
        sessions.revoquer(session, acteur=moi, session_id=du_voisin.id)
    sessions.revoquer(session, acteur=moi, session_id=ancienne.id)
    assert [ligne.id for ligne in sessions.mes_sessions(session, acteur=moi)] == [recente.id]
    assert sessions.lire(session, jeton=premiere) is None
    assert len(sessions.mes_sessions(session, acteur=comptes.acteur_du_compte(voisin))) == 1


def test_a_disabled_account_has_no_session_even_unrevoked(session: Session, compte: Utilisateur) -> None:
    secret = ouvrir(session, compte)
    compte.desactive_le = compte.cree_le
    session.add(compte)
    assert sessions.lire(session, jeton=secret) is None


def test_a_ticket_is_traded_once_for_a_new_session(session: Session, compte: Utilisateur) -> None:
    ticket = sessions.ouvrir_ticket(session, utilisateur_id=compte.id, adresse="192.0.2.1", agent="A" * 500)
    assert session.exec(select(SessionServeur)).all() == []
    secret = sessions.echanger_ticket(session, ticket)
    ligne = sessions.lire(session, jeton=secret)
    assert (ligne.utilisateur_id, ligne.adresse, ligne.agent) == (compte.id, "192.0.2.1", "A" * 300)
    assert secret != ticket
    for refuse in (ticket, secret, "inconnu"):
        with pytest.raises(Introuvable):
            sessions.echanger_ticket(session, refuse)
    assert len(session.exec(select(SessionServeur)).all()) == 1


def test_a_ticket_lasts_a_minute(session: Session, compte: Utilisateur, avancer: Avancer) -> None:
    ticket = sessions.ouvrir_ticket(session, utilisateur_id=compte.id, adresse=None, agent=None)
    avancer(MINUTE)
    with pytest.raises(Introuvable):
        sessions.echanger_ticket(session, ticket)


def test_an_invitation_is_no_ticket(session: Session, compte: Utilisateur) -> None:
    from coop_data.acces.acteur import SYSTEME

    lien = comptes.inviter(session, acteur=SYSTEME, utilisateur_id=compte.id)
    with pytest.raises(Introuvable):
        sessions.echanger_ticket(session, lien)


def test_what_ended_is_forgotten(session: Session, compte: Utilisateur, avancer: Avancer) -> None:
    ouvrir(session, compte)
    sessions.ouvrir_ticket(session, utilisateur_id=compte.id, adresse=None, agent=None)
    avancer(timedelta(hours=12, seconds=1))
    sessions.purger(session)
    assert session.exec(select(SessionServeur)).all() == []
    assert session.exec(select(Jeton)).all() == []
