"""Whose figures and whose rows an account may ask for, on a small world with a move and two teams."""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

import pytest
from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import (
    est_dans_equipe,
    perimetre_des_lignes,
    perimetre_du_conseiller,
    perimetres_de_lecture,
    verifier_perimetre,
)
from coop_data.domain.perimetre import (
    Departement,
    National,
    Perimetre,
    Region,
    UnConseiller,
    UneEquipe,
    UneStructure,
)
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, Introuvable
from coop_data.models import Conseiller, Structure
from tests.factories import create_conseiller, create_equipe, create_poste, create_structure


@dataclass(frozen=True)
class Monde:
    """Ada left ``ancienne`` for ``nouvelle``; Zoé coordinates Ada, and coordinated Bob until 2024."""

    ancienne: Structure
    nouvelle: Structure
    ada: Conseiller
    bob: Conseiller
    zoe: Conseiller


@pytest.fixture
def monde(session: Session) -> Monde:
    ancienne, nouvelle = create_structure(session), create_structure(session, "01")
    ada = create_conseiller(session, ancienne, fin=date(2025, 6, 30))
    create_poste(session, ada, nouvelle, debut=date(2025, 7, 1))
    bob = create_conseiller(session, ancienne)
    zoe = create_conseiller(session, nouvelle, est_coordinateur=True)
    create_equipe(session, zoe, ada)
    create_equipe(session, zoe, bob, fin=date(2024, 12, 31))
    return Monde(ancienne, nouvelle, ada, bob, zoe)


def personne(nom: str, monde: Monde) -> Acteur | None:
    return {
        "anonyme": None,
        "sans_role": Acteur("?", frozenset(), conseiller_id=monde.ada.id, structure_id=monde.nouvelle.id),
        "ada": Acteur("Ada", frozenset({Role.CONSEILLER}), conseiller_id=monde.ada.id),
        "zoe": Acteur("Zoé", frozenset({Role.COORDINATEUR}), conseiller_id=monde.zoe.id),
        "ancienne": Acteur("A", frozenset({Role.STRUCTURE}), structure_id=monde.ancienne.id),
        "nouvelle": Acteur("N", frozenset({Role.STRUCTURE}), structure_id=monde.nouvelle.id),
        "anct": Acteur("ANCT", frozenset({Role.ANCT})),
        "admin": Acteur("Admin", frozenset({Role.ADMIN})),
    }[nom]


def perimetre(nom: str, monde: Monde) -> Perimetre:
    return {
        "national": National(),
        "region": Region("84"),
        "departement": Departement("69"),
        "ancienne": UneStructure(monde.ancienne.id),
        "nouvelle": UneStructure(monde.nouvelle.id),
        "equipe_de_zoe": UneEquipe(monde.zoe.id),
        "equipe_de_bob": UneEquipe(monde.bob.id),
        "ada": UnConseiller(monde.ada.id),
        "ada_ancienne": UnConseiller(monde.ada.id, monde.ancienne.id),
        "ada_nouvelle": UnConseiller(monde.ada.id, monde.nouvelle.id),
        "bob": UnConseiller(monde.bob.id),
        "bob_nouvelle": UnConseiller(monde.bob.id, monde.nouvelle.id),
        "zoe": UnConseiller(monde.zoe.id),
    }[nom]


TERRITOIRES = {"national", "region", "departement"}
TOUT = TERRITOIRES | {
    "ancienne",
    "nouvelle",
    "equipe_de_zoe",
    "equipe_de_bob",
    "ada",
    "ada_ancienne",
    "ada_nouvelle",
}
TOUT |= {"bob", "bob_nouvelle", "zoe"}
CHIFFRES = {
    "anonyme": set(),
    "sans_role": set(),
    "ada": TERRITOIRES | {"ada", "ada_ancienne", "ada_nouvelle"},
    "zoe": TERRITOIRES | {"zoe", "equipe_de_zoe", "ada", "ada_ancienne", "ada_nouvelle"},
    "ancienne": TERRITOIRES | {"ancienne", "ada_ancienne"},
    "nouvelle": TERRITOIRES | {"nouvelle", "ada_nouvelle"},
    "anct": TOUT,
    "admin": TOUT,
}
LIGNES_ACCOMPAGNEMENT = {
    "anonyme": set(),
    "sans_role": set(),
    "ada": {"ada", "ada_ancienne", "ada_nouvelle"},
    "zoe": {"equipe_de_zoe"},
    "ancienne": {"ancienne", "ada_ancienne"},
    "nouvelle": {"nouvelle", "ada_nouvelle"},
    "anct": TOUT,
    "admin": TOUT,
}
LIGNES_COORDINATION = {**LIGNES_ACCOMPAGNEMENT, "ada": set(), "zoe": {"zoe"}}


def accordes(session: Session, monde: Monde, qui: str, *, lignes: bool, domaine: str | None = None) -> set[str]:
    trouves = set()
    for nom in TOUT:
        try:
            verifier_perimetre(
                session,
                acteur=personne(qui, monde),
                perimetre=perimetre(nom, monde),
                lignes=lignes,
                domaine=domaine,
            )
        except AccesRefuse:
            continue
        trouves.add(nom)
    return trouves


@pytest.mark.parametrize("qui", CHIFFRES)
def test_perimeters_of_figures_and_of_rows(session: Session, monde: Monde, qui: str) -> None:
    assert accordes(session, monde, qui, lignes=False) == CHIFFRES[qui]
    accompagnements = accordes(session, monde, qui, lignes=True, domaine="accompagnement")
    coordination = accordes(session, monde, qui, lignes=True, domaine="coordination")
    assert accompagnements == LIGNES_ACCOMPAGNEMENT[qui]
    assert coordination == LIGNES_COORDINATION[qui]
    assert accordes(session, monde, qui, lignes=True) == accompagnements & coordination


def test_an_employer_gets_a_person_with_its_own_structure_filled(session: Session, monde: Monde) -> None:
    for qui, structure in (("ancienne", monde.ancienne), ("nouvelle", monde.nouvelle)):
        obtenu = perimetre_du_conseiller(session, acteur=personne(qui, monde), conseiller_id=monde.ada.id)
        assert obtenu == UnConseiller(monde.ada.id, structure.id)


@pytest.mark.parametrize("qui", ["ada", "zoe", "anct", "admin"])
def test_the_others_get_a_person_whole(session: Session, monde: Monde, qui: str) -> None:
    obtenu = perimetre_du_conseiller(session, acteur=personne(qui, monde), conseiller_id=monde.ada.id)
    assert obtenu == UnConseiller(monde.ada.id)


@pytest.mark.parametrize("qui", ["ada", "zoe", "nouvelle", "sans_role"])
def test_a_person_out_of_reach_does_not_exist(session: Session, monde: Monde, qui: str) -> None:
    with pytest.raises(Introuvable) as interdit:
        perimetre_du_conseiller(session, acteur=personne(qui, monde), conseiller_id=monde.bob.id)
    with pytest.raises(Introuvable) as absent:
        perimetre_du_conseiller(session, acteur=personne(qui, monde), conseiller_id=uuid4())
    assert str(interdit.value) == str(absent.value)


def test_perimeters_offered(monde: Monde) -> None:
    ada, zoe, nouvelle = monde.ada.id, monde.zoe.id, monde.nouvelle.id
    offerts = {qui: perimetres_de_lecture(personne(qui, monde)) for qui in CHIFFRES}
    assert offerts == {
        "anonyme": (),
        "sans_role": (),
        "ada": (UnConseiller(ada), National()),
        "zoe": (UnConseiller(zoe), UneEquipe(zoe), National()),
        "ancienne": (UneStructure(monde.ancienne.id), National()),
        "nouvelle": (UneStructure(nouvelle), National()),
        "anct": (National(),),
        "admin": (National(),),
    }


def test_perimeters_of_all_rows(monde: Monde) -> None:
    zoe = personne("zoe", monde)
    assert perimetre_des_lignes(zoe, "accompagnement") == (UneEquipe(monde.zoe.id),)
    assert perimetre_des_lignes(zoe, "coordination") == (UnConseiller(monde.zoe.id),)
    assert perimetre_des_lignes(personne("ada", monde), "coordination") == ()
    assert perimetre_des_lignes(personne("nouvelle", monde), "coordination") == (UneStructure(monde.nouvelle.id),)
    assert perimetre_des_lignes(personne("anct", monde), "accompagnement") == (National(),)
    assert perimetre_des_lignes(None, "accompagnement") == ()


@pytest.mark.parametrize(
    ("jour", "membre"),
    [(date(2023, 12, 31), False), (date(2024, 1, 1), True), (date(2024, 12, 31), True), (date(2025, 1, 1), False)],
)
def test_membership_holds_on_both_its_ends(session: Session, monde: Monde, jour: date, membre: bool) -> None:
    zoe = personne("zoe", monde)
    assert est_dans_equipe(session, acteur=zoe, conseiller_id=monde.bob.id, jour=jour) is membre


def test_an_account_without_person_has_no_team(session: Session, monde: Monde) -> None:
    sans_lien = Acteur("?", frozenset({Role.COORDINATEUR}))
    assert not est_dans_equipe(session, acteur=sans_lien, conseiller_id=monde.ada.id)
