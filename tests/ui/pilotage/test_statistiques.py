"""Pages of figures: what they show is what ``compute`` counts, under headings that hold every breakdown once."""

import csv
import io
from datetime import date

import pandas as pd
import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from coop_data.analytics.calcul import compute_bilan
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.statistique import Croisement, Domaine
from coop_data.domain.perimetre import National
from coop_data.domain.roles import Role
from coop_data.exports import presentation
from coop_data.exports.statistiques import repartition_en_csv
from coop_data.models import Utilisateur
from coop_data.statistiques import CATALOGUE
from coop_data.statistiques.rubriques import CHIFFRES, ORDONNEES, RUBRIQUES
from coop_data.ui import graphiques
from coop_data.ui.accueil_pilotage import ESSENTIELS
from tests.factories import create_accompagnement, create_conseiller, create_structure, create_utilisateur
from tests.images import poser
from tests.statistiques.mondes import bilan, create_monde, log_accompagnements, log_coordination
from tests.ui.pilotage.support import cartes, widget
from tests.ui.support import open_screen, texts, titles

MARS = "2026-02-01_2026-03-31"
LISTES_DE_PERSONNES = {Domaine.ACCOMPAGNEMENT: {"conseillers"}, Domaine.COORDINATION: set()}
"""Breakdowns by person that have a page of their own instead: the list of conseillers."""


def peupler(session: Session) -> Utilisateur:
    """An analyst, and the reports of ``mondes``."""
    monde = create_monde(session)
    log_accompagnements(session, monde)
    log_coordination(session, monde)
    return create_utilisateur(session, Role.ANCT)


@pytest.fixture
def anct(base_servie: Engine) -> Utilisateur:
    return poser(base_servie, peupler)


@pytest.mark.parametrize("domaine", Domaine)
def test_every_breakdown_stands_under_one_heading(domaine: Domaine) -> None:
    places = [code for rubrique in RUBRIQUES[domaine] for code in rubrique.toutes]
    assert len(places) == len(set(places))
    attendues = {statistique.code for statistique in CATALOGUE[domaine].repartitions}
    assert set(places) == attendues - LISTES_DE_PERSONNES[domaine]
    assert all(rubrique.larges <= set(rubrique.repartitions) for rubrique in RUBRIQUES[domaine])


def test_every_figure_named_by_a_page_is_in_the_catalogue() -> None:
    for domaine in Domaine:
        connus = {statistique.code for statistique in CATALOGUE[domaine].chiffres}
        assert set(CHIFFRES[domaine]) | set(ESSENTIELS[domaine]) <= connus
    toutes = {statistique.code for domaine in Domaine for statistique in CATALOGUE[domaine].repartitions}
    assert toutes >= ORDONNEES


def test_cards_of_accompagnements(anct: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, anct, "statistiques-nationales", periode=MARS)
    assert not ecran.exception
    assert titles(ecran) == ["Statistiques nationales"]
    assert cartes(ecran) == {
        "CRA enregistrés": "8",
        "Accompagnements": "21",
        "Personnes accompagnées (estimation)": "16",
        "Accompagnements individuels": "5",
        "Ateliers collectifs": "2",
        "Participants aux ateliers": "15",
        "Temps en accompagnement": "8\u202fh\u202f15",
        "Orientations vers une autre structure": "4",
        "Conseillers actifs": "2",
        "CRA par semaine d’activité": "1,6",
    }


def test_cards_of_coordination(anct: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    montrees = cartes(open_screen(monkeypatch, anct, "coordination", periode=MARS))
    attendues = {"Activités de coordination": "7", "Animations": "3", "Évènements": "2", "Partenariats": "2"}
    assert {libelle: montrees[libelle] for libelle in attendues} == attendues
    assert montrees["Temps d’animation"] == "3\u202fh\u202f50"


def test_each_heading_shows_its_breakdowns_and_stands_in_the_address(
    anct: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = open_screen(monkeypatch, anct, "statistiques-nationales", periode=MARS)
    widget(ecran, "button_group", "Rubrique").set_value("publics").run()
    assert ecran.query_params["rubrique"] in ("publics", ["publics"])
    assert [titre.value for titre in ecran.subheader] == [
        "Tranches d’âge des personnes accompagnées",
        "Statut des personnes accompagnées",
        "Genre des personnes accompagnées",
        "Autonomie des bénéficiaires",
        "Niveau des ateliers",
    ]
    relu = open_screen(monkeypatch, anct, "statistiques-nationales", periode=MARS, rubrique="inconnue")
    assert relu.subheader[0].value == "Fréquence des accompagnements par thème"


def test_empty_period_shows_zeros_and_a_sentence(anct: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, anct, "statistiques-nationales", periode="2021-01-01_2021-01-31")
    assert not ecran.exception
    assert {valeur for libelle, valeur in cartes(ecran).items() if not libelle.startswith("CRA par")} == {
        "0", "0\u202fmin",
    }  # fmt: skip
    assert cartes(ecran)["CRA par semaine d’activité"] == "–"
    assert texts(ecran).count("Aucune donnée sur cette période") == 3
    assert not ecran.get("plotly_chart")


def test_a_month_without_activity_keeps_its_column(session: Session) -> None:
    """Nothing in January: December and February do not stand side by side."""
    alix = create_conseiller(session, create_structure(session))
    for jour in (date(2025, 12, 3), date(2026, 2, 4)):
        create_accompagnement(session, alix, date=jour)
    jours = compute_bilan(
        session=session,
        catalogue=CATALOGUE[Domaine.ACCOMPAGNEMENT],
        perimetre=National(),
        filtres=Filtres(date(2025, 1, 1), date(2026, 12, 31)),
        repartitions=["jours_mois"],
    ).repartitions["jours_mois"]
    assert list(presentation.tableau(jours).columns) == ["Intitulé", "déc. 2025", "janv. 2026", "févr. 2026"]
    assert presentation.tableau(jours).iloc[-1].tolist() == ["Total du mois", "1", "0", "1"]


@pytest.mark.parametrize("domaine", Domaine)
def test_table_chart_and_file_hold_the_same_rows(domaine: Domaine, session: Session) -> None:
    monde = create_monde(session)
    log_accompagnements(session, monde)
    log_coordination(session, monde)
    for code, resultat in bilan(session, domaine).repartitions.items():
        lisible = presentation.tableau(resultat)
        lu = csv.DictReader(io.StringIO(repartition_en_csv(resultat).removeprefix("\ufeff")), delimiter=";")
        lignes = [ligne for ligne in lu if ligne["rubrique"].partition(".")[0] == code]
        if isinstance(resultat.statistique.ventilation, Croisement):
            ecrits = sum(int(ligne["effectif"]) for ligne in lignes)
            assert int(presentation.croiser(resultat).to_numpy().sum()) == ecrits > 0, code
            continue
        lignes = [ligne for ligne in lignes if ligne["rubrique"] == code]
        if "effectif" in resultat.lignes:
            effectifs = [str(valeur) for valeur in resultat.lignes["effectif"]]
            assert [ligne["effectif"] for ligne in lignes] == effectifs, code
            dits = [presentation.dire_valeur(resultat)(valeur) for valeur in resultat.lignes["effectif"]]
            assert lisible[lisible.columns[1]].tolist() == dits, code
        assert len(lisible) == len(lignes) == len(resultat.lignes), code


def test_table_of_types_reads_in_french(session: Session) -> None:
    log_accompagnements(session, create_monde(session))
    types = presentation.tableau(bilan(session, Domaine.ACCOMPAGNEMENT).repartitions["activites"])
    assert types.to_dict("records") == [
        {"Intitulé": "Accompagnement individuel", "CRA": "5", "Accompagnements": "5", "Part": "62,5\u202f%"},
        {"Intitulé": "Atelier collectif", "CRA": "2", "Accompagnements": "15", "Part": "25,0\u202f%"},
        {"Intitulé": "Demande ponctuelle", "CRA": "1", "Accompagnements": "1", "Part": "12,5\u202f%"},
    ]


def test_sentence_names_the_first_row_and_the_highest_month(session: Session) -> None:
    log_accompagnements(session, create_monde(session))
    repartitions = bilan(session, Domaine.ACCOMPAGNEMENT).repartitions
    dite = presentation.phrase(repartitions["activites"]).replace("\u00a0", " ").replace("\u202f", " ")
    assert dite == "En tête : Accompagnement individuel, 5 CRA, soit 62,5 % du total."
    dite = presentation.phrase(repartitions["thematiques"]).replace("\u00a0", " ").replace("\u202f", " ")
    assert dite == "En tête : E-mail, 7 mentions sur 8, soit 87,5 % des mentions."
    dite = presentation.phrase(repartitions["evolution"]).replace("\u00a0", " ").replace("\u202f", " ")
    assert dite == "8 CRA sur la période ; le plus haut : mars 2026, 7."


def test_label_typed_by_someone_stays_text_in_a_chart() -> None:
    piege = pd.DataFrame({"libelle": ['<a href="https://ailleurs.example">Ici</a>'], "effectif": [1]})
    (barre,) = graphiques.barres(piege, [("effectif", "CRA")]).data
    assert "<a" not in "".join(barre.y)
    assert "&lt;a" in barre.y[0]


def test_each_measure_of_a_chart_has_its_pattern(session: Session) -> None:
    log_coordination(session, create_monde(session))
    lignes = bilan(session, Domaine.COORDINATION).repartitions["evolution"].lignes
    noms = ("animation", "evenement", "partenariat")
    figure = graphiques.colonnes(lignes["mois"], [(nom, list(lignes[nom])) for nom in noms])
    assert [serie.marker.pattern.shape for serie in figure.data] == ["", "/", "."]
    assert [sum(serie.y) for serie in figure.data] == [3, 2, 2]
