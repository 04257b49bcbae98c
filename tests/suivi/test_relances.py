"""Reminders: steps and days, who may note them of whom, undo."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.domain.suivi import EtapeRelance
from coop_data.errors import AccesRefuse, Introuvable, SaisieInvalide
from coop_data.models import Journal, Relance
from coop_data.suivi.relances import (
    ProchaineEtape,
    RelanceLue,
    annuler_relances,
    lire_relances,
    noter_relances,
    prochaine_etape,
)
from tests.factories import create_conseiller, create_equipe, create_structure, create_utilisateur

M1, M1_5, M2 = EtapeRelance
CRA, RETARD = date(2026, 3, 1), date(2026, 3, 31)


def relance(etape: EtapeRelance, jour: date) -> RelanceLue:
    return RelanceLue(uuid4(), uuid4(), uuid4(), etape, jour, "Rose")


@pytest.mark.parametrize(
    ("faites", "attendue"),
    [
        ([], ProchaineEtape(M1, date(2026, 3, 31))),
        ([relance(M1, date(2026, 4, 2))], ProchaineEtape(M1_5, date(2026, 4, 17))),
        ([relance(M1_5, date(2026, 4, 20)), relance(M1, date(2026, 4, 2))], ProchaineEtape(M2, date(2026, 5, 5))),
        ([relance(M2, date(2026, 5, 6)), relance(M1, date(2026, 4, 2))], None),
        ([relance(M1, date(2026, 3, 1)), relance(M1_5, date(2026, 2, 1))], ProchaineEtape(M1, date(2026, 3, 31))),
    ],
    ids=["aucune", "après M+1", "après M+1,5", "procédure finie", "d’avant le dernier CRA"],
)
def test_the_next_step_and_its_day(faites: list[RelanceLue], attendue: ProchaineEtape | None) -> None:
    assert prochaine_etape(faites, depuis=CRA, en_retard_le=RETARD) == attendue


@dataclass(frozen=True)
class Monde:
    """Alix and Nour work for the employer; Chloé coordinates Alix."""

    alix: UUID
    nour: UUID
    employeur: Acteur
    chloe: Acteur
    anct: Acteur
    aujourdhui: date


@pytest.fixture
def monde(session: Session) -> Monde:
    structure = create_structure(session)
    alix, nour = create_conseiller(session, structure), create_conseiller(session, structure)
    chef = create_conseiller(session, est_coordinateur=True)
    create_equipe(session, chef, alix)
    employeur, coordinateur, anct = (
        create_utilisateur(session, role) for role in (Role.STRUCTURE, Role.COORDINATEUR, Role.ANCT)
    )
    acteur = Acteur("Rose", frozenset({Role.STRUCTURE}), utilisateur_id=employeur.id, structure_id=structure.id)
    return Monde(
        alix.id,
        nour.id,
        acteur,
        Acteur("Chloé", frozenset({Role.COORDINATEUR}), utilisateur_id=coordinateur.id, conseiller_id=chef.id),
        Acteur("Analyste", frozenset({Role.ANCT}), utilisateur_id=anct.id),
        acteur.aujourdhui(),
    )


def noter(session: Session, acteur: Acteur, jour: date | None, *personnes: UUID) -> tuple[UUID, ...]:
    return noter_relances(session, acteur=acteur, etapes=dict.fromkeys(personnes, M1), jour=jour)


def test_several_at_once_then_undone(session: Session, monde: Monde) -> None:
    notees = noter(session, monde.employeur, monde.aujourdhui, monde.alix, monde.nour)
    assert len(notees) == 2
    assert noter(session, monde.employeur, monde.aujourdhui, monde.alix) == ()
    (lue,) = lire_relances(session, personnes=[monde.alix])[monde.alix]
    assert (lue.etape, lue.jour) == (M1, monde.aujourdhui)
    assert annuler_relances(session, acteur=monde.employeur, relances=notees) == 2
    assert session.exec(select(Relance)).all() == []
    actions = [ligne.action for ligne in session.exec(select(Journal))]
    assert actions == ["creer", "creer", "supprimer", "supprimer"]
    with pytest.raises(Introuvable):
        annuler_relances(session, acteur=monde.employeur, relances=notees[:1])


def test_each_one_reminds_its_own_people(session: Session, monde: Monde) -> None:
    for acteur in (monde.employeur, monde.chloe, monde.anct):
        jour = monde.aujourdhui - timedelta(days=len(acteur.nom))
        assert len(noter(session, acteur, jour, monde.alix)) == 1
    with pytest.raises(AccesRefuse):
        noter(session, monde.chloe, monde.aujourdhui, monde.alix, monde.nour)
    assert len(lire_relances(session, personnes=[monde.alix, monde.nour])) == 1
    partie = create_conseiller(session, create_structure(session))
    with pytest.raises(AccesRefuse):
        noter(session, monde.employeur, monde.aujourdhui, partie.id)


@pytest.mark.parametrize("role", [Role.CONSEILLER, Role.ADMIN])
def test_others_note_nothing(role: Role, session: Session, monde: Monde) -> None:
    compte = create_utilisateur(session, role)
    acteur = Acteur("X", frozenset({role}), utilisateur_id=compte.id, conseiller_id=monde.alix)
    with pytest.raises(AccesRefuse):
        noter(session, acteur, monde.aujourdhui, monde.alix)
    (notee,) = noter(session, monde.anct, monde.aujourdhui, monde.alix)
    with pytest.raises(AccesRefuse):
        annuler_relances(session, acteur=acteur, relances=(notee,))


def test_only_its_author_withdraws_a_reminder(session: Session, monde: Monde) -> None:
    (notee,) = noter(session, monde.anct, monde.aujourdhui, monde.alix)
    with pytest.raises(AccesRefuse):
        annuler_relances(session, acteur=monde.employeur, relances=(notee,))


def test_a_day_to_come_or_none_is_refused(session: Session, monde: Monde) -> None:
    for jour in (None, monde.aujourdhui + timedelta(days=1)):
        with pytest.raises(SaisieInvalide) as refus:
            noter(session, monde.employeur, jour, monde.alix)
        assert list(refus.value.erreurs) == ["jour"]
