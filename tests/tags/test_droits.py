"""Who may do what to a tag of each scope: a literal table, tried on the services."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.domain.tags import PorteeTag
from coop_data.errors import AccesRefuse, Introuvable
from coop_data.models import Tag
from coop_data.tags import (
    archiver,
    lire_tag,
    mes_tags,
    modifier_tag,
    rattachements_possibles,
    restaurer_tag,
    supprimer_tag,
    tags_des_chiffres,
    tags_supprimes,
)
from tests.factories import create_structure
from tests.saisie.exemples import acteur_de_saisie
from tests.tags.support import Monde, build_monde, tag_of

DROITS = """
               | coordinateur | membre  | collegue | voisin  | etranger | admin
personnel      | gere         | rien    | rien     | rien    | rien     | rien
equipe         | gere         | gere    | rien     | rien    | rien     | rien
departemental  | gere         | rien    | voit     | gere    | rien     | lit
national       | voit         | voit    | voit     | voit    | voit     | gere
"""
"""`gere`: reads and changes; `voit`: puts it on reports; `lit`: reads only; `rien`: does not know it exists."""


def cellules() -> list[tuple[str, str, str]]:
    entete, *lignes = DROITS.strip("\n").splitlines()
    personnes = [cellule.strip() for cellule in entete.split("|")[1:]]
    return [
        (ligne.split("|")[0].strip(), personne, cellule.strip())
        for ligne in lignes
        for personne, cellule in zip(personnes, ligne.split("|")[1:], strict=True)
    ]


@pytest.fixture
def monde(session: Session) -> Monde:
    return build_monde(session)


def est_permis(action: Callable[..., Any], session: Session, acteur: Acteur, tag: Tag) -> bool:
    try:
        with session.begin_nested():
            action(session, acteur=acteur, tag_id=tag.id)
    except AccesRefuse:
        return False
    return True


def renommer(session: Session, *, acteur: Acteur, tag_id: Any) -> None:
    modifier_tag(session, acteur=acteur, tag_id=tag_id, nom="Projet renommé", description="Pour le test")


@pytest.mark.parametrize(("portee", "personne", "attendu"), cellules())
def test_rights_on_each_scope(session: Session, monde: Monde, portee: str, personne: str, attendu: str) -> None:
    tag, acteur = tag_of(session, monde, PorteeTag(portee)), monde.personnes[personne]
    assert [vu.tag.id for vu in mes_tags(session, acteur=acteur)] == (
        [tag.id] if attendu in ("gere", "voit") else []
    )
    if attendu == "rien":
        for action in (lire_tag, renommer, archiver, supprimer_tag):
            with pytest.raises(Introuvable):
                action(session, acteur=acteur, tag_id=tag.id)
        return
    assert lire_tag(session, acteur=acteur, tag_id=tag.id) is tag
    gere = attendu == "gere"
    assert [vu.gerable for vu in mes_tags(session, acteur=acteur)] == ([] if attendu == "lit" else [gere])
    assert [est_permis(action, session, acteur, tag) for action in (renommer, archiver, supprimer_tag)] == [
        gere
    ] * 3
    if gere:
        assert [vu.tag.id for vu in tags_supprimes(session, acteur=acteur)] == [tag.id]
        assert est_permis(restaurer_tag, session, acteur, tag)


@pytest.mark.parametrize(("portee", "personne", "attendu"), cellules())
def test_a_deleted_tag_is_given_back_by_those_who_manage_it_only(
    session: Session, monde: Monde, portee: str, personne: str, attendu: str
) -> None:
    tag = tag_of(session, monde, PorteeTag(portee))
    supprimer_tag(
        session,
        acteur=monde.personnes["admin" if portee == "national" else "coordinateur"],
        tag_id=tag.id,
    )
    acteur = monde.personnes[personne]
    assert bool(tags_supprimes(session, acteur=acteur)) is (attendu == "gere")
    if attendu != "gere":
        with pytest.raises((AccesRefuse, Introuvable)):
            restaurer_tag(session, acteur=acteur, tag_id=tag.id)


def test_where_each_person_may_make_a_tag(session: Session, monde: Monde) -> None:
    offertes = {
        personne: [
            (lieu.portee.value, lieu.departement_code) for lieu in rattachements_possibles(session, acteur=a)
        ]
        for personne, a in monde.personnes.items()
    }
    assert offertes == {
        "coordinateur": [("personnel", None), ("equipe", None), ("departemental", "69")],
        "membre": [("personnel", None), ("equipe", None)],
        "collegue": [("personnel", None)],
        "voisin": [("personnel", None), ("equipe", None), ("departemental", "69")],
        "etranger": [("personnel", None), ("equipe", None), ("departemental", "59")],
        "admin": [("national", None)],
    }
    (_, equipe) = rattachements_possibles(session, acteur=monde.membre)
    assert equipe.conseiller_id == monde.coordinateur.conseiller_id


def test_roles_without_entry_have_no_tag(session: Session, monde: Monde) -> None:
    tag = tag_of(session, monde, PorteeTag.DEPARTEMENTAL)
    employeur = Acteur("Employeur", frozenset({Role.STRUCTURE}), structure_id=create_structure(session).id)
    analyste = Acteur("Analyste", frozenset({Role.ANCT}))
    for acteur in (employeur, analyste):
        assert rattachements_possibles(session, acteur=acteur) == []
    assert lire_tag(session, acteur=analyste, tag_id=tag.id) is tag
    with pytest.raises(Introuvable):
        lire_tag(session, acteur=employeur, tag_id=tag.id)


def test_figures_name_the_tags_one_may_read(session: Session, monde: Monde) -> None:
    tags = {portee: tag_of(session, monde, portee, portee.value).id for portee in PorteeTag}
    employeur = Acteur("Employeur", frozenset({Role.STRUCTURE}), structure_id=create_structure(session).id)
    attendus = {
        monde.coordinateur: {"personnel", "equipe", "departemental", "national"},
        monde.membre: {"equipe", "national"},
        Acteur("Analyste", frozenset({Role.ANCT})): {"departemental", "national"},
        employeur: {"national"},
    }
    for acteur, portees in attendus.items():
        assert tags_des_chiffres(session, acteur=acteur) == {tags[PorteeTag(portee)] for portee in portees}


def test_without_a_department_one_keeps_own_and_national_tags(session: Session, monde: Monde) -> None:
    sans_poste = acteur_de_saisie(session, Role.COORDINATEUR, sans_poste=True)
    tag_of(session, monde, PorteeTag.DEPARTEMENTAL, "Au Rhône")
    tag_of(session, monde, PorteeTag.NATIONAL, "À tous")
    tag_of(session, Monde(sans_poste, *[sans_poste] * 4), PorteeTag.PERSONNEL, "À moi")
    assert [vu.tag.nom for vu in mes_tags(session, acteur=sans_poste)] == ["À moi", "À tous"]
