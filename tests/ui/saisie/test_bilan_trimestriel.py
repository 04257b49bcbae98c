"""« Bilan trimestriel »: one click from home, the text kept as typed, two tabs, what is empty or to complete."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from coop_data import db
from coop_data.domain.roles import Role
from coop_data.models import BilanTrimestriel, Conseiller, Utilisateur
from tests.factories import create_activite
from tests.ui.support import create_compte, open_screen, texts, titles

T1 = "2026-T1"
ZONE = f"bilan.texte.{T1}"


@pytest.fixture
def moi(base_servie: Engine) -> Utilisateur:
    """A coordinator, with two animations in the first quarter of 2026, one of them to complete."""
    with db.ecriture() as session:
        compte = create_compte(session, Role.COORDINATEUR)
        conseiller = session.get_one(Conseiller, compte.conseiller_id)
        create_activite(session, conseiller, date=date(2026, 1, 1), duree_minutes=90, mediateurs=7)
        create_activite(session, conseiller, date=date(2026, 3, 31), a_completer=["duree_minutes"])
        return compte


def ouvrir(monkeypatch: pytest.MonkeyPatch, compte: Utilisateur, trimestre: str = T1) -> AppTest:
    return open_screen(monkeypatch, compte, "bilan-trimestriel", trimestre=trimestre)


def garde() -> list[tuple[str, str]]:
    """What the base holds."""
    with db.lecture() as session:
        return [(lu.trimestre, lu.texte) for lu in session.exec(select(BilanTrimestriel))]


def test_home_leads_there_in_one_click(moi: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, moi, "accueil").button(key="accueil.bilan").click().run()
    assert titles(ecran) == ["Bilan trimestriel"]


def test_figures_files_and_what_is_to_complete(moi: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(monkeypatch, moi)
    assert not ecran.exception
    chiffres = {metrique.label: metrique.value for metrique in ecran.metric}
    assert (chiffres["Animations"], chiffres["Temps d’animation"]) == ("2", "1\u202fh\u202f30")
    assert "1 activité importée est à compléter" in texts(ecran)
    liens = " ".join(bloc.proto.body for bloc in ecran.get("html"))
    for extension in ("pdf", "docx"):
        assert liens.count(f"/fichiers/bilan-trimestriel.{extension}?trimestre=2026-T1") == 2
    assert titles(ecran.button(key="bilan.a_completer").click().run()) == ["À compléter"]


def test_the_text_is_kept_as_it_is_typed_and_found_again(
    moi: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = ouvrir(monkeypatch, moi)
    ecran.text_area(key=ZONE).set_value("Un bon début").run()
    assert garde() == [(T1, "Un bon début")]
    assert "Enregistré le" in texts(ecran)
    assert ouvrir(monkeypatch, moi).text_area(key=ZONE).value == "Un bon début"
    assert ouvrir(monkeypatch, moi, "2025-T4").text_area(key="bilan.texte.2025-T4").value == ""


@pytest.mark.parametrize(
    ("bouton", "attendu"), [("bilan.garder", "Du bureau, suite"), ("bilan.prendre", "Du téléphone")]
)
def test_two_tabs_never_overwrite_each_other(
    moi: Utilisateur, monkeypatch: pytest.MonkeyPatch, bouton: str, attendu: str
) -> None:
    ecran = ouvrir(monkeypatch, moi)
    ecran.text_area(key=ZONE).set_value("Du bureau").run()
    with db.ecriture() as session:
        bilan = session.exec(select(BilanTrimestriel)).one()
        bilan.texte, bilan.modifie_le = "Du téléphone", datetime(2026, 4, 2, 8, 30, tzinfo=UTC)
    ecran.text_area(key=ZONE).set_value("Du bureau, suite").run()
    assert "changé ailleurs" in texts(ecran)
    assert [bloc.value for bloc in ecran.text] == ["Du téléphone"]
    assert garde() == [(T1, "Du téléphone")]
    ecran.button(key=bouton).click().run()
    assert garde() == [(T1, attendu)]
    assert ecran.text_area(key=ZONE).value == attendu
    assert "changé ailleurs" not in texts(ecran)


def test_an_empty_quarter_and_an_address_that_is_none(moi: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Aucune activité n’est enregistrée sur ce trimestre." in texts(ouvrir(monkeypatch, moi, "2025-T2"))
    ecran = ouvrir(monkeypatch, moi, "2019-T9")
    assert "n’est pas dans le calendrier" in texts(ecran)
    assert titles(ecran) == ["Bilan trimestriel"]


def test_others_are_refused(base_servie: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        comptes = [create_compte(session, role) for role in (Role.CONSEILLER, Role.STRUCTURE, Role.ANCT)]
    for compte in comptes:
        assert titles(open_screen(monkeypatch, compte, "bilan-trimestriel")) == ["Accès refusé"]
