"""Windows: Streamlit redraws one alone, so the account is read again before anything is shown or written in it."""

import re
from dataclasses import replace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from coop_data.acces.acteur import Acteur
from coop_data.config import RACINE
from coop_data.domain.roles import Role
from coop_data.ui import identite

ACTEUR = Acteur("Camille", frozenset({Role.ADMIN}))


def dessiner(pour: "Acteur") -> None:
    import streamlit as st

    from coop_data.ui import etat
    from coop_data.ui.fenetre import fenetre

    @fenetre("Accepter la demande")
    def ouvrir(nom: str) -> None:
        st.write(f"Bonjour {nom}")

    etat.PERSONNE.ecrire(pour)
    ouvrir("Camille")


def montree(monkeypatch: pytest.MonkeyPatch, relue: Acteur | None) -> list[str]:
    """What the window of ``ACTEUR`` shows once the account, read again, is ``relue``."""
    monkeypatch.setattr(identite, "personne_connectee", lambda: relue)
    monkeypatch.setattr(st, "rerun", lambda: (st.write("La page entière"), st.stop()))
    ecran = AppTest.from_function(dessiner, args=(ACTEUR,)).run()
    assert not ecran.exception
    return [texte.value for texte in ecran.markdown]


def test_a_window_is_drawn_for_the_account_of_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    assert montree(monkeypatch, replace(ACTEUR)) == ["Bonjour Camille"]


@pytest.mark.parametrize(
    "relue",
    [
        pytest.param(None, id="signed out or disabled"),
        pytest.param(replace(ACTEUR, roles=frozenset({Role.ANCT})), id="other roles"),
        pytest.param(Acteur("Dominique", frozenset({Role.ADMIN})), id="someone else"),
    ],
)
def test_a_window_gives_way_to_the_page_once_the_account_changed(
    monkeypatch: pytest.MonkeyPatch, relue: Acteur | None
) -> None:
    assert montree(monkeypatch, relue) == ["La page entière"]


def test_nothing_is_redrawn_without_its_page_but_through_the_window() -> None:
    ecrans = RACINE / "coop_data" / "ui"
    redessinent = [
        chemin.relative_to(ecrans).as_posix()
        for chemin in ecrans.rglob("*.py")
        if re.search(r"\bst\.(dialog|fragment)\b", chemin.read_text(encoding="utf-8"))
    ]
    assert redessinent == ["fenetre.py"]
