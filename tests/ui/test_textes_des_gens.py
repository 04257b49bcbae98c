"""What people type stays text: no name, title or address becomes Markdown, a link or an image."""

import re
from collections.abc import Iterator
from uuid import UUID

import pytest
from google.protobuf.message import Message
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from coop_data import db
from coop_data.domain.coordination import TypeActivite, TypeEvenement
from coop_data.domain.roles import Role
from coop_data.domain.texte import plier
from coop_data.models import Conseiller, Tag, Utilisateur
from coop_data.ui.texte import echapper
from tests.factories import (
    create_accompagnement,
    create_activite,
    create_conseiller,
    create_equipe,
    create_structure,
    create_utilisateur,
)
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


MARKDOWN = frozenset({"body", "label", "help", "title", "content", "captions"})
"""Where the messages that Streamlit sends to the browser carry Markdown."""
AUTREMENT = {"text": MARKDOWN - {"body"}, "html": MARKDOWN - {"body"}, "radio": MARKDOWN | {"options"}}


def sources(ecran: AppTest) -> str:
    """Every piece of Markdown sent to the browser: texts, titles, labels, options drawn, helps."""
    return "\n".join(
        texte
        for noeud in ecran._tree
        if isinstance(message := getattr(noeud, "proto", None), Message)
        for texte in _markdown_of(message, AUTREMENT.get(noeud.type, MARKDOWN))
    )


def _markdown_of(message: Message, champs: frozenset[str]) -> Iterator[str]:
    for champ, valeur in message.ListFields():
        for lue in valeur if champ.is_repeated else [valeur]:
            if isinstance(lue, Message):
                yield from _markdown_of(lue, champs)
            elif champ.name in champs:
                yield lue


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


@pytest.fixture
def monde(base_servie: Engine) -> dict[str, Utilisateur]:
    """A coordinator and an administrator among hostile names: employer, member, tag, partner spelt twice."""
    with db.ecriture() as session:
        structure = create_structure(session, nom=PIEGE)
        coordinateur, membre = (
            create_conseiller(session, structure, nom=PIEGE, prenom="Eva", est_coordinateur=est_coordinateur)
            for est_coordinateur in (True, False)
        )
        create_equipe(session, coordinateur, membre)
        create_accompagnement(session, membre, structure)
        session.add(Tag(nom=PIEGE, nom_plie=plier(PIEGE), conseiller_id=coordinateur.id))
        for nom in (PIEGE, f"{PIEGE}s"):
            create_activite(
                session,
                coordinateur,
                structure,
                type=TypeActivite.PARTENARIAT,
                natures=["subvention"],
                partenaires=((nom, "association"),),
            )
        return {
            "coordinateur": create_utilisateur(session, Role.COORDINATEUR, conseiller_id=coordinateur.id),
            "admin": create_utilisateur(session, Role.ADMIN, prenom=PIEGE, nom="Durand"),
        }


@pytest.mark.parametrize(
    "qui, page, parametres",
    [
        ("coordinateur", "mon-equipe", {}),
        ("coordinateur", "mes-partenaires", {"doublons": "oui"}),
        ("coordinateur", "mes-tags", {}),
        ("coordinateur", "qualite", {}),
        ("admin", "suivi-saisie", {"vue": "personnes"}),
        ("admin", "conseillers", {}),
        ("admin", "comptes", {}),
        ("admin", "mon-compte", {}),
        ("admin", "qualite", {}),
        ("admin", "trimestre", {}),
    ],
)
def test_names_of_a_list(
    monde: dict[str, Utilisateur],
    qui: str,
    page: str,
    parametres: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert_only_text(open_screen(monkeypatch, monde[qui], page, **parametres))


def test_signs_of_markdown_are_all_escaped() -> None:
    assert echapper("a*b_c") == r"a\*b\_c"
    assert read_markdown(echapper(PIEGE)) == PIEGE
