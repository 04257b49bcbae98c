"""Files of a photograph say which one was read; the rows of CRA are never part of it."""

import io
import re
from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook
from sqlmodel import Session, select
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import Acteur
from coop_data.analytics.filtres import Filtres
from coop_data.domain.photographies import Cliche
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, Introuvable, PerimetreInvalide
from coop_data.exports.entete import Entete
from coop_data.fichiers import Fichier
from coop_data.models import Structure
from coop_data.photographies import photographier
from coop_data.routes.producteurs import PRODUCTEURS
from tests.photographies.monde import ANCT, AU, DU, TRIMESTRE, peupler, tout_changer

PRISE = Cliche("2026-T3", 1, datetime(2026, 10, 5, 8, 12, tzinfo=UTC))
FIGEES = "domaine=accompagnement&photographie=2026-T1-1"


@pytest.fixture
def cliche(session: Session) -> Cliche:
    monde = peupler(session)
    prise = photographier(session, acteur=ANCT, trimestre=TRIMESTRE)
    tout_changer(session, monde)
    return prise


def demander(session: Session, fichier: str, adresse: str, acteur: Acteur = ANCT) -> Fichier:
    return PRODUCTEURS[fichier](session, acteur, QueryParams(adresse))


def informations(contenu: bytes) -> list[tuple[object, ...]]:
    feuille = load_workbook(io.BytesIO(contenu))["Informations"]
    return [tuple(cellule.value for cellule in ligne) for ligne in feuille.iter_rows()]


def test_what_a_file_says_of_itself() -> None:
    entete = Entete(
        "France entière",
        Filtres(PRISE.periode.du, PRISE.periode.au, photographie=PRISE),
        datetime(2026, 11, 22, 9, tzinfo=UTC),
    )
    photographie = "photographie du 5 octobre 2026 (3e trimestre 2026)"
    assert entete.reperes[-2:] == (("Données", photographie), ("Données au", "05/10/2026 à 10:12"))
    assert entete.source == f"Source : Coop Data, programme Conseillers numériques, {photographie}."
    assert entete.quand == f"du 01/07/2026 au 30/09/2026, {photographie}"
    assert entete.precisions == (f"Données : {photographie}",)
    assert entete.nom_de_fichier("Statistiques", "csv") == (
        "Statistiques_France-entière_2026-07-01_2026-09-30_photographie-2026-T3-1.csv"
    )


def test_files_of_figures(session: Session, cliche: Cliche) -> None:
    csv = demander(session, "statistiques.csv", FIGEES)
    assert csv.nom == "Statistiques_France-entière_2026-01-01_2026-03-31_photographie-2026-T1-1.csv"
    assert "\r\nchiffres;cra;CRA enregistrés;6;" in csv.contenu.decode()
    derniere = csv.contenu.decode().splitlines()[-1]
    assert re.fullmatch(r"photographie;2026-T1-1;photographie du .+ \(1er trimestre 2026\);;;;", derniere)
    explorer = demander(session, "explorer.csv", f"{FIGEES}&ligne=activite&mesure=cra").contenu.decode("utf-8-sig")
    entete, *reste = (ligne.split(";") for ligne in explorer.splitlines())
    assert entete[-1] == "Photographie" and {ligne[-1] for ligne in reste} == {"2026-T1-1"}
    vivantes = demander(session, "explorer.csv", f"ligne=activite&mesure=cra&periode={DU}_{AU}").contenu
    assert "2026-T1-1" not in vivantes.decode() and "photographie" not in vivantes.decode().lower()
    xlsx = demander(session, "statistiques.xlsx", FIGEES)
    phrases = [valeur for nom, valeur, *_ in informations(xlsx.contenu) if nom == "Filtre"]
    assert str(phrases[-1]).startswith("Données : photographie du ")
    territoires = demander(session, "territoires.csv", "maille=departement&photographie=2026-T1-1")
    assert "\r\n69;Rhône;3;10;7;3;4;1;3;0;" in territoires.contenu.decode()
    trimestre = demander(session, "trimestre", f"trimestre={TRIMESTRE}&photographie=2026-T1-1")
    assert trimestre.nom == "trimestre-des-coordinateurs_coordinateur_2026-T1_photographie-2026-T1-1.csv"
    assert "Zoé Faure" in trimestre.contenu.decode()
    for fichier in ("statistiques.pdf", "territoires.pdf"):
        assert demander(session, fichier, FIGEES).contenu.startswith(b"%PDF")


def test_what_has_living_data_only_gives_no_file_of_a_photograph(session: Session, cliche: Cliche) -> None:
    assert demander(session, "qualite", "controle=doublons").contenu
    with pytest.raises(PerimetreInvalide, match="ne se lit pas dans une photographie"):
        demander(session, "qualite", f"controle=doublons&photographie={cliche.code}")


def test_rows_are_refused_and_so_are_other_dates(session: Session, cliche: Cliche) -> None:
    with pytest.raises(PerimetreInvalide, match="comptes rendus"):
        demander(session, "cra.csv", FIGEES)
    with pytest.raises(PerimetreInvalide, match="2026-T1-1"):
        demander(session, "statistiques.csv", f"{FIGEES}&periode={DU}_2026-04-01")
    with pytest.raises(Introuvable):
        demander(session, "statistiques.csv", f"photographie=2026-T1-2&periode={DU}_{AU}")


def lignes(fichier: Fichier) -> dict[tuple[str, str], tuple[str, ...]]:
    """The rows of a file of differences, by heading and code."""
    entete, *reste = fichier.contenu.decode("utf-8-sig").splitlines()
    assert entete == "rubrique;code;libelle;photographie;vivant;ecart;unite;statistique"
    cellules = [tuple(ligne.split(";")) for ligne in reste]
    return {(ligne[0], ligne[1]): ligne[3:6] for ligne in cellules}


def test_the_difference_of_every_figure_and_row(session: Session, cliche: Cliche) -> None:
    lues = lignes(demander(session, "differences.csv", FIGEES))
    assert lues["chiffres", "cra"] == ("6", "8", "2")
    assert lues["chiffres", "cra_par_semaine"][:2] == ("1,2", "1,3333333333333333")
    assert lues["thematiques", "sante"] == ("2", "2", "0")
    assert lues["departements", "69"] == ("3", "0", "-3")  # gone to the Nord
    assert lues["departements", "59"] == ("0", "6", "6")
    assert lues["evolution", "2026-02"] == ("1", "4", "3")


def test_the_difference_of_territories_and_of_the_quarter(session: Session, cliche: Cliche) -> None:
    lues = lignes(demander(session, "differences-territoires.csv", "maille=departement&photographie=2026-T1-1"))
    assert (lues["dotation", "69"], lues["dotation", "59"]) == (("3", "0", "-3"), ("0", "12", "12"))
    assert lues["conseillers", "total"] == ("5", "1", "-4")
    adresse = f"trimestre={TRIMESTRE}&photographie=2026-T1-1"
    assert lignes(demander(session, "differences-trimestre.csv", adresse))["chiffres", "activites"] == (
        "3",
        "0",
        "-3",
    )


def test_the_difference_of_a_question_of_the_explorer(session: Session, cliche: Cliche) -> None:
    """« Autres » is opened: the first rows are not the same in the photograph and in the living data."""
    adresse = f"{FIGEES}&ligne=departement&colonne=mois&premiers=1"
    fichier = demander(session, "differences-explorer.csv", adresse)
    assert fichier.nom == "Differences-Explorer_France-entière_2026-01-01_2026-03-31_photographie-2026-T1-1.csv"
    lues = lignes(fichier)
    assert lues["cellule", "69 | 2026-02"] == ("1", "0", "-1")
    assert lues["cellule", "59 | 2026-02"] == ("0", "4", "4")
    assert lues["total de ligne", "69"] == ("3", "0", "-3")
    assert lues["total de ligne", "59"] == ("0", "6", "6")
    assert lues["total de colonne", "2026-02"] == ("1", "4", "3")
    assert lues["total de colonne", "total"] == ("6", "8", "2")
    assert not [code for _, code in lues if code.startswith("autres")]


def test_each_difference_says_its_unit_and_what_it_counts(session: Session, cliche: Cliche) -> None:
    """Two measures of one unit, of the same rows, are told apart; a rate has no unit."""
    adresse = f"{FIGEES}&ligne=structure&mesure=ateliers&mesure=individuels"
    explorer = fins(demander(session, "differences-explorer.csv", adresse))
    assert {fin for rubrique, code, fin in explorer if (rubrique, code) == ("total de colonne", "total")} == {
        ("CRA", "Ateliers collectifs"),
        ("CRA", "Accompagnements individuels"),
    }
    assert len(set(explorer)) == len(explorer)
    territoires = fins(demander(session, "differences-territoires.csv", "maille=region&photographie=2026-T1-1"))
    assert {(rubrique, *fin) for rubrique, code, fin in territoires if code == "total"} >= {
        ("dotation", "postes", "Conseillers attribués"),
        ("taux_activation", "", "Taux d’activation"),
    }
    assert ("thematiques", "sante", ("CRA", "Fréquence des accompagnements par thème")) in fins(
        demander(session, "differences.csv", FIGEES)
    )


def fins(fichier: Fichier) -> list[tuple[str, str, tuple[str, ...]]]:
    """Heading and code of each row of a file of differences; unit and name of what is counted."""
    cellules = [ligne.split(";") for ligne in fichier.contenu.decode("utf-8-sig").splitlines()[1:]]
    return [(rubrique, code, tuple(reste[-2:])) for rubrique, code, *reste in cellules]


@pytest.mark.parametrize(
    ("fichier", "adresse"),
    [
        ("differences-explorer.csv", f"ligne=mois&periode={DU}_{AU}"),
        ("differences.csv", f"domaine=accompagnement&periode={DU}_{AU}"),
        ("differences-territoires.csv", "maille=region"),
        ("differences-trimestre.csv", f"trimestre={TRIMESTRE}"),
    ],
)
def test_without_photograph_there_is_no_difference(session: Session, fichier: str, adresse: str) -> None:
    with pytest.raises(PerimetreInvalide, match="Choisissez une photographie"):
        demander(session, fichier, adresse)


def test_rights_are_those_of_today(session: Session, cliche: Cliche) -> None:
    """An employer reads its own figures of the photograph, nobody else’s; the ANCT’s quarter is the ANCT’s."""
    lyon = session.exec(select(Structure).where(Structure.id_externe == "S-X")).one()
    employeur = Acteur("Lyon", frozenset({Role.STRUCTURE}), structure_id=lyon.id)
    siens = demander(session, "statistiques.csv", f"{FIGEES}&perimetre=structure:S-X", employeur)
    assert "\r\nchiffres;cra;CRA enregistrés;3;" in siens.contenu.decode()
    with pytest.raises(AccesRefuse):
        demander(session, "differences.csv", f"{FIGEES}&perimetre=structure:S-BOURG", employeur)
    with pytest.raises(AccesRefuse):
        demander(session, "differences-trimestre.csv", f"trimestre={TRIMESTRE}&photographie=2026-T1-1", employeur)
    with pytest.raises(AccesRefuse):
        demander(session, "differences-explorer.csv", f"{FIGEES}&ligne=structure", employeur)
    with pytest.raises(AccesRefuse, match="Explorer"):
        conseiller = Acteur("Alix", frozenset({Role.CONSEILLER}))
        demander(session, "differences-explorer.csv", f"{FIGEES}&ligne=mois", conseiller)
