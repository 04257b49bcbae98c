"""« Vérifié, c’est bien ainsi »: by the author alone, until the report changes, taken back at will."""

from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from coop_data.acces.acteur import Acteur
from coop_data.domain.qualite import Controle
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, Introuvable, SaisieInvalide
from coop_data.faits.changements import version_donnees
from coop_data.models import Journal
from coop_data.saisie.confirmations import annuler_confirmation, confirmer, lire_confirmes
from tests.factories import create_accompagnement, create_conseiller, create_structure

DUREES = Controle.DUREES


@dataclass(frozen=True)
class Monde:
    """Alix, and one of her reports."""

    alix: Acteur
    cra: UUID

    @property
    def choix(self) -> list[tuple[str, UUID]]:
        """The report, as services take it."""
        return [("accompagnement", self.cra)]


@pytest.fixture
def monde(session: Session) -> Monde:
    structure = create_structure(session)
    alix = create_conseiller(session, structure)
    cra = create_accompagnement(session, alix, structure, duree_minutes=300)
    return Monde(Acteur("Alix", frozenset({Role.CONSEILLER}), uuid4(), alix.id), cra.id)


def test_confirmed_then_taken_back_in_the_journal(session: Session, monde: Monde) -> None:
    avant = version_donnees(session)
    assert confirmer(session, acteur=monde.alix, controle=DUREES, choix=monde.choix) == 1
    assert lire_confirmes(session) == {DUREES: {monde.cra: 1}}
    assert version_donnees(session) != avant
    assert annuler_confirmation(session, acteur=monde.alix, controle=DUREES, choix=monde.choix) == 1
    assert lire_confirmes(session) == {DUREES: {}}
    lignes = session.exec(select(Journal).order_by(Journal.id)).all()  # type: ignore[arg-type]
    assert [(ligne.action, ligne.objet, ligne.objet_id, ligne.apres) for ligne in lignes] == [
        ("confirmer", "qualite", str(monde.cra), {"controle": "durees", "version": 1}),
        ("annuler_confirmation", "qualite", str(monde.cra), {"controle": "durees", "version": 1}),
    ]


def test_nobody_else_and_nothing_else(session: Session, monde: Monde) -> None:
    anct = Acteur("Analyste", frozenset({Role.ANCT}), uuid4())
    autre = Acteur("Nour", frozenset({Role.CONSEILLER}), uuid4(), create_conseiller(session).id)
    sans_role = Acteur("Alix", frozenset({Role.COORDINATEUR}), uuid4(), monde.alix.conseiller_id)
    for acteur, refus in ((anct, Introuvable), (autre, Introuvable), (sans_role, AccesRefuse)):
        for geste in (confirmer, annuler_confirmation):
            with pytest.raises(refus):
                geste(session, acteur=acteur, controle=DUREES, choix=monde.choix)
    for controle in (Controle.A_COMPLETER, Controle.SANS_STRUCTURE, Controle.FUTUR, Controle.COMMUNES):
        with pytest.raises(SaisieInvalide):
            confirmer(session, acteur=monde.alix, controle=controle, choix=monde.choix)
    assert lire_confirmes(session) == {}
