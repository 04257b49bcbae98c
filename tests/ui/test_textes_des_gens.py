"""What people type stays text: no name, title or address becomes Markdown, a link or an image."""

import re
from uuid import UUID

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from coop_data import db
from coop_data.domain.coordination import TypeActivite, TypeEvenement
from coop_data.domain.roles import Role
from coop_data.models import Conseiller, Utilisateur
from coop_data.ui.texte import echapper
from tests.factories import create_activite
from tests.ui.support import create_compte, open_screen, read_markdown

PIEGE = "![im](http://ailleurs.exemple/x.png) **gras** $x$ :material/home: <b> &lt; `c`"
MARQUES = ("![im](", "**gras", "$x$", ":material/home", "<b>", "&lt;", "`c`")


@pytest.fixture
def compte(base_servie: Engine) -> Utilisateur:
    """A coordinator with a hostile name."""
    with db.ecriture() as session:
        compte = create_compte(session, Role.COORDINATEUR)
        compte.prenom = PIEGE
        session.add(compte)
    return compte


@pytest.fixture
def evenement(compte: Utilisateur) -> UUID:
    """An évènement with a hostile name."""
    with db.ecriture() as session:
        auteur = session.get_one(Conseiller, compte.conseiller_id)
        return create_activite(
            session,
            auteur,
            type=TypeActivite.EVENEMENT,
            nom=PIEGE,
            type_evenement=TypeEvenement.NEC_LOCAL,
            organisateurs=["hub"],
        ).id


def sources(ecran: AppTest) -> str:
    """Every piece of Markdown sent to the browser: texts, messages, titles, labels of links."""
    genres = ("title", "header", "subheader", "markdown", "caption", "error", "warning", "info", "success")
    textes = [str(bloc.value) for genre in genres for bloc in ecran.get(genre)]
    return "\n".join([*textes, *(lien.proto.label for lien in ecran.get("page_link"))])


def assert_only_text(ecran: AppTest) -> None:
    """The hostile text is shown, and none of its marks is left to Markdown."""
    vu = sources(ecran)
    assert PIEGE in read_markdown(vu)
    assert [marque for marque in MARQUES if re.search(rf"(?<!\\){re.escape(marque)}", vu)] == []


def test_name_of_an_account_on_its_home(compte: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, compte, "accueil")
    assert_only_text(ecran)
    assert read_markdown(sources(ecran)).count(PIEGE) == 2, "le menu et le bonjour"


@pytest.mark.parametrize("page", ["activite", "activite-enregistree", "mes-activites"])
def test_name_of_an_evenement(
    compte: Utilisateur, evenement: UUID, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert_only_text(open_screen(monkeypatch, compte, page, formulaire="evenement", id=str(evenement)))


@pytest.mark.parametrize("page, parametre", [("statistiques", "perimetre"), ("mes-statistiques", "type")])
def test_what_an_address_says(
    compte: Utilisateur, page: str, parametre: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert_only_text(open_screen(monkeypatch, compte, page, **{parametre: PIEGE}))


def test_signs_of_markdown_are_all_escaped() -> None:
    assert echapper("a*b_c") == r"a\*b\_c"
    assert read_markdown(echapper(PIEGE)) == PIEGE
