"""Screens: a photograph is taken after a confirmation, chosen beside the period, and told from the living data."""

from html import unescape

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select
from streamlit.testing.v1 import AppTest

from coop_data import db
from coop_data.domain.roles import Role
from coop_data.models import (
    BilanTrimestriel,
    Conseiller,
    Journal,
    Photographie,
    Utilisateur,
    maintenant,
)
from coop_data.photographies import photographier
from coop_data.ui.suivi.difference import PERSONNES
from tests.factories import create_utilisateur
from tests.photographies.monde import ANCT, TRIMESTRE, Monde, peupler, tout_changer
from tests.ui.support import open_screen, tables, texts
from tests.ui.vues.test_vues import garder

pytestmark = pytest.mark.un_moteur

DU_TRIMESTRE = "2026-01-01_2026-03-31"


@pytest.fixture
def monde(base_servie: Engine) -> Monde:
    with db.ecriture() as session:
        return peupler(session)


def creer(role: Role, **champs: object) -> Utilisateur:
    with db.ecriture() as session:
        return create_utilisateur(session, role, **champs)


def figer(monde: Monde) -> None:
    with db.ecriture() as session:
        photographier(session, acteur=ANCT, trimestre=TRIMESTRE)
    with db.ecriture() as session:
        tout_changer(session, monde)


def valeurs(ecran: AppTest) -> dict[str, str]:
    return {carte.label: carte.value for carte in ecran.metric}


def test_a_photograph_is_taken_after_a_confirmation(monde: Monde, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, creer(Role.ANCT), "photographies", trimestre=TRIMESTRE)
    assert "Aucune photographie pour l’instant." in texts(ecran)
    ecran.button(key="photographies.prendre").click().run()
    assert "ne se supprime pas." in texts(ecran)
    ecran.button(key="photographies.prendre").click()  # a dialog is a part of the run that opened it
    ecran.button(key="photographies.confirmer").click().run()
    assert not ecran.exception
    assert "Le 1er trimestre 2026 est photographié" in texts(ecran)
    assert "9 CRA\u202f: 6 d’accompagnement (13 accompagnements) et 3 de coordination." in texts(ecran)


def test_the_choice_stands_beside_a_period_that_a_photograph_holds(
    monde: Monde, monkeypatch: pytest.MonkeyPatch
) -> None:
    figer(monde)
    compte = creer(Role.STRUCTURE, structure_id=monde.bourg)
    ecran = open_screen(monkeypatch, compte, "statistiques-nationales")
    assert "donnees.choix" not in {champ.key for champ in ecran.selectbox}
    ecran = open_screen(monkeypatch, compte, "statistiques-nationales", periode=DU_TRIMESTRE)
    assert valeurs(ecran)["CRA enregistrés"] == "8"
    ecran.selectbox(key="donnees.choix").select("2026-T1-1").run()
    assert not ecran.exception
    assert valeurs(ecran)["CRA enregistrés"] == "6"
    assert ecran.query_params["photographie"] in ("2026-T1-1", ["2026-T1-1"])
    assert "bornes incluses. Une photographie ne porte que sur son trimestre." in texts(ecran)
    (difference,) = [table for table in tables(ecran) if list(table)[1:] == ["Photographie", "Vivant", "Écart"]]
    lignes = {ligne[0]: tuple(ligne[1:]) for ligne in difference.itertuples(index=False)}
    assert lignes["CRA enregistrés"] == ("6", "8", "+2")
    assert lignes["Accompagnements"] == ("13", "15", "+2")
    assert lignes["Conseillers actifs"] == ("2", "2", "0")


def test_the_explorer_tells_the_photograph_from_the_living_data(
    monde: Monde, monkeypatch: pytest.MonkeyPatch
) -> None:
    figer(monde)
    compte = creer(Role.ANCT)
    ecran = open_screen(monkeypatch, compte, "photographies")
    pages = [(lien.proto.label, lien.proto.query_string) for lien in ecran.get("page_link")]
    assert ("Explorer", f"photographie=2026-T1-1&periode={DU_TRIMESTRE}") in pages
    assert ("Suivi de saisie", "trimestre=2026-T1&photographie=2026-T1-1") in pages
    question = {"ligne": "departement", "colonne": "mois", "mesure": "cra", "part": "ligne"}
    question |= {"photographie": "2026-T1-1", "periode": DU_TRIMESTRE}
    ecran = open_screen(monkeypatch, compte, "explorer", **question)
    assert not ecran.exception
    (difference,) = [table for table in tables(ecran) if list(table)[1:] == ["Photographie", "Vivant", "Écart"]]
    lignes = {ligne[0]: tuple(ligne[1:]) for ligne in difference.itertuples(index=False)}
    assert list(lignes)[-1] == "Sans structure"  # what changed comes first
    assert lignes == {
        "Rhône": ("3", "0", "−3"),
        "Ain": ("2", "1", "−1"),
        "Sans structure": ("1", "1", "0"),
        "Nord": ("0", "6", "+6"),
        "Total": ("6", "8", "+2"),
    }
    ecran = open_screen(monkeypatch, compte, "explorer", **{**question, "parmi.tag": str(monde.tag)})
    assert not ecran.exception
    assert "1 ligne." in texts(ecran)  # the tag was deleted: the photograph answers, the living data refuse it
    assert "Cette question ne se pose plus aux données vivantes" in texts(ecran)
    ecran = open_screen(monkeypatch, compte, "explorer", **{**question, "photographie": ""})
    assert "Différence avec les données vivantes" not in texts(ecran)


def test_the_page_that_has_living_data_only_says_so(monde: Monde, monkeypatch: pytest.MonkeyPatch) -> None:
    figer(monde)
    compte = creer(Role.ANCT)
    ecran = open_screen(monkeypatch, compte, "qualite", photographie="2026-T1-1")
    assert not ecran.exception
    assert "La qualité des données ne se lit pas dans une photographie" in texts(ecran)
    assert "Les données vivantes sont affichées." in texts(ecran)


def liens(ecran: AppTest) -> str:
    return unescape(" ".join(str(bloc.proto.body) for bloc in ecran.get("html")))


def differences(ecran: AppTest) -> list[dict[str, tuple[str, ...]]]:
    """The tables of differences of a page: photograph, living data and gap of each line."""
    return [
        {ligne[0]: tuple(ligne[1:]) for ligne in table.itertuples(index=False)}
        for table in tables(ecran)
        if list(table)[1:] == ["Photographie", "Vivant", "Écart"]
    ]


def test_the_follow_up_reads_the_photograph_of_the_address(monde: Monde, monkeypatch: pytest.MonkeyPatch) -> None:
    """A photograph alone in the address is of its quarter; living again, the quarter stays."""
    figer(monde)
    compte = creer(Role.ANCT)
    adresse = {"photographie": "2026-T1-1", "perimetre": "departement:69", "relance": "a-faire"}
    ecran = open_screen(monkeypatch, compte, "suivi-saisie", **adresse)
    assert not ecran.exception
    assert (valeurs(ecran)["Attendus"], valeurs(ecran)["Non attendus"]) == ("2", "2")
    (lues,) = differences(ecran)
    assert (lues["Attendus"], lues["Ont saisi"]) == (("2", "0", "−2"), ("2", "0", "−2"))
    assert lues["Médiathèque (taux)"] == ("100,0\u202f%", "—", "—")
    (gens,) = [table for table in tables(ecran) if table.attrs["titre"] == PERSONNES]
    assert gens.to_numpy().tolist()[:1] + gens.to_numpy().tolist()[3:] == [
        ["Zoé Faure", "À jour, a saisi", "Hors du suivi", "Médiathèque"],
        ["Alix Petit", "À jour, a saisi", "Hors du suivi", "Médiathèque"],
    ]
    assert "4 personnes ont changé de situation" in texts(ecran)
    assert "Hors du suivi : aucun poste ici ce trimestre ni le précédent." in texts(ecran)
    assert "Photographie du" in texts(ecran)
    ecran.segmented_control(key="suivi.vue").select("personnes").run()
    dit = texts(ecran)
    assert "**Alix Petit**" in dit and "**4 personnes**" in dit
    assert "zoe@a.fr" not in dit and not [champ for champ in ecran.selectbox if champ.label == "Relances"]
    assert "/fichiers/suivi-saisie?perimetre=departement%3A69&trimestre=2026-T1&photographie=2026-T1-1" in liens(
        ecran
    )
    ecran.selectbox(key="donnees.choix").select("").run()
    assert not ecran.exception
    assert valeurs(ecran)["Attendus"] == "0"
    assert ecran.query_params["trimestre"] in ("2026-T1", ["2026-T1"])


def test_a_photograph_too_old_for_the_follow_up_says_so(monde: Monde, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        champs = {"trimestre": TRIMESTRE, "rang": 1, "prise_le": maintenant(), "auteur": "Anne"}
        session.add(Photographie(code="2026-T1-1", accompagnements=0, activites=0, avec_suivi=False, **champs))
    compte = creer(Role.ANCT)
    garder(compte, ("trimestre", TRIMESTRE), ("photographie", "2026-T1-1"), page="suivi-saisie")
    par_defaut = open_screen(monkeypatch, compte, "suivi-saisie")
    assert "Votre vue par défaut" in texts(par_defaut) and par_defaut.metric  # left aside
    ecran = open_screen(monkeypatch, compte, "suivi-saisie", photographie="2026-T1-1")
    assert not ecran.exception
    assert "Cette photographie ne dit rien du suivi de saisie" in texts(ecran)
    assert not ecran.metric
    assert ecran.selectbox(key="donnees.choix").value == "2026-T1-1"


def test_two_territories_compared_are_each_told_from_the_living_data(
    monde: Monde, monkeypatch: pytest.MonkeyPatch
) -> None:
    figer(monde)
    adresse = {"a": "departement:69", "b": "national", "domaine": "accompagnement", "periode": DU_TRIMESTRE}
    ecran = open_screen(monkeypatch, creer(Role.ANCT), "comparer", photographie="2026-T1-1", **adresse)
    assert not ecran.exception
    rhone, nation = differences(ecran)
    assert (rhone["CRA enregistrés"], nation["CRA enregistrés"]) == (("3", "0", "−3"), ("6", "8", "+2"))
    for perimetre in ("departement%3A69", "national"):
        assert f"/fichiers/differences.csv?perimetre={perimetre}&domaine=accompagnement" in liens(ecran)
    ecran = open_screen(monkeypatch, creer(Role.ANCT), "comparer", **adresse)
    assert differences(ecran) == []


def test_a_period_outside_the_quarter_is_said(monde: Monde, monkeypatch: pytest.MonkeyPatch) -> None:
    figer(monde)
    compte = creer(Role.ANCT)
    parametres = {"photographie": "2026-T1-1", "periode": "2026-01-01_2026-06-30"}
    ecran = open_screen(monkeypatch, compte, "coordination", **parametres)
    assert "Cette période sort du trimestre photographié" in texts(ecran)
    assert valeurs(ecran)["Animations"] == "1"
    ecran = open_screen(monkeypatch, compte, "coordination", photographie="2026-T1-7")
    assert "Cette photographie n’existe pas." in texts(ecran)
    ecran = open_screen(monkeypatch, compte, "territoires", photographie="2026-T1-1")
    assert not ecran.exception
    assert "Rien n’a changé" not in texts(ecran)
    ecran = open_screen(monkeypatch, compte, "trimestre", trimestre=TRIMESTRE, photographie="2026-T1-1")
    assert not ecran.exception
    assert valeurs(ecran)["Activités de coordination"] == "3"


def test_mon_trimestre_est_complet(monde: Monde, monkeypatch: pytest.MonkeyPatch) -> None:
    compte = creer(Role.COORDINATEUR, conseiller_id=monde.alix)
    with db.ecriture() as session:
        session.get_one(Conseiller, monde.alix).est_coordinateur = True
    ecran = open_screen(monkeypatch, compte, "bilan-trimestriel", trimestre=TRIMESTRE)
    ecran.button(key="bilan.complet.declarer").click().run()
    assert "Le 1er trimestre 2026 est déclaré complet." in texts(ecran)
    assert complet(monde)
    ecran.button(key="bilan.complet.retirer").click().run()
    assert "Le 1er trimestre 2026 n’est plus déclaré complet." in texts(ecran)
    assert not complet(monde)
    with db.lecture() as session:
        actions = session.exec(select(Journal.action).where(Journal.objet == "bilan_trimestriel")).all()
    assert actions == ["declarer_complet", "retirer_complet"]


def complet(monde: Monde) -> bool:
    with db.lecture() as session:
        return _bilan(session, monde).complet_le is not None


def _bilan(session: Session, monde: Monde) -> BilanTrimestriel:
    return session.exec(select(BilanTrimestriel).where(BilanTrimestriel.conseiller_id == monde.alix)).one()


def test_another_quarter_leaves_the_photograph_in_words(monde: Monde, monkeypatch: pytest.MonkeyPatch) -> None:
    figer(monde)
    compte = creer(Role.ANCT)
    ecran = open_screen(monkeypatch, compte, "suivi-saisie", photographie="2026-T1-1")
    ecran.selectbox(key="adresse.trimestre").select("ce-trimestre").run()
    assert not ecran.exception
    assert "photographie" not in ecran.query_params
    assert "trimestre" not in ecran.query_params
    ecran = open_screen(monkeypatch, compte, "trimestre", trimestre="2025-T4", photographie="2026-T1-1")
    assert "Cette photographie est celle du 1er trimestre 2026. Les données vivantes sont affichées." in texts(
        ecran
    )


def test_ready_questions_keep_the_photograph(monde: Monde, monkeypatch: pytest.MonkeyPatch) -> None:
    figer(monde)
    adresse = {"photographie": "2026-T1-1", "periode": DU_TRIMESTRE}
    ecran = open_screen(monkeypatch, creer(Role.ANCT), "explorer", **adresse)
    questions = [lien.proto.query_string for lien in ecran.get("page_link") if "ligne=" in lien.proto.query_string]
    assert len(questions) == 5
    assert all(f"periode={DU_TRIMESTRE}&photographie=2026-T1-1" in question for question in questions)
