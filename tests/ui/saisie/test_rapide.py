"""Quick entry on screen: read as it is typed, kept as a draft, marked in the form, saved by the form alone."""

import pytest
from sqlalchemy import Engine
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from coop_data import db
from coop_data.domain.roles import Role
from coop_data.models import ActiviteCoordination, Brouillon, Tag, Utilisateur
from tests.ui.support import create_compte, open_screen, read_markdown, texts, titles

LIGNE = "Réunion de coordination 2h hier 12 médiateurs 3 structures #NEC bonnes pratiques patati"


@pytest.fixture
def coordinateur(base_servie: Engine) -> Utilisateur:
    with db.ecriture() as session:
        return create_compte(session, Role.COORDINATEUR)


@pytest.fixture
def conseiller(base_servie: Engine) -> Utilisateur:
    with db.ecriture() as session:
        return create_compte(session, Role.CONSEILLER)


def taper(ecran: AppTest, ligne: str) -> AppTest:
    return ecran.text_input(key="rapide.ligne").set_value(ligne).run()


def continuer(ecran: AppTest) -> AppTest:
    return ecran.button(key="rapide.continuer").click().run()


def ouvrir_le_brouillon(monkeypatch: pytest.MonkeyPatch, compte: Utilisateur) -> AppTest:
    """The form that « Continuer » opened: a page left by the script is opened anew by the test's next run."""
    (brouillon,) = brouillons()
    return open_screen(monkeypatch, compte, brouillon.formulaire, brouillon=str(brouillon.id))


def titre(ecran: AppTest) -> str:
    (seul,) = titles(ecran)
    return read_markdown(seul)


def bouton(ecran: AppTest, libelle: str) -> AppTest:
    (trouve,) = [element for element in ecran.button if element.label == libelle]
    return trouve.click().run()


def brouillons() -> list[Brouillon]:
    with db.lecture() as session:
        return list(session.exec(select(Brouillon)))


@pytest.mark.parametrize("page", ["enregistrer", "accueil"])
def test_what_is_understood_is_shown_with_its_words_and_nothing_is_kept(
    coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    ecran = taper(open_screen(monkeypatch, coordinateur, page), LIGNE)
    dit = texts(ecran)
    for mots in ("2h", "hier", "12 médiateurs", "3 structures", "Réunion de coordination", "bonnes pratiques"):
        assert f"Déduit de «\u00a0{mots}\u00a0»" in dit
    assert "Nouveau\u202f: à créer dans le formulaire" in dit
    assert "patati" in dit
    assert brouillons() == []


def test_continuing_opens_the_form_filled_and_marked_and_saving_is_the_form_s(
    coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = continuer(taper(open_screen(monkeypatch, coordinateur, "enregistrer"), LIGNE))
    assert titre(ecran) == "Animation (aide, réunion, moment d’échange...)"
    ecran = ouvrir_le_brouillon(monkeypatch, coordinateur)
    assert texts(ecran).count("Déduit de «\u00a0") == 6
    assert "Mots non repris\u202f: patati" in texts(ecran)
    with db.lecture() as session:
        assert list(session.exec(select(ActiviteCoordination))) == []
        assert list(session.exec(select(Tag))) == []
    ecran = bouton(bouton(ecran, "Créer le tag «\u00a0NEC\u00a0»"), "Ajouter ces mots aux notes")
    ecran = bouton(ecran, "Enregistrer l’activité")
    assert "L’animation a bien été enregistrée." in texts(ecran)
    with db.lecture() as session:
        activite = session.exec(select(ActiviteCoordination)).one()
        assert (activite.duree_minutes, activite.mediateurs, activite.structures) == (120, 12, 3)
        assert (activite.type_animation, activite.thematiques, activite.notes) == (
            "reunion_coordination",
            ["partage"],
            "patati",
        )
        assert session.exec(select(Tag.nom)).all() == ["NEC"]
    assert brouillons() == []


def test_the_mark_leaves_a_field_that_was_changed(
    coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    continuer(taper(open_screen(monkeypatch, coordinateur, "enregistrer"), LIGNE))
    ecran = ouvrir_le_brouillon(monkeypatch, coordinateur)
    (mediateurs,) = [champ for champ in ecran.number_input if champ.label.startswith("Médiateur")]
    ecran = mediateurs.set_value(13).run()
    assert "Déduit de «\u00a012 médiateurs\u00a0»" not in texts(ecran)
    assert "Déduit de «\u00a03 structures\u00a0»" in texts(ecran)


def test_each_partner_bears_its_mark_until_its_name_changes(
    coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    continuer(
        taper(open_screen(monkeypatch, coordinateur, "enregistrer"), "Convention avec la CAF et Emmaüs Connect")
    )
    ecran = ouvrir_le_brouillon(monkeypatch, coordinateur)
    marque = "Déduit de «\u00a0avec la CAF et Emmaüs Connect\u00a0»"
    assert texts(ecran).count(marque) == 2
    (premier, _) = [champ for champ in ecran.text_input if champ.label.startswith("Nom de la structure")]
    assert texts(premier.set_value("CAF du Rhône").run()).count(marque) == 1


def test_another_form_is_one_click_away(coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = taper(open_screen(monkeypatch, coordinateur, "enregistrer"), "Rencontre 40 participants hier")
    choix = next(groupe for groupe in ecran.get("button_group") if groupe.label == "Type d’activité compris")
    assert choix.value == "evenement"
    ecran = continuer(choix.set_value("animation").run())
    assert titre(ecran) == "Animation (aide, réunion, moment d’échange...)"
    assert "Répartissez-les" in texts(ecran)


def test_a_conseiller_only_reads_accompagnements(conseiller: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = taper(open_screen(monkeypatch, conseiller, "enregistrer"), "Atelier e-mail 1h30 8 participants hier")
    assert [groupe.label for groupe in ecran.get("button_group")] == []
    assert titles(continuer(ecran)) == ["Atelier collectif"]


def test_an_empty_line_asks_for_one(coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = continuer(taper(open_screen(monkeypatch, coordinateur, "enregistrer"), "   "))
    assert "Écrivez d’abord une ligne" in texts(ecran)
    assert brouillons() == []


def test_signs_typed_stay_signs(coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ligne = "Réunion 2h ![x](http://ailleurs) <b>gras</b> :red[rouge]"
    ecran = taper(open_screen(monkeypatch, coordinateur, "enregistrer"), ligne)
    bruts = [str(bloc.value) for bloc in (*ecran.markdown, *ecran.caption)]
    assert not any("![x](" in brut or "<b>gras" in brut or ":red[" in brut for brut in bruts)
