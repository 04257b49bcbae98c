"""Workbooks of figures: the lines of the CSV in typed cells, what they mean first, nothing run as a formula."""

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from openpyxl import Workbook, load_workbook
from sqlmodel import Session

from coop_data.analytics.statistique import Domaine
from coop_data.analytics.territoires import compute_territoires
from coop_data.exports.classeur_statistiques import bilan_en_classeur, territoires_en_classeur
from coop_data.exports.entete import Entete
from coop_data.exports.statistiques import bilan_en_csv
from tests.statistiques.mondes import MARS, bilan, create_monde, log_accompagnements, log_coordination

INSTANT = datetime(2026, 4, 2, 8, 30, tzinfo=UTC)


@pytest.fixture
def monde(session: Session) -> Session:
    """The reports of both domains."""
    monde = create_monde(session)
    log_accompagnements(session, monde)
    log_coordination(session, monde)
    return session


def ouvrir(session: Session, domaine: Domaine, *phrases: str) -> Workbook:
    lu = bilan(session, domaine)
    tete = Entete("Lyon", lu.filtres, INSTANT, phrases, auteur="Camille Essai")
    return load_workbook(io.BytesIO(bilan_en_classeur(lu, tete)))


@pytest.mark.parametrize("domaine", Domaine)
def test_sheets_hold_the_lines_of_the_csv(monde: Session, domaine: Domaine) -> None:
    classeur = ouvrir(monde, domaine)
    lignes = {
        tuple(_cellule(valeur) for valeur in ligne)
        for feuille in classeur.worksheets[1:]
        for ligne in feuille.iter_rows(min_row=2, values_only=True)
        if any(valeur is not None for valeur in ligne)
    }
    attendues = set()
    for ligne in list(csv.reader(io.StringIO(bilan_en_csv(bilan(monde, domaine))[1:]), delimiter=";"))[1:]:
        nombres = (_cellule(float(texte.replace(",", ".")) if texte else None) for texte in ligne[3:6])
        attendues.add((*ligne[:3], *nombres, ligne[6]))
    assert lignes == attendues


def _cellule(valeur: object) -> object:
    """A cell to compare: a workbook keeps sixteen digits of a share."""
    return "" if valeur is None else round(valeur, 12) if isinstance(valeur, float) else valeur


def test_figures_are_numbers_and_shares_are_raw(monde: Session) -> None:
    classeur = ouvrir(monde, Domaine.ACCOMPAGNEMENT)
    chiffres = {ligne[1].value: ligne for ligne in classeur["Chiffres clés"].iter_rows(min_row=2)}
    assert chiffres["cra"][3].value == 8
    assert chiffres["ateliers"][5].value == 0.25
    assert chiffres["ateliers"][5].number_format == "0.0%"
    assert classeur["Fréquence"].freeze_panes == "A2"
    assert classeur["Fréquence"].column_dimensions["C"].width > 40


def test_first_sheet_says_what_the_file_holds(monde: Session) -> None:
    feuille = ouvrir(monde, Domaine.ACCOMPAGNEMENT, "Thème : E-mail")["Informations"]
    lignes = [(nom.value, valeur.value) for nom, valeur in feuille.iter_rows(max_col=2)]
    assert ("Statistiques – Lyon", None) in lignes
    assert ("Exporté par", "Camille Essai") in lignes
    assert ("Filtre", "Période : du 01/02/2026 au 31/03/2026") in lignes
    assert ("Filtre", "Thème : E-mail") in lignes
    assert ("CRA enregistrés", "Nombre de comptes rendus d’accompagnement datés de la période.") in lignes


def test_a_name_is_never_a_formula(monde: Session) -> None:
    lu = bilan(monde, Domaine.ACCOMPAGNEMENT)
    resultat = lu.repartitions["structures"]
    lignes = resultat.lignes.assign(libelle=["=1+1"] * len(resultat.lignes))
    piege = replace(lu, repartitions={**lu.repartitions, "structures": replace(resultat, lignes=lignes)})
    octets = bilan_en_classeur(piege, Entete("=1+1", lu.filtres, INSTANT))
    cellules = [
        cellule
        for feuille in load_workbook(io.BytesIO(octets)).worksheets
        for ligne in feuille.iter_rows()
        for cellule in ligne
    ]
    assert [cellule.coordinate for cellule in cellules if cellule.data_type == "f"] == []
    assert sum(cellule.value == "=1+1" for cellule in cellules) == len(lignes) + 1


def test_territories_are_typed(monde: Session) -> None:
    table = compute_territoires(session=monde, maille="region", du=MARS.du, au=date(2026, 3, 31))
    lu = bilan(monde, Domaine.ACCOMPAGNEMENT)
    octets = territoires_en_classeur(table, Entete("France entière", lu.filtres, INSTANT))
    lignes = list(load_workbook(io.BytesIO(octets))["Territoires"].iter_rows(values_only=True))
    assert lignes[0][:3] == ("Code", "Nom", "CRA enregistrés")
    assert len(lignes) == 1 + 24 + 2
    corse = next(ligne for ligne in lignes if ligne[0] == "94")
    assert (corse[1], corse[2], corse[11]) == ("Corse", 2, 0.5)
    assert [ligne[:3] for ligne in lignes[-2:]] == [
        ("sans_structure", "Sans structure", 1),
        ("total", "Total", 8),
    ]
