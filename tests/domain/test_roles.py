"""Who logs what, who follows, who reads everything: typed by hand."""

import pytest

from coop_data.acces.acteur import Acteur
from coop_data.brouillons import FORMULAIRES
from coop_data.domain.roles import FORMULAIRES_DE, QUI_LIT_TOUT, QUI_SAISIT, QUI_SUIT, Role, role_de_saisie


@pytest.mark.parametrize(
    ("roles", "formulaires"),
    [
        ({Role.CONSEILLER}, ("accompagnement",)),
        ({Role.COORDINATEUR}, ("animation", "evenement", "partenariat")),
        ({Role.CONSEILLER, Role.COORDINATEUR}, ("animation", "evenement", "partenariat", "accompagnement")),
        ({Role.STRUCTURE, Role.ANCT, Role.ADMIN}, ()),
        (set(), ()),
    ],
    ids=["conseiller", "coordinateur", "les deux", "ceux qui lisent", "personne"],
)
def test_the_forms_of_an_account(roles: set[Role], formulaires: tuple[str, ...]) -> None:
    assert Acteur("", frozenset(roles)).formulaires == formulaires


def test_every_form_is_of_one_role() -> None:
    codes = [code for formulaires in FORMULAIRES_DE.values() for code in formulaires]
    assert sorted(codes) == sorted(FORMULAIRES)


def test_the_sets_of_roles() -> None:
    assert {"conseiller", "coordinateur"} == QUI_SAISIT
    assert {"coordinateur", "structure", "anct"} == QUI_SUIT
    assert {"anct", "admin"} == QUI_LIT_TOUT


def test_the_role_in_which_someone_logs() -> None:
    assert role_de_saisie(est_coordinateur=True) is Role.COORDINATEUR
    assert role_de_saisie(est_coordinateur=False) is Role.CONSEILLER
