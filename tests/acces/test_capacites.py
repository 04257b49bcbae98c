"""Every cell of role × action × object, typed by hand and never derived from the code."""

from itertools import product
from uuid import UUID

import pytest

from coop_data.acces.acteur import SYSTEME, Acteur
from coop_data.acces.capacites import Action, Cible, Objet, Portee, peut, portees, verifier_droit
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse

LETTRES = {
    "L": Action.LIRE,
    "C": Action.CREER,
    "M": Action.MODIFIER,
    "S": Action.SUPPRIMER,
    "R": Action.RESTAURER,
    "D": Action.DEMANDER,
}
ATTENDU = """
objet             | conseiller              | coordinateur                     | structure                     | anct       | admin
accompagnement    | LCMSR soi               | L equipe                         | L sa_structure                | L tous     | L tous
coordination      |                         | LCMSR soi                        | L sa_structure                | L tous     | L tous
notes             | L soi                   | L soi                            |                               |            |
brouillon         | LCMSR soi               | LCMSR soi                        |                               |            |
modele            | LCMSR soi               | LCMSR soi                        |                               |            |
tag_personnel     | LCMSR soi               | LCMSR soi                        |                               |            |
tag_equipe        | LCMSR equipe            | LCMSR soi                        |                               |            |
tag_departemental | L son_departement       | LCMSR son_departement            |                               | L tous     | L tous
tag_national      | L tous                  | L tous                           |                               | L tous     | LCMSR tous
equipe            |                         | LMSR soi                         |                               | L tous     | LCMSR tous
mes_equipes       | LM soi                  | LM soi                           |                               |            |
statistiques      | L soi + L territoires   | L soi + L equipe + L territoires | L sa_structure + L territoires| L tous     | L tous
suivi             |                         | L equipe                         | L sa_structure                | L tous     | L tous
photographie      | L tous                  | L tous                           | L tous                        | LC tous    | LC tous
vue               | LCMSR soi               | LCMSR soi                        | LCMSR soi                     | LCMSR soi  | LCMSR soi
vue_partagee      |                         |                                  |                               | CS soi     | CS tous
fiche             | L soi                   | L soi + L equipe                 | L sa_structure                | L tous     | LCMSR tous
structure         |                         |                                  | LM sa_structure               | L tous     | LCMSR tous
absence           |                         |                                  | LCMSR sa_structure            |            | LCMSR tous
relance           |                         | LCS equipe                       | LCS sa_structure              | LCS tous   | L tous
invitation        |                         | D soi                            | D sa_structure                |            | LC tous
ressource         | L tous                  | L tous                           | L tous                        | LCMSR tous | LCMSR tous
compte            |                         |                                  |                               |            | LCMSR tous
mon_compte        | LM soi                  | LM soi                           | LM soi                        | LM soi     | LM soi
referentiel       |                         |                                  |                               |            | LCMSR tous
import            | LC soi                  | LC soi                           |                               |            | LC tous
journal           |                         |                                  |                               |            | L tous
"""  # noqa: E501


def _lire_table() -> dict[tuple[Role, Objet, Action], frozenset[Portee]]:
    entete, *lignes = [[case.strip() for case in ligne.split("|")] for ligne in ATTENDU.strip().splitlines()]
    attendu: dict[tuple[Role, Objet, Action], set[Portee]] = {}
    for objet, *cases in lignes:
        for role, case in zip(entete[1:], cases, strict=True):
            for droit in filter(None, case.split(" + ")):
                lettres, portee = droit.split()
                for lettre in lettres:
                    cle = Role(role), Objet(objet), LETTRES[lettre]
                    attendu.setdefault(cle, set()).add(Portee(portee))
    return {cle: frozenset(valeurs) for cle, valeurs in attendu.items()}


PERMIS = _lire_table()
MOI, AUTRE = UUID(int=1), UUID(int=2)


def acteur(*roles: Role) -> Acteur:
    return Acteur("Essai", frozenset(roles), utilisateur_id=MOI, conseiller_id=MOI, structure_id=MOI)


@pytest.mark.parametrize(("role", "objet", "action"), list(product(Role, Objet, Action)), ids=str)
def test_each_cell_is_as_designed(role: Role, objet: Objet, action: Action) -> None:
    attendues = PERMIS.get((role, objet, action), frozenset())
    assert portees(acteur(role), action, objet) == attendues
    assert peut(acteur(role), action, objet) is bool(attendues)


@pytest.mark.parametrize(("objet", "action"), list(product(Objet, Action)), ids=str)
def test_a_visitor_or_an_account_without_role_may_do_nothing(objet: Objet, action: Action) -> None:
    partout = Cible(MOI, MOI, MOI, dans_equipe=True, dans_departement=True)
    for personne in (None, acteur()):
        assert not peut(personne, action, objet)
        assert not peut(personne, action, objet, partout)
        with pytest.raises(AccesRefuse):
            verifier_droit(personne, action, objet)


def test_the_design_names_every_role_object_and_action() -> None:
    assert {role for role, _, _ in PERMIS} == set(Role)
    assert {objet for _, objet, _ in PERMIS} == set(Objet)
    assert {action for _, _, action in PERMIS} == set(Action)


@pytest.mark.parametrize(
    ("role", "action", "objet", "cible", "attendu"),
    [
        (Role.CONSEILLER, Action.MODIFIER, Objet.ACCOMPAGNEMENT, Cible(conseiller_id=MOI), True),
        (Role.CONSEILLER, Action.MODIFIER, Objet.ACCOMPAGNEMENT, Cible(conseiller_id=AUTRE), False),
        (Role.CONSEILLER, Action.MODIFIER, Objet.ACCOMPAGNEMENT, Cible(structure_id=MOI), False),
        (Role.CONSEILLER, Action.MODIFIER, Objet.ACCOMPAGNEMENT, Cible(), False),
        (Role.CONSEILLER, Action.SUPPRIMER, Objet.BROUILLON, Cible(utilisateur_id=AUTRE), False),
        (Role.CONSEILLER, Action.SUPPRIMER, Objet.BROUILLON, Cible(utilisateur_id=MOI), True),
        (Role.COORDINATEUR, Action.LIRE, Objet.ACCOMPAGNEMENT, Cible(AUTRE, dans_equipe=True), True),
        (Role.COORDINATEUR, Action.LIRE, Objet.ACCOMPAGNEMENT, Cible(AUTRE), False),
        (Role.COORDINATEUR, Action.MODIFIER, Objet.ACCOMPAGNEMENT, Cible(AUTRE, dans_equipe=True), False),
        (Role.COORDINATEUR, Action.LIRE, Objet.NOTES, Cible(AUTRE, dans_equipe=True), False),
        (Role.COORDINATEUR, Action.CREER, Objet.TAG_DEPARTEMENTAL, Cible(dans_departement=True), True),
        (Role.COORDINATEUR, Action.CREER, Objet.TAG_DEPARTEMENTAL, Cible(MOI), False),
        (Role.STRUCTURE, Action.LIRE, Objet.COORDINATION, Cible(AUTRE, structure_id=MOI), True),
        (Role.STRUCTURE, Action.LIRE, Objet.COORDINATION, Cible(AUTRE, structure_id=AUTRE), False),
        (Role.STRUCTURE, Action.LIRE, Objet.NOTES, Cible(AUTRE, structure_id=MOI), False),
        (Role.ANCT, Action.LIRE, Objet.NOTES, Cible(AUTRE), False),
        (Role.ADMIN, Action.LIRE, Objet.NOTES, Cible(AUTRE), False),
        (Role.ANCT, Action.LIRE, Objet.ACCOMPAGNEMENT, Cible(AUTRE), True),
        (Role.CONSEILLER, Action.LIRE, Objet.STATISTIQUES, Cible(AUTRE, structure_id=AUTRE), False),
    ],
)
def test_a_right_stops_at_its_scope(role: Role, action: Action, objet: Objet, cible: Cible, attendu: bool) -> None:
    assert peut(acteur(role), action, objet, cible) is attendu


def test_roles_add_up() -> None:
    deux = acteur(Role.CONSEILLER, Role.COORDINATEUR)
    assert portees(deux, Action.LIRE, Objet.ACCOMPAGNEMENT) == {Portee.SOI, Portee.EQUIPE}


def test_an_account_without_link_owns_nothing() -> None:
    sans_lien = Acteur("Essai", frozenset({Role.CONSEILLER, Role.STRUCTURE}))
    assert not peut(sans_lien, Action.LIRE, Objet.ACCOMPAGNEMENT, Cible())
    assert not peut(sans_lien, Action.LIRE, Objet.FICHE, Cible())


def test_the_command_line_administers_but_reads_no_notes() -> None:
    assert peut(SYSTEME, Action.CREER, Objet.COMPTE)
    assert not peut(SYSTEME, Action.LIRE, Objet.NOTES)
