"""« Importer mon agenda » on screen: listed, searched, ticked, made into drafts, taken back."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from coop_data import db
from coop_data.domain.roles import Role
from coop_data.models import Brouillon, Utilisateur, maintenant
from tests.imports.test_agenda import calendrier
from tests.ui.support import create_compte, open_screen, texts, titles

HIER = maintenant() - timedelta(days=1)
TITRES = ("Réunion 12 médiateurs", "Forum des associations", "Dentiste")


@pytest.fixture
def coordinateur(base_servie: Engine) -> Utilisateur:
    with db.ecriture() as session:
        return create_compte(session, Role.COORDINATEUR)


def fichier(*titres: str) -> bytes:
    """Yesterday's events, one a week ago out of four weeks; « Dentiste » is private."""
    return calendrier(
        *(
            f"UID:{titre}\nDTSTART:{HIER:%Y%m%d}T100000Z\nDTEND:{HIER:%Y%m%d}T113000Z\nSUMMARY:{titre}"
            + ("\nCLASS:PRIVATE" if titre == "Dentiste" else "")
            for titre in titres
        )
    )


def ouvrir(monkeypatch: pytest.MonkeyPatch, compte: Utilisateur, contenu: bytes) -> AppTest:
    ecran = open_screen(monkeypatch, compte, "agenda")
    return ecran.file_uploader[0].set_value(("agenda.ics", contenu, "text/calendar")).run()


def bouton(ecran: AppTest, libelle: str) -> AppTest:
    (trouve,) = [element for element in ecran.button if element.label == libelle]
    return trouve.click().run()


def brouillons() -> list[Brouillon]:
    with db.lecture() as session:
        return list(session.exec(select(Brouillon).order_by(Brouillon.formulaire)))


def test_ticked_events_become_drafts_and_are_taken_back(
    coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = ouvrir(monkeypatch, coordinateur, fichier(*TITRES))
    assert "3 évènements, dont 3 à importer" in texts(ecran).replace("**", "")
    assert [case.value for case in ecran.checkbox] == [False, False, False]
    ecran = bouton(ecran, "Tout cocher")
    assert sorted(case.value for case in ecran.checkbox) == [
        False,
        True,
        True,
    ]  # what is private waits for a finger
    ecran = bouton(ecran, "Créer 2 brouillons")
    assert "2 brouillons créés" in texts(ecran)
    assert texts(ecran).count("Déjà dans vos brouillons") == 2
    animation, evenement = brouillons()
    assert (animation.formulaire, animation.contenu["mediateurs"], animation.contenu["duree_minutes"]) == (
        "animation",
        12,
        90,
    )
    assert (evenement.formulaire, evenement.contenu["nom"]) == ("evenement", "Forum des associations")
    ecran = bouton(ecran, "Annuler la création")
    assert brouillons() == []
    assert "3 évènements, dont 3 à importer" in texts(ecran).replace("**", "")


def test_search_and_form_of_one_line(coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(monkeypatch, coordinateur, fichier(*TITRES))
    ecran = ecran.text_input(key="agenda.recherche").set_value("forum").run()
    assert len(ecran.checkbox) == 1
    (genre,) = [choix for choix in ecran.selectbox if choix.label.startswith("Type d’activité")]
    ecran = genre.set_value("animation").run()
    ecran = bouton(ecran.checkbox[0].check().run(), "Créer 1 brouillon")
    assert [brouillon.formulaire for brouillon in brouillons()] == ["animation"]
    ecran = ecran.text_input(key="agenda.recherche").set_value("rien de tel").run()
    assert "Aucun évènement ne correspond" in texts(ecran)


def test_broken_and_empty_files_say_so(coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "n’est pas un agenda lisible" in texts(ouvrir(monkeypatch, coordinateur, b"n'importe quoi"))
    assert "Aucun évènement dans cette période" in texts(ouvrir(monkeypatch, coordinateur, calendrier()))


def test_page_is_for_those_who_log(base_servie: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        anct = create_compte(session, Role.ANCT)
    assert titles(open_screen(monkeypatch, anct, "agenda")) == ["Accès refusé"]
