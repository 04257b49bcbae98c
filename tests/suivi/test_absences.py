"""Absences: who records whose, what two of them may be, and their undo."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
from sqlmodel import Session, select

from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.domain.structures import MotifAbsence
from coop_data.errors import AccesRefuse, Introuvable, SaisieInvalide
from coop_data.faits.changements import version_donnees
from coop_data.models import Absence, Journal
from coop_data.suivi.absences import (
    AbsenceLue,
    ajouter_absence,
    corriger_absence,
    lister_absences,
    retablir_absence,
    retirer_absence,
)
from tests.factories import create_conseiller, create_poste, create_structure

MATERNITE = MotifAbsence.CONGE_MATERNITE
DU, AU = date(2026, 1, 5), date(2026, 4, 26)


@dataclass(frozen=True)
class Monde:
    """Alix worked for the former employer until the end of 2025, and for the present one since."""

    alix: UUID
    ancien: Acteur
    employeur: Acteur
    admin: Acteur


@pytest.fixture
def monde(session: Session) -> Monde:
    avant, apres = create_structure(session), create_structure(session)
    alix = create_conseiller(session, avant, fin=date(2025, 12, 31))
    create_poste(session, alix, apres, debut=date(2026, 1, 1))
    return Monde(
        alix.id,
        *(Acteur("E", frozenset({Role.STRUCTURE}), structure_id=structure.id) for structure in (avant, apres)),
        Acteur("A", frozenset({Role.ADMIN})),
    )


def ajouter(
    session: Session, acteur: Acteur, monde: Monde, du: date | None = DU, au: date | None = AU
) -> AbsenceLue:
    return ajouter_absence(
        session, acteur=acteur, conseiller_id=monde.alix, date_debut=du, date_fin=au, motif=MATERNITE
    )


def test_recorded_corrected_removed_and_given_back(session: Session, monde: Monde) -> None:
    version = version_donnees(session)
    absence = ajouter(session, monde.employeur, monde)
    assert absence.en_clair() == "Congé maternité, du 05/01/2026 au 26/04/2026"
    assert version_donnees(session) != version
    corrigee = corriger_absence(
        session, acteur=monde.employeur, absence_id=absence.id,
        date_debut=DU, date_fin=date(2026, 5, 3), motif=MATERNITE,
    )  # fmt: skip
    assert corrigee.date_fin == date(2026, 5, 3)
    retiree = retirer_absence(session, acteur=monde.employeur, absence_id=absence.id)
    assert session.exec(select(Absence)).all() == []
    assert retablir_absence(session, acteur=monde.employeur, absence=retiree) == corrigee
    lignes = session.exec(select(Journal).order_by(Journal.id)).all()  # type: ignore[arg-type]
    assert [ligne.action for ligne in lignes] == ["creer", "modifier", "supprimer", "restaurer"]
    assert lignes[1].avant == {"date_fin": "2026-04-26"}
    assert lignes[1].apres == {"date_fin": "2026-05-03"}


@pytest.mark.parametrize(
    ("du", "au", "champ"),
    [
        (None, AU, "date_debut"),
        (DU, None, "date_fin"),
        (AU, DU, "date_fin"),
        (date(2019, 12, 31), AU, "date_debut"),
        (DU, date(2050, 1, 1), "date_fin"),
        (date(2026, 4, 26), date(2026, 5, 1), "date_debut"),
        (date(2025, 1, 1), date(2025, 2, 1), "date_debut"),
    ],
    ids=["sans début", "sans fin", "à rebours", "trop ancienne", "trop lointaine", "un jour commun", "hors poste"],
)
def test_what_is_refused_says_where(
    du: date | None, au: date | None, champ: str, session: Session, monde: Monde
) -> None:
    ajouter(session, monde.employeur, monde)
    with pytest.raises(SaisieInvalide) as refus:
        ajouter(session, monde.employeur, monde, du, au)
    assert list(refus.value.erreurs) == [champ]


def test_a_former_employer_neither_reads_nor_touches_what_came_after(session: Session, monde: Monde) -> None:
    ancienne = ajouter(session, monde.ancien, monde, date(2025, 3, 1), date(2025, 3, 31))
    actuelle = ajouter(session, monde.employeur, monde)
    assert lister_absences(session, acteur=monde.ancien, conseiller_id=monde.alix) == [ancienne]
    assert lister_absences(session, acteur=monde.employeur, conseiller_id=monde.alix) == [actuelle]
    assert lister_absences(session, acteur=monde.admin, conseiller_id=monde.alix) == [actuelle, ancienne]
    with pytest.raises(Introuvable):
        retirer_absence(session, acteur=monde.ancien, absence_id=actuelle.id)


def test_nobody_else(session: Session, monde: Monde) -> None:
    absence = ajouter(session, monde.admin, monde)
    voisine = Acteur("V", frozenset({Role.STRUCTURE}), structure_id=create_structure(session).id)
    with pytest.raises(Introuvable):
        ajouter(session, voisine, monde, date(2026, 6, 1), date(2026, 6, 2))
    assert lister_absences(session, acteur=voisine, conseiller_id=monde.alix) == []
    for role in (Role.CONSEILLER, Role.COORDINATEUR, Role.ANCT):
        acteur = Acteur("X", frozenset({role}), conseiller_id=monde.alix)
        with pytest.raises(AccesRefuse):
            lister_absences(session, acteur=acteur, conseiller_id=monde.alix)
        with pytest.raises(AccesRefuse):
            ajouter(session, acteur, monde)
        with pytest.raises(AccesRefuse):
            retirer_absence(session, acteur=acteur, absence_id=absence.id)
