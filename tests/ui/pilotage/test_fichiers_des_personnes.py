"""Where an employer finds the files to hand over: a monthly sheet of a conseiller, the bilan of its structure."""

import re

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from coop_data import db
from coop_data.domain.periode import mois_decale, mois_of
from coop_data.domain.roles import Role
from coop_data.models import Structure, Utilisateur, maintenant
from tests.factories import create_conseiller
from tests.ui.support import create_compte, open_screen


@pytest.fixture
def employeur(base_servie: Engine) -> Utilisateur:
    """An employer of one conseiller."""
    with db.ecriture() as session:
        compte = create_compte(session, Role.STRUCTURE)
        structure = session.get_one(Structure, compte.structure_id)
        structure.id_externe = "S-MOI"
        session.add(structure)
        create_conseiller(session, structure, id_externe="C-MOI")
        return compte


def adresses(ecran: AppTest) -> list[str]:
    assert not ecran.exception
    return re.findall(r'href="(/fichiers/[^"]+)"', " ".join(bloc.proto.body for bloc in ecran.get("html")))


def test_the_sheet_of_the_last_month_then_of_another(
    employeur: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    precedent = mois_of(mois_decale(maintenant().date(), -1))
    for page, parametre in (("conseiller", {"id": "C-MOI"}), ("statistiques", {"perimetre": "conseiller:C-MOI"})):
        ecran = open_screen(monkeypatch, employeur, page, **parametre)
        fiche = "/fichiers/fiche-mensuelle.pdf?perimetre=conseiller%3AC-MOI&amp;mois="
        assert fiche + precedent in adresses(ecran)
        ecran.selectbox(key="adresse.mois").set_value("2026-01").run()
        assert fiche + "2026-01" in adresses(ecran)


@pytest.mark.parametrize("page", ["ma-structure", "conseillers"])
def test_the_bilan_of_the_structure_for_the_period_chosen(
    employeur: Utilisateur, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    ecran = open_screen(monkeypatch, employeur, page, periode="2026-01-01_2026-03-31")
    suite = "?perimetre=structure%3AS-MOI&amp;domaine=accompagnement&amp;periode=2026-01-01_2026-03-31"
    assert {f"/fichiers/bilan-activite.{extension}{suite}" for extension in ("pdf", "zip")} <= set(adresses(ecran))
