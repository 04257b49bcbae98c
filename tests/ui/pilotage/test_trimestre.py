"""The map of territories and the quarter of coordinators, on screen."""

from datetime import date

import pytest
from sqlalchemy import Engine

from coop_data import db
from coop_data.analytics.trimestre import Maille
from coop_data.domain.roles import Role
from coop_data.exports.trimestre_listes import colonnes
from coop_data.models import Utilisateur
from coop_data.ui.navigation import page_of
from coop_data.ui.pilotage.listes_du_trimestre import GROUPES, NOM, colonnes_of
from tests.factories import create_activite, create_conseiller, create_structure, create_utilisateur
from tests.ui.support import open_screen, tables, texts, titles


@pytest.fixture
def anct(base_servie: Engine) -> Utilisateur:
    """An analyst; Alix logged in Lyon, Chloé logged nothing in Ajaccio."""
    with db.ecriture() as session:
        lyon, ajaccio = create_structure(session, "69", nom="Lyon"), create_structure(session, "2A", nom="Ajaccio")
        alix = create_conseiller(session, lyon, est_coordinateur=True, prenom="Alix", nom="Petit")
        create_conseiller(session, ajaccio, est_coordinateur=True, prenom="Chloé", nom="Faure", email="c@a.fr")
        create_activite(session, alix, lyon, date=date(2026, 2, 3), a_completer=["nom"])
        compte = create_utilisateur(session, Role.ANCT)
        session.refresh(compte)
        session.expunge_all()
        return compte


def test_quarter_by_coordinateur(anct: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, anct, "trimestre", trimestre="2026-T1")
    assert not ecran.exception
    assert titles(ecran) == ["Trimestre des coordinateurs"]
    valeurs = {carte.label: carte.value for carte in ecran.metric}
    assert (valeurs["Activités de coordination"], valeurs["À compléter"]) == ("1", "1")
    (tableau,) = tables(ecran)
    assert tableau["Nom"].tolist() == ["Alix Petit"]
    assert tableau["À compléter"].tolist() == ["1"]
    (contacts,) = tables(
        open_screen(monkeypatch, anct, "trimestre", trimestre="2026-T1", liste="departement", colonnes="projets")
    )
    assert (list(contacts)[:2], contacts["Code"].tolist()) == (["Nom", "Projets (tags)"], ["69"])


@pytest.mark.parametrize("liste", list(Maille))
def test_every_column_of_the_files_is_in_one_group_of_the_screen(liste: Maille) -> None:
    des_groupes = [entete for groupe in GROUPES for entete, _ in colonnes_of(liste, groupe)[1:]]
    assert sorted([NOM, *des_groupes]) == sorted(entete for entete, _ in colonnes(liste))


def test_who_logged_nothing_can_be_written_to(anct: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, anct, "trimestre", trimestre="2026-T1", liste="absents")
    assert not ecran.exception
    assert "Chloé Faure" in texts(ecran)
    assert "Alix Petit" not in texts(ecran)
    assert "1 coordinateur·ice sans activité enregistrée, sur 2 dont une activité était attendue" in texts(ecran)


def test_search_without_answer_and_empty_quarter_say_so(
    anct: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = open_screen(monkeypatch, anct, "trimestre", trimestre="2026-T1", recherche="atlantide")
    assert "Aucune ligne ne correspond à votre recherche." in texts(ecran)
    ecran = open_screen(monkeypatch, anct, "trimestre", trimestre="2021-T1")
    assert "Aucune activité de coordination enregistrée sur ce trimestre." in texts(ecran)
    ecran = open_screen(monkeypatch, anct, "trimestre", trimestre="2026-T1", territoire="departement:2A")
    assert {carte.label: carte.value for carte in ecran.metric}["Activités de coordination"] == "0"


@pytest.mark.parametrize("role", [Role.CONSEILLER, Role.COORDINATEUR, Role.STRUCTURE])
def test_not_in_the_menu_of_others(role: Role) -> None:
    assert role not in page_of("trimestre").roles


@pytest.mark.parametrize("maille", ["departement", "region"])
def test_map_measure_and_order_are_in_the_address(
    anct: Utilisateur, monkeypatch: pytest.MonkeyPatch, maille: str
) -> None:
    ecran = open_screen(
        monkeypatch, anct, "territoires", maille=maille, mesure="conseillers", rapport="habitants", tri="haut"
    )
    assert not ecran.exception
    assert "Conseillers en poste pour 1 000 habitants" in [titre.value for titre in ecran.header]
    premiers = ecran.dataframe[0].value["code"].tolist()[:2]
    assert sorted(premiers) == (["2A", "69"] if maille == "departement" else ["01", "02"])
    assert "Collectivités d’outre-mer" in texts(ecran)
    ecran = open_screen(monkeypatch, anct, "territoires", mesure="taux_occupation", rapport="habitants")
    assert "Taux d’occupation" in [titre.value for titre in ecran.header]
