"""Every page for every role and for nobody: drawn, refused, or asking to sign in; never a failure."""

import pytest
from sqlalchemy import Engine

from coop_data import db
from coop_data.acces.pages import ROLES
from coop_data.domain.roles import Role
from coop_data.models import Utilisateur
from coop_data.ui.navigation import PAGES, page_of
from tests.ui.support import create_compte, open_screen, texts, titles

SANS_COMPTE = {"aide", "accessibilite", "mentions-legales", "activation", "mot-de-passe-oublie", "introuvable"}
REFUSEES = {
    Role.CONSEILLER: {
        "animation",
        "evenement",
        "partenariat",
        "conseillers",
        "explorer",
        "ma-structure",
        "mon-equipe",
        "mes-partenaires",
        "bilan-trimestriel",
    },
    Role.COORDINATEUR: {"accompagnement", "ma-structure", "demandes"},
    Role.STRUCTURE: {
        "enregistrer",
        "animation",
        "accompagnement",
        "mes-activites",
        "mes-brouillons",
        "mon-equipe",
        "bilan-trimestriel",
    },
    Role.ANCT: {
        "enregistrer",
        "bilan-trimestriel",
        "animation",
        "accompagnement",
        "mes-activites",
        "ma-structure",
        "demandes",
    },
    Role.ADMIN: {"enregistrer", "animation", "accompagnement", "mes-activites", "ma-structure"},
}
"""Literal, some per role: what nobody may open by a slip in the table."""


SUR_DEUX_MOTEURS = (Role.ADMIN, Role.COORDINATEUR)
"""Who opens nearly every page: on PostgreSQL too, the statements of a page are tried."""


@pytest.fixture
def compte(request: pytest.FixtureRequest, base_servie: Engine) -> Utilisateur | None:
    """The account of the role asked for."""
    with db.ecriture() as session:
        return create_compte(session, request.param) if request.param else None


@pytest.mark.parametrize(
    "compte",
    [pytest.param(qui, marks=() if qui in SUR_DEUX_MOTEURS else pytest.mark.un_moteur) for qui in (*Role, None)],
    ids=lambda role: role or "anonyme",
    indirect=True,
)
def test_every_page_is_drawn_refused_or_asks_to_sign_in(
    compte: Utilisateur | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    fautes = {}
    for page in PAGES:
        ecran = open_screen(monkeypatch, compte, page.url)
        permise = page.publique or (compte is not None and bool(page.roles & set(compte.roles)))
        if ecran.exception:
            fautes[page.url] = ecran.exception[0].stack_trace[-1:] or ecran.exception[0].message
        elif permise and (not titles(ecran) or titles(ecran)[0] in ("Accès refusé", "Coop Data")):
            fautes[page.url] = f"dessinée sans son titre : {titles(ecran)}"
        elif not permise and compte is None and titles(ecran) != ["Coop Data"]:
            fautes[page.url] = f"ouverte sans compte : {titles(ecran)}"
        elif not permise and compte is not None and titles(ecran) != ["Accès refusé"]:
            fautes[page.url] = f"ouverte sans droit : {titles(ecran)}"
    assert fautes == {}


def test_each_page_says_once_who_opens_it() -> None:
    assert sorted(ROLES) == sorted(page.url for page in PAGES)


def test_pages_open_without_an_account() -> None:
    assert {page.url for page in PAGES if page.ouverte_a(None)} == SANS_COMPTE


@pytest.mark.parametrize("role", Role)
def test_pages_refused_to_a_role(role: Role) -> None:
    assert {url for url in REFUSEES[role] if role in page_of(url).roles} == set()


def test_addresses_and_scripts_are_unique_and_exist() -> None:
    assert len({page.url for page in PAGES}) == len(PAGES)
    assert [page.fichier for page in PAGES if not page.chemin.is_file()] == []


@pytest.mark.parametrize("compte", [Role.CONSEILLER], indirect=True)
def test_account_disabled_is_out_at_the_next_interaction(
    compte: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = open_screen(monkeypatch, compte, "aide")
    assert titles(ecran) == ["Aide"]
    with db.ecriture() as session:
        relu = session.get(Utilisateur, compte.id)
        assert relu is not None
        relu.desactive_le = relu.cree_le
        session.add(relu)
    ecran.switch_page(str(page_of("mon-compte").chemin)).run()
    assert titles(ecran) == ["Coop Data"]
    assert "Votre session est terminée" in texts(ecran)


@pytest.mark.parametrize("compte", [Role.COORDINATEUR, Role.ANCT], ids=str, indirect=True)
def test_button_to_log_is_for_those_who_log(compte: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    menu = open_screen(monkeypatch, compte, "aide").sidebar
    boutons = [bouton.label for bouton in menu.button if bouton.label.startswith("Enregistrer")]
    assert boutons == (["Enregistrer une activité"] if Role.COORDINATEUR in compte.roles else [])
