"""The files of the Explorer: the table whole, every figure in typed cells, rights checked by the address."""

import io

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook
from sqlmodel import Session
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, PerimetreInvalide
from coop_data.exports import explorer
from coop_data.fichiers import Fichier
from coop_data.photographies import photographier
from coop_data.routes.producteurs import PRODUCTEURS
from tests.statistiques.mondes import create_monde, log_accompagnements, log_coordination

ANCT = Acteur("Ana Lyste", frozenset({Role.ANCT}))
FEVRIER_MARS = "periode=2026-02-01_2026-03-31"


@pytest.fixture(autouse=True)
def monde(session: Session) -> None:
    """Alix in Lyon, Basile in Ajaccio, and their reports of two months."""
    monde = create_monde(session)
    log_accompagnements(session, monde)
    log_coordination(session, monde)


def produire(session: Session, fichier: str, adresse: str, acteur: Acteur = ANCT) -> Fichier:
    return PRODUCTEURS[fichier](session, acteur, QueryParams(f"{FEVRIER_MARS}&{adresse}"))


def test_csv_is_the_table_as_it_is_read(session: Session) -> None:
    fichier = produire(session, "explorer.csv", "mesure=conseillers_actifs&ligne=region&colonne=mois")
    assert isinstance(fichier.contenu, bytes)
    assert fichier.nom == (
        "Explorer-accompagnement-conseillers-actifs-region-mois_France-entière_2026-02-01_2026-03-31.csv"
    )
    assert fichier.contenu.decode("utf-8-sig").splitlines() == [
        "Région;février 2026;mars 2026;Total – Conseillers actifs",
        "Auvergne-Rhône-Alpes;1;1;1",
        "Corse;0;1;1",
        "Saint-Martin;0;1;1",
        "Sans structure;0;1;1",
        "Total;1;2;2",
    ]


def test_csv_of_shares_holds_raw_ratios(session: Session) -> None:
    fichier = produire(session, "explorer.csv", "ligne=activite&colonne=mois&part=ligne&perimetre=departement:69")
    assert isinstance(fichier.contenu, bytes)
    assert fichier.contenu.decode("utf-8-sig").splitlines() == [
        "Activité;février 2026;mars 2026;Total – CRA enregistrés (part de la ligne);Effectif",
        "Accompagnement individuel;0,3333333333333333;0,6666666666666666;1,0;3",
        "Atelier collectif;0,0;1,0;1,0;1",
        "Total;0,25;0,75;1,0;4",
    ]


def test_workbook_says_what_it_is_and_types_its_cells(session: Session) -> None:
    adresse = "mesure=cra_par_semaine&ligne=departement&ligne=activite&parmi.departement=2A"
    fichier = produire(session, "explorer.xlsx", adresse)
    assert isinstance(fichier.contenu, bytes)
    classeur = load_workbook(io.BytesIO(fichier.contenu))
    assert classeur.sheetnames == ["Informations", "Tableau", "Données"]
    informations = {str(nom): valeur for nom, valeur in classeur["Informations"].iter_rows(values_only=True)}
    assert informations["Exporté par"] == "Ana Lyste"
    assert informations["Lignes – Données"] == 4
    assert "CRA par semaine d’activité" in informations
    assert list(classeur["Tableau"].iter_rows(values_only=True)) == [
        ("Département", "Activité", "CRA par semaine d’activité"),
        ("Corse-du-Sud", "Atelier collectif", 1),
        ("Corse-du-Sud", "Demande ponctuelle", 1),
        ("Corse-du-Sud", "Total", 2),
        ("Total", None, 2),
    ]
    assert classeur["Tableau"]["C2"].number_format == "#,##0.0"
    assert list(classeur["Données"].iter_rows(values_only=True))[3] == (
        "sous-total", "2A", "Corse-du-Sud", None, "Total", 2, 2, None,
    )  # fmt: skip


def test_parquet_has_one_row_per_figure(session: Session) -> None:
    adresse = "domaine=coordination&mesure=minutes_animation&ligne=structure&colonne=type&part=total"
    fichier = produire(session, "explorer.parquet", adresse)
    assert isinstance(fichier.contenu, bytes)
    table = pq.read_table(io.BytesIO(fichier.contenu))
    assert [(champ.name, str(champ.type)) for champ in table.schema] == [
        ("niveau", "string"), ("ligne1", "string"), ("ligne1_libelle", "string"), ("colonne", "string"),
        ("colonne_libelle", "string"), ("valeur", "int64"), ("n", "int64"), ("part", "double"),
    ]  # fmt: skip
    chiffres = {
        (ligne["niveau"], ligne["ligne1"], ligne["colonne"]): (ligne["valeur"], ligne["n"], ligne["part"])
        for ligne in table.to_pylist()
    }
    assert chiffres["cellule", "S-RHONE", "animation"] == (210, 2, 210 / 230)
    assert chiffres["total de ligne", "S-CORSE", ""] == (20, 3, 20 / 230)
    assert chiffres["total de colonne", "", "evenement"] == (0, 2, 0.0)
    assert chiffres["total de colonne", "", ""] == (230, 7, 1.0)
    assert len(chiffres) == len(table)
    dites = dire(table)
    assert dites["question"].startswith("Temps d’animation par structure et par type d’activité, en % du total")
    assert dites["donnees"].startswith("données au ")
    assert dites.items() >= {
        "mesure": "Temps d’animation", "unite": "minutes", "perimetre": "France entière",
        "periode": "2026-02-01/2026-03-31", "source": "Coop Data, programme Conseillers numériques",
    }.items()  # fmt: skip
    assert "photographie" not in dites


def dire(table: pa.Table) -> dict[str, str]:
    """What a Parquet file says of itself."""
    return {cle.decode(): texte.decode() for cle, texte in (table.schema.metadata or {}).items()}


def test_parquet_of_a_photograph_names_it(session: Session) -> None:
    photographier(session, acteur=ANCT, trimestre="2026-T1")
    fichier = produire(session, "explorer.parquet", "ligne=departement&photographie=2026-T1-1")
    assert isinstance(fichier.contenu, bytes)
    dites = dire(pq.read_table(io.BytesIO(fichier.contenu)))
    assert dites["photographie"] == "2026-T1-1"
    assert dites["donnees"].startswith("photographie du ")


def test_minutes_are_said_in_every_file(session: Session) -> None:
    adresse = "domaine=coordination&mesure=minutes_animation&ligne=departement"
    csv = produire(session, "explorer.csv", adresse)
    assert csv.nom.startswith("Explorer-coordination-minutes-animation-departement_France-entière_")
    assert isinstance(csv.contenu, bytes)
    assert csv.contenu.decode("utf-8-sig").splitlines()[0] == "Département;Temps d’animation (minutes)"
    par_mois = produire(session, "explorer.csv", f"{adresse}&colonne=mois").contenu
    assert isinstance(par_mois, bytes)
    assert par_mois.decode().splitlines()[0].endswith(";mars 2026;Total – Temps d’animation (minutes)")
    xlsx = produire(session, "explorer.xlsx", adresse)
    assert isinstance(xlsx.contenu, bytes)
    classeur = load_workbook(io.BytesIO(xlsx.contenu))
    informations = {str(nom): valeur for nom, valeur in classeur["Informations"].iter_rows(values_only=True)}
    assert informations["Unité"] == "minutes"
    assert classeur["Tableau"]["B1"].value == "Temps d’animation (minutes)"
    assert [cellule.value for cellule in classeur["Données"][1]] == [
        "niveau", "ligne1", "ligne1_libelle", "valeur (minutes)", "n", "part",
    ]  # fmt: skip


DEUX = "domaine=coordination&mesure=minutes_animation&mesure=coordinateurs_actifs&ligne=structure"


def test_two_measures_stand_side_by_side_in_a_csv(session: Session) -> None:
    fichier = produire(session, "explorer.csv", DEUX)
    assert fichier.nom.startswith("Explorer-coordination-minutes-animation-coordinateurs-actifs-structure_")
    assert isinstance(fichier.contenu, bytes)
    assert fichier.contenu.decode("utf-8-sig").splitlines() == [
        "Structure;Temps d’animation (minutes);Coordinateur·ices actifs",
        "Lyon;210;1",
        "Ajaccio;20;1",
        "Total;230;2",
    ]


def test_two_measures_with_columns_follow_each_other_in_a_csv(session: Session) -> None:
    fichier = produire(session, "explorer.csv", f"{DEUX}&colonne=mois&part=ligne")
    assert isinstance(fichier.contenu, bytes)
    lignes = fichier.contenu.decode("utf-8-sig").splitlines()
    assert lignes[0] == "Mesure;Structure;février 2026;mars 2026;Total;Valeur;Unité"
    temps, personnes = "Temps d’animation (part de la ligne)", "Coordinateur·ices actifs (part de la ligne)"
    assert [ligne.split(";") for ligne in lignes[2:6]] == [
        [temps, "Ajaccio", "0,0", "1,0", "1,0", "20", "minutes"],
        [temps, "Total", "0,2608695652173913", "0,7391304347826086", "1,0", "230", "minutes"],
        [personnes, "Lyon", "1,0", "1,0", "1,0", "1", "coordinateur·ices"],
        [personnes, "Ajaccio", "0,0", "1,0", "1,0", "1", "coordinateur·ices"],
    ]


def test_two_measures_with_columns_have_each_their_sheet(session: Session) -> None:
    fichier = produire(session, "explorer.xlsx", f"{DEUX}&colonne=mois")
    assert isinstance(fichier.contenu, bytes)
    classeur = load_workbook(io.BytesIO(fichier.contenu))
    assert classeur.sheetnames == ["Informations", "Tableau 1", "Tableau 2", "Données"]
    informations = {str(nom): valeur for nom, valeur in classeur["Informations"].iter_rows(values_only=True)}
    assert informations["Tableau 1"] == "Temps d’animation (minutes)"
    assert informations["Unité – Temps d’animation"] == "minutes"
    assert "Coordinateur·ices actifs" in informations
    assert [cellule.value for cellule in classeur["Tableau 2"][1]] == [
        "Structure", "février 2026", "mars 2026", "Total – Coordinateur·ices actifs",
    ]  # fmt: skip
    entetes, *donnees = classeur["Données"].iter_rows(values_only=True)
    assert entetes[:4] == ("mesure", "mesure_libelle", "unite", "niveau")
    assert {ligne[0] for ligne in donnees} == {"minutes_animation", "coordinateurs_actifs"}


def test_two_measures_are_told_apart_in_a_parquet(session: Session) -> None:
    fichier = produire(session, "explorer.parquet", f"{DEUX}&mesure=activites")
    assert isinstance(fichier.contenu, bytes)
    table = pq.read_table(io.BytesIO(fichier.contenu))
    assert dire(table)["mesure"] == "Temps d’animation, Coordinateur·ices actifs, Activités de coordination"
    totaux = {ligne["mesure"]: ligne["valeur"] for ligne in table.to_pylist() if ligne["ligne1"] == ""}
    assert totaux == {"minutes_animation": 230, "coordinateurs_actifs": 2, "activites": 7}


def test_table_too_wide_for_a_sheet_is_refused_in_words(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explorer, "COLONNES_EXCEL", 3)
    with pytest.raises(PerimetreInvalide, match="classeur"):
        produire(session, "explorer.xlsx", "ligne=region&colonne=mois")


@pytest.mark.parametrize("fichier", ["explorer.csv", "explorer.xlsx", "explorer.parquet"])
def test_files_are_for_those_who_may_open_the_page_and_name_the_people(session: Session, fichier: str) -> None:
    conseiller, employeur = (Acteur("Alix", frozenset({role})) for role in (Role.CONSEILLER, Role.STRUCTURE))
    assert produire(session, fichier, "ligne=departement", employeur).contenu
    for acteur, adresse in ((conseiller, "ligne=departement"), (employeur, "ligne=conseiller")):
        with pytest.raises(AccesRefuse):
            produire(session, fichier, adresse, acteur)
