"""Signing in: the same answer to every failure, counted in the database whatever happens."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from coop_data.auth import connexion, hachage
from coop_data.auth.connexion import REFUS, ConnexionRefusee, authentifier
from coop_data.auth.frein import TROP_DE_TENTATIVES, Freine, Tentative
from coop_data.domain.roles import Role
from coop_data.models import EchecConnexion, Utilisateur, maintenant
from tests.auth.conftest import Avancer
from tests.factories import create_utilisateur

BON = "cheval agrafe pile correcte"
EMAIL = "ada@exemple.fr"

Essai = Callable[..., str]


@pytest.fixture
def compte(base: Engine) -> Utilisateur:
    with Session(base, expire_on_commit=False) as session:
        compte = create_utilisateur(session, Role.ANCT, email=EMAIL, mot_de_passe=hachage.hacher(BON))
        create_utilisateur(session, Role.ANCT, email="sans@exemple.fr")
        create_utilisateur(
            session,
            Role.ANCT,
            email="ferme@exemple.fr",
            mot_de_passe=hachage.hacher(BON),
            desactive_le=maintenant(),
        )
        session.commit()
    return compte


def essayer(email: str = EMAIL, mot_de_passe: str = BON, adresse: str | None = "192.0.2.1") -> str:
    """What the person reads."""
    try:
        return authentifier(email=email, mot_de_passe=mot_de_passe, adresse=adresse).email
    except (ConnexionRefusee, Freine) as erreur:
        return str(erreur)


def test_the_right_password_opens_the_account(base: Engine, compte: Utilisateur) -> None:
    assert essayer(" Ada@Exemple.fr ") == EMAIL
    with Session(base) as session:
        assert session.get(Utilisateur, compte.id).derniere_connexion is not None


@pytest.mark.parametrize("email", [EMAIL, "inconnu@exemple.fr", "sans@exemple.fr", "", "x" * 5000])
def test_every_failure_reads_the_same(compte: Utilisateur, email: str) -> None:
    assert [essayer(email, "faux") for _ in range(6)] == [REFUS] * 5 + [TROP_DE_TENTATIVES]


def test_a_disabled_account_reads_like_a_wrong_password(compte: Utilisateur) -> None:
    assert essayer("ferme@exemple.fr") == REFUS


def test_every_failure_checks_one_password(compte: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    verifications = []

    def verifier(clair: str, hache: str | None) -> bool:
        verifications.append(hache is not None)
        return hachage.verifier_mot_de_passe(clair, hache)

    monkeypatch.setattr(connexion, "verifier_mot_de_passe", verifier)
    for email in (EMAIL, "inconnu@exemple.fr", "sans@exemple.fr", "ferme@exemple.fr"):
        assert essayer(email, "faux") == REFUS
    assert verifications == [True, False, False, False]


def test_after_five_failures_even_the_right_password_waits_fifteen_minutes(
    compte: Utilisateur, avancer: Avancer
) -> None:
    for _ in range(5):
        essayer(mot_de_passe="faux")
        avancer(timedelta(minutes=1))
    assert essayer() == TROP_DE_TENTATIVES
    assert essayer(adresse="198.51.100.7") == TROP_DE_TENTATIVES
    avancer(timedelta(minutes=9, seconds=59))
    assert essayer() == TROP_DE_TENTATIVES
    avancer(timedelta(seconds=1))  # the first of the five leaves the window
    assert essayer() == EMAIL


def test_success_forgets_the_failures_of_the_account(compte: Utilisateur) -> None:
    for _ in range(3):
        assert [essayer(mot_de_passe="faux") for _ in range(4)] == [REFUS] * 4
        assert essayer() == EMAIL


def test_twenty_failures_stop_an_address_whatever_the_accounts(compte: Utilisateur, avancer: Avancer) -> None:
    lus = [essayer(f"compte{rang}@exemple.fr", "faux", "2001:db8:1:2::" + str(rang)) for rang in range(1, 22)]
    assert lus == [REFUS] * 20 + [TROP_DE_TENTATIVES]
    assert essayer(adresse="2001:db8:1:2:ffff::1") == TROP_DE_TENTATIVES
    assert essayer(adresse="2001:db8:1:3::1") == EMAIL
    avancer(timedelta(minutes=15))
    assert essayer(adresse="2001:db8:1:2::1") == EMAIL


def test_a_success_does_not_wash_an_address(compte: Utilisateur) -> None:
    for rang in range(20):
        essayer(f"compte{rang}@exemple.fr", "faux")
        if rang == 10:
            assert essayer() == EMAIL
    assert essayer() == TROP_DE_TENTATIVES


def test_an_unknown_address_does_not_stop_everybody(compte: Utilisateur) -> None:
    for rang in range(25):
        assert essayer(f"compte{rang}@exemple.fr", "faux", None) == REFUS
    assert essayer(adresse=None) == EMAIL


def test_what_was_typed_is_not_kept_and_old_failures_are_forgotten(
    base: Engine, compte: Utilisateur, avancer: Avancer
) -> None:
    essayer("un mot de passe tapé trop tôt", "faux")
    avancer(timedelta(minutes=15))
    essayer("autre@exemple.fr", "faux")
    with Session(base) as session:
        cles = sorted(session.exec(select(EchecConnexion.cle)).all())
    assert cles == sorted(["adresse:192.0.2.1", Tentative("autre@exemple.fr", None).cle_compte])
    assert "exemple" not in "".join(cles)


@pytest.mark.parametrize(
    ("adresse", "cle"),
    [
        ("192.0.2.1", "adresse:192.0.2.1"),
        ("::ffff:192.0.2.1", "adresse:192.0.2.1"),
        ("2001:db8::1", "adresse:2001:db8::/64"),
        (None, None),
        ("localhost", None),
    ],
)
def test_addresses_are_counted_by_subscriber(adresse: str | None, cle: str | None) -> None:
    assert Tentative(EMAIL, adresse).cle_adresse == cle
