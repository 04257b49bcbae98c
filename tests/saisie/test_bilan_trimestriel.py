"""The text of a quarter: kept, never overwritten unseen, nobody else's."""

from datetime import date

import pytest
from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.domain.periode import trimestres_offerts
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, ConflitDeVersion, ErreurUtilisateur, Introuvable, SaisieInvalide
from coop_data.saisie.bilan_trimestriel import LONGUEUR_MAX, garder_texte, lire_bilan
from tests.factories import create_conseiller

T1 = "2026-T1"


@pytest.fixture
def moi(session: Session) -> Acteur:
    """A coordinator."""
    return Acteur("Zoé", frozenset({Role.COORDINATEUR}), conseiller_id=create_conseiller(session).id)


def lire(session: Session, acteur: Acteur, trimestre: str = T1) -> str:
    bilan = lire_bilan(session, acteur=acteur, trimestre=trimestre)
    return bilan.texte if bilan else ""


def test_what_is_typed_is_kept_quarter_by_quarter(session: Session, moi: Acteur) -> None:
    garder_texte(session, acteur=moi, trimestre=T1, texte="Début", lu="")
    garder_texte(session, acteur=moi, trimestre=T1, texte="Début, suite", lu="Début")
    garder_texte(session, acteur=moi, trimestre="2026-T2", texte="Été", lu="")
    assert [lire(session, moi, code) for code in (T1, "2026-T2", "2026-T3")] == ["Début, suite", "Été", ""]


def test_a_text_changed_elsewhere_is_never_overwritten_unseen(session: Session, moi: Acteur) -> None:
    garder_texte(session, acteur=moi, trimestre=T1, texte="Du bureau", lu="")
    with pytest.raises(ConflitDeVersion):
        garder_texte(session, acteur=moi, trimestre=T1, texte="Du téléphone", lu="")
    assert lire(session, moi) == "Du bureau"
    garder_texte(session, acteur=moi, trimestre=T1, texte="Du téléphone", lu="Du bureau")
    assert lire(session, moi) == "Du téléphone"


def test_the_same_text_twice_is_one_version(session: Session, moi: Acteur) -> None:
    quand = garder_texte(session, acteur=moi, trimestre=T1, texte="Fait", lu="")
    assert garder_texte(session, acteur=moi, trimestre=T1, texte="Fait", lu="") == quand


def test_nobody_reads_the_text_of_another(session: Session, moi: Acteur) -> None:
    garder_texte(session, acteur=moi, trimestre=T1, texte="Pour moi", lu="")
    autre = Acteur("Ali", frozenset({Role.COORDINATEUR}), conseiller_id=create_conseiller(session).id)
    assert lire(session, autre) == ""


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.COORDINATEUR}))
def test_only_coordinators_have_one(session: Session, role: Role) -> None:
    acteur = Acteur("Quelqu’un", frozenset({role}), conseiller_id=create_conseiller(session).id)
    with pytest.raises(AccesRefuse):
        garder_texte(session, acteur=acteur, trimestre=T1, texte="x", lu="")
    with pytest.raises(AccesRefuse):
        lire_bilan(session, acteur=acteur, trimestre=T1)


@pytest.mark.parametrize(
    ("trimestre", "texte", "refus"),
    [
        ("2019-T4", "x", Introuvable),
        ("2126-T1", "x", Introuvable),
        ("2026-T5", "x", Introuvable),
        ("hier", "x", Introuvable),
        (T1, "x" * (LONGUEUR_MAX + 1), SaisieInvalide),
    ],
)
def test_refusals(
    session: Session, moi: Acteur, trimestre: str, texte: str, refus: type[ErreurUtilisateur]
) -> None:
    with pytest.raises(refus):
        garder_texte(session, acteur=moi, trimestre=trimestre, texte=texte, lu="")


@pytest.mark.parametrize(
    ("jour", "premiers"),
    [
        (date(2026, 1, 1), ["2025-T4", "2026-T1", "2025-T3"]),
        (date(2026, 4, 30), ["2026-T1", "2026-T2", "2025-T4"]),
        (date(2026, 5, 1), ["2026-T2", "2026-T1", "2025-T4"]),
        (date(2026, 12, 31), ["2026-T4", "2026-T3", "2026-T2"]),
        (date(2020, 2, 29), ["2020-T1"]),
    ],
)
def test_the_quarter_that_ended_comes_first_for_thirty_days(jour: date, premiers: list[str]) -> None:
    assert trimestres_offerts(jour, 3) == premiers
