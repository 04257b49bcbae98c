"""A draft typed in two places: the second one is told, and nothing that either typed is lost."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session

from coop_data import brouillons
from coop_data.acces.acteur import Acteur
from coop_data.brouillons import BrouillonChange
from coop_data.models import Brouillon
from tests.saisie.exemples import acteur_de_saisie


@pytest.fixture
def acteur(session: Session) -> Acteur:
    """Someone who logs."""
    return acteur_de_saisie(session)


def garder(session: Session, acteur: Acteur, notes: str, **quoi: Any) -> Brouillon:
    return brouillons.enregistrer_brouillon(
        session, acteur=acteur, formulaire="animation", contenu={"notes": notes}, **quoi
    )


def etats(session: Session, acteur: Acteur) -> dict[str, int]:
    """Notes of each draft → its version."""
    vus = brouillons.lister_brouillons(session, acteur=acteur)
    lus = [brouillons.lire_brouillon(session, acteur=acteur, brouillon_id=vu.id) for vu in vus]
    return {lu.contenu["notes"]: lu.version for lu in lus}


def test_a_tab_that_follows_its_draft_writes_it_again_and_again(session: Session, acteur: Acteur) -> None:
    premier = garder(session, acteur, "un")
    assert premier.version == 1
    versions = [
        garder(session, acteur, notes, brouillon_id=premier.id, version=version).version
        for version, notes in ((1, "deux"), (2, "trois"), (3, "trois"), (3, "quatre"))
    ]
    assert versions == [2, 3, 3, 4]
    assert etats(session, acteur) == {"quatre": 4}


@pytest.mark.parametrize("lue", [None, 1])
def test_a_tab_left_behind_overwrites_nothing(session: Session, acteur: Acteur, lue: int | None) -> None:
    brouillon = garder(session, acteur, "un")
    garder(session, acteur, "ici", brouillon_id=brouillon.id, version=1)
    with pytest.raises(BrouillonChange, match="dans un autre onglet") as refus:
        garder(session, acteur, "là", brouillon_id=brouillon.id, version=lue)
    assert refus.value.brouillon_id == brouillon.id
    assert etats(session, acteur) == {"ici": 2}
    suivante = garder(session, acteur, "ici", brouillon_id=brouillon.id, version=lue)  # both say the same
    assert suivante.version == 2


def test_the_type_is_part_of_what_is_kept(session: Session, acteur: Acteur) -> None:
    brouillon = garder(session, acteur, "un")
    brouillons.enregistrer_brouillon(
        session,
        acteur=acteur,
        formulaire="evenement",
        contenu={"notes": "un"},
        brouillon_id=brouillon.id,
        version=1,
    )
    with pytest.raises(BrouillonChange):
        garder(session, acteur, "un", brouillon_id=brouillon.id, version=1)
    assert (brouillon.formulaire, brouillon.version) == ("evenement", 2)


def test_a_tab_left_behind_throws_nothing_away(session: Session, acteur: Acteur) -> None:
    brouillon = garder(session, acteur, "un")
    garder(session, acteur, "ici", brouillon_id=brouillon.id, version=1)
    with pytest.raises(BrouillonChange):
        brouillons.supprimer_brouillon(session, acteur=acteur, brouillon_id=brouillon.id, version=1)
    assert etats(session, acteur) == {"ici": 2}
    brouillons.supprimer_brouillon(session, acteur=acteur, brouillon_id=brouillon.id, version=2)
    assert etats(session, acteur) == {}


def test_the_draft_of_a_report_that_a_tab_does_not_know_is_left_alone(session: Session, acteur: Acteur) -> None:
    cra_id: UUID = uuid4()
    connu = garder(session, acteur, "ici", cra_id=cra_id, version_cra=3)
    with pytest.raises(BrouillonChange) as refus:
        garder(session, acteur, "là", cra_id=cra_id, version_cra=3)
    assert refus.value.brouillon_id == connu.id
    a_part = garder(session, acteur, "là", cra_id=cra_id, version_cra=3, a_part=True)
    assert (a_part.id != connu.id, a_part.cra_id, a_part.version_cra) == (True, cra_id, 3)
    assert etats(session, acteur) == {"là": 1, "ici": 1}


def test_a_draft_put_back_is_in_the_version_it_was(session: Session, acteur: Acteur) -> None:
    brouillon = garder(session, acteur, "un")
    garder(session, acteur, "deux", brouillon_id=brouillon.id, version=1)
    gardes = brouillons.supprimer_brouillons(session, acteur=acteur, brouillon_ids=[brouillon.id])
    brouillons.retablir_brouillons(session, acteur=acteur, gardes=gardes)
    assert etats(session, acteur) == {"deux": 2}
