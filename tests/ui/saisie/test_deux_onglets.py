"""One draft, or one report, open in two tabs: the second one goes on apart, is told, and nothing typed is lost."""

from uuid import UUID

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select
from streamlit.testing.v1 import AppTest

from coop_data import db, formats
from coop_data.auth.comptes import charger_acteur
from coop_data.brouillons import enregistrer_brouillon
from coop_data.domain.coordination import TypeAnimation
from coop_data.domain.roles import Role
from coop_data.models import ActiviteCoordination, Brouillon, Conseiller, Utilisateur
from coop_data.ui.saisie import ailleurs, garde
from coop_data.ui.saisie.ouverture import Ouverture
from tests.factories import create_activite
from tests.ui.support import create_compte, open_screen, tables, texts

ENREGISTRER = "Enregistrer l’activité"


@pytest.fixture
def compte(base_servie: Engine) -> Utilisateur:
    """A coordinator in post."""
    with db.ecriture() as session:
        return create_compte(session, Role.COORDINATEUR)


@pytest.fixture
def onglets(compte: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> tuple[AppTest, AppTest]:
    """The same draft of an animation that may be sent, in the tab where it was begun and in a second one."""
    premier = open_screen(monkeypatch, compte, "animation")
    premier.button_group[0].set_value(60).run()
    next(champ for champ in premier.number_input if champ.label.startswith("Structure")).set_value(2)
    next(champ for champ in premier.radio if champ.label.startswith("Type")).set_value(TypeAnimation.WEBINAIRE)
    next(case for case in premier.checkbox if case.label.startswith("Échanges")).check()
    premier.run()
    (brouillon,) = brouillons()
    return premier, open_screen(monkeypatch, compte, "animation", brouillon=str(brouillon.id))


def ecrire(ecran: AppTest, notes: str) -> AppTest:
    """Type the notes."""
    return next(zone for zone in ecran.text_area if zone.label.startswith("Notes")).set_value(notes).run()


def presser(ecran: AppTest, libelle: str) -> AppTest:
    """Press the last button of that label: a dialog’s stands after the page’s."""
    return [bouton for bouton in ecran.button if bouton.label == libelle][-1].click().run()


def brouillons() -> list[Brouillon]:
    with db.lecture() as session:
        return list(session.exec(select(Brouillon).order_by(col(Brouillon.cree_le))))


def notes() -> list[str | None]:
    """The notes of each draft, first made first."""
    return [brouillon.contenu["notes"] for brouillon in brouillons()]


def enregistrees() -> list[str | None]:
    """The notes of each report."""
    with db.lecture() as session:
        return [
            cra.notes for cra in session.exec(select(ActiviteCoordination).order_by(ActiviteCoordination.cree_le))
        ]


def tableau(ecran: AppTest) -> list[list[str]]:
    """What differs between the two versions, as the screen says it."""
    (lu,) = tables(ecran)
    return [list(lu.columns), *lu.to_numpy().tolist()]


def test_the_second_tab_goes_on_apart_and_is_told(onglets: tuple[AppTest, AppTest]) -> None:
    premier, second = onglets
    ecrire(premier, "Premier onglet")
    ecrire(second, "Second onglet")
    assert notes() == ["Premier onglet", "Second onglet"]
    assert formats.insecable(ailleurs.A_PART) in texts(second)
    assert "dans un brouillon à part : le message en haut du formulaire" in texts(second)
    ouvert, a_part = brouillons()
    assert f"[Ouvrir l’autre version](animation?brouillon={ouvert.id})" in texts(second)
    assert tableau(second) == [
        ["Champ", "L’autre version", "Votre saisie"],
        ["Notes sur l’animation", "Premier onglet", "Second onglet"],
    ]
    assert second.query_params["brouillon"] == str(a_part.id)
    ecrire(premier, "Premier onglet, suite")
    ecrire(second, "Second onglet, suite")
    assert formats.insecable(ailleurs.A_PART) not in texts(premier)
    assert notes() == ["Premier onglet, suite", "Second onglet, suite"]


def test_each_of_the_two_versions_may_be_sent(onglets: tuple[AppTest, AppTest]) -> None:
    premier, second = onglets
    ecrire(premier, "Premier onglet")
    ecrire(second, "Second onglet")
    presser(second, ENREGISTRER)
    assert (enregistrees(), notes()) == (["Second onglet"], ["Premier onglet"])
    premier = presser(premier, ENREGISTRER)
    assert "Une activité semblable est déjà enregistrée" in texts(premier)
    presser(premier, "Enregistrer quand même")
    assert (enregistrees(), notes()) == (["Second onglet", "Premier onglet"], [])


def test_what_the_other_tab_typed_is_not_dropped_by_sending(onglets: tuple[AppTest, AppTest]) -> None:
    premier, second = onglets
    ecrire(premier, "Premier onglet")
    second = presser(second, ENREGISTRER)
    assert formats.insecable(ailleurs.A_PART) in texts(second)
    assert (enregistrees(), notes()) == ([], ["Premier onglet", None])
    presser(second, ENREGISTRER)
    assert (enregistrees(), notes()) == ([None], ["Premier onglet"])


def test_nor_by_keeping_a_draft(onglets: tuple[AppTest, AppTest]) -> None:
    premier, second = onglets
    ecrire(premier, "Premier onglet")
    second = presser(second, "Enregistrer en brouillon")
    assert "Votre brouillon est enregistré, à part de celui de l’autre onglet" in texts(second)
    assert notes() == ["Premier onglet", None]


def test_leaving_drops_only_what_this_tab_holds(compte: Utilisateur) -> None:
    with db.ecriture() as session:
        acteur = charger_acteur(session, utilisateur_id=compte.id)
        assert acteur is not None
        quoi = {"acteur": acteur, "formulaire": "animation"}
        ouvert = enregistrer_brouillon(session, **quoi, contenu={"notes": "Au départ"})
        enregistrer_brouillon(session, **quoi, contenu={"notes": "Ici"}, brouillon_id=ouvert.id, version=1)
    restes = []
    for version in (1, 2):
        onglet = Ouverture("animation", acteur, {}, brouillon_id=ouvert.id, version_brouillon=version)
        assert garde.abandonner(onglet) is True
        restes.append(notes())
    assert restes == [["Ici"], []]


@pytest.fixture
def animation(compte: Utilisateur) -> UUID:
    """An animation of the coordinator."""
    with db.ecriture() as session:
        return create_activite(session, session.get_one(Conseiller, compte.conseiller_id), notes="Au départ").id


def test_a_report_changed_in_two_tabs_has_a_draft_for_each(
    compte: Utilisateur, animation: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    premier, second = (open_screen(monkeypatch, compte, "animation", id=str(animation)) for _ in range(2))
    ecrire(premier, "Premier onglet")
    for texte in ("Second", "Second onglet"):
        second = ecrire(second, texte)
        assert formats.insecable(ailleurs.A_PART) in texts(second)
    assert notes() == ["Premier onglet", "Second onglet"]
    assert {brouillon.cra_id for brouillon in brouillons()} == {animation}


def test_a_draft_ended_in_another_tab_is_kept_anew_said_and_sent(onglets: tuple[AppTest, AppTest]) -> None:
    premier, second = onglets
    presser(premier, ENREGISTRER)
    assert (enregistrees(), notes()) == ([None], [])
    second = ecrire(second, "Toujours là")
    assert formats.insecable(ailleurs.TERMINE) in texts(second)
    assert notes() == ["Toujours là"]
    presser(presser(second, ENREGISTRER), "Enregistrer quand même")
    assert (enregistrees(), notes()) == ([None, "Toujours là"], [])


def test_starting_again_from_the_report_never_overwrites_what_another_tab_typed(
    compte: Utilisateur, animation: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    un = ecrire(open_screen(monkeypatch, compte, "animation", id=str(animation)), "Un")
    deux = open_screen(monkeypatch, compte, "animation", id=str(animation))
    ecrire(un, "Un, puis un autre")
    deux = presser(deux, "Repartir de la version enregistrée")
    assert notes() == ["Un, puis un autre"]
    assert any("autre onglet" in message for message in texts(deux).splitlines())
    ecrire(deux, "Deux")
    assert sorted(str(note) for note in notes()) == ["Deux", "Un, puis un autre"]


def test_a_text_refused_because_its_draft_was_sent_elsewhere_is_kept_in_a_draft(
    compte: Utilisateur, onglets: tuple[AppTest, AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    premier = ecrire(onglets[0], "Un long texte")
    (brouillon,) = brouillons()
    second = ecrire(open_screen(monkeypatch, compte, "animation", brouillon=str(brouillon.id)), "Court")
    presser(second, ENREGISTRER)
    presser(presser(premier, ENREGISTRER), "Enregistrer quand même")
    assert (enregistrees(), notes()) == (["Court"], ["Un long texte"])
