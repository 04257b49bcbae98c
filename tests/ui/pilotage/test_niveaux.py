"""One layout at every level, for every role: up, down, changes, means, people, and where a figure comes from."""

from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session
from streamlit.testing.v1 import AppTest

from coop_data import db
from coop_data.domain.roles import Role
from coop_data.models import Utilisateur
from tests.factories import (
    create_accompagnement,
    create_conseiller,
    create_equipe,
    create_poste,
    create_structure,
    create_utilisateur,
)
from tests.images import poser
from tests.statistiques.mondes import create_monde, log_accompagnements, log_coordination
from tests.ui.pilotage.support import adresse, cartes, compte_de, compte_de_structure, widget
from tests.ui.support import open_screen, read_markdown, tables, texts

MARS = "2026-02-01_2026-03-31"
PROVENANCE = "D’où vient ce chiffre\u202f?"


@dataclass(frozen=True)
class Comptes:
    """One account of each role: Lyon employs Alix, whom Chloé coordinates."""

    structure: Utilisateur
    conseiller: Utilisateur
    coordinateur: Utilisateur
    anct: Utilisateur
    admin: Utilisateur


def peupler(session: Session) -> Comptes:
    """The reports of ``mondes``, one of a year before, and the accounts."""
    monde = create_monde(session)
    log_accompagnements(session, monde)
    log_coordination(session, monde)
    create_accompagnement(session, monde.alix, monde.rhone, date=date(2025, 3, 3))
    create_poste(session, monde.basile, monde.saint_martin)
    chef = create_conseiller(
        session, monde.rhone, id_externe="C-CHEF", prenom="Chloé", nom="Dumas", est_coordinateur=True
    )
    create_equipe(session, chef, monde.alix)
    return Comptes(
        compte_de_structure(session, monde.rhone),
        compte_de(session, monde.alix),
        compte_de(session, chef),
        create_utilisateur(session, Role.ANCT),
        create_utilisateur(session, Role.ADMIN),
    )


@pytest.fixture
def comptes(base_servie: Engine) -> Comptes:
    return poser(base_servie, peupler)


def ouvrir(monkeypatch: pytest.MonkeyPatch, compte: Utilisateur, perimetre: str, **parametres: str) -> AppTest:
    """The page of a perimeter, in March."""
    ecran = open_screen(
        monkeypatch, compte, "statistiques", perimetre=perimetre, **({"periode": MARS} | parametres)
    )
    assert not ecran.exception
    return ecran


def fichiers_de_cra(ecran: AppTest) -> bool:
    """True when the page offers its CRA."""
    return any("/fichiers/cra.csv" in bloc.proto.body for bloc in ecran.get("html"))


RACCOURCI = "Enregistrer"


def liens(ecran: AppTest) -> list[str]:
    """The labels of the links drawn in the page, the shortcut that stands above every page apart."""
    return [
        label for lien in ecran.main.get("page_link") if (label := read_markdown(lien.proto.label)) != RACCOURCI
    ]


NIVEAUX = {
    "accompagnement": ("national", "region:84", "departement:69", "structure:S-RHONE", "equipe:C-CHEF"),
    "coordination": ("national", "region:84", "departement:69", "structure:S-RHONE", "equipe:C-CHEF"),
}
OUVERTS = {
    "structure": {"national", "region:84", "departement:69", "structure:S-RHONE"},
    "conseiller": {"national", "region:84", "departement:69"},
    "coordinateur": {"national", "region:84", "departement:69", "equipe:C-CHEF"},
    "anct": set(NIVEAUX["accompagnement"]),
    "admin": set(NIVEAUX["accompagnement"]),
}
LISTES = {
    "structure": {"structure:S-RHONE"},
    "conseiller": set(),
    "coordinateur": {"equipe:C-CHEF"},
    "anct": set(NIVEAUX["accompagnement"]),
    "admin": set(NIVEAUX["accompagnement"]),
}
"""Literal: whose CRA may be listed and downloaded, for accompagnements."""


@pytest.mark.parametrize("role", OUVERTS)
def test_every_level_for_every_role(comptes: Comptes, monkeypatch: pytest.MonkeyPatch, role: str) -> None:
    compte = getattr(comptes, role)
    for domaine, perimetres in NIVEAUX.items():
        for perimetre in perimetres:
            ecran = ouvrir(monkeypatch, compte, perimetre, domaine=domaine, rubrique="comparaisons")
            ouvert = perimetre in OUVERTS[role]
            assert bool(cartes(ecran)) == ouvert, (role, domaine, perimetre)
            if ouvert and domaine == "accompagnement":
                assert fichiers_de_cra(ecran) == (perimetre in LISTES[role]), (role, perimetre)


@pytest.mark.parametrize("rubrique", ["themes", "frequence", "publics", "suites", "territoires", "comparaisons"])
def test_every_heading_of_a_person(comptes: Comptes, monkeypatch: pytest.MonkeyPatch, rubrique: str) -> None:
    for role in ("structure", "conseiller", "coordinateur", "anct"):
        ecran = ouvrir(monkeypatch, getattr(comptes, role), "conseiller:C-ALIX", rubrique=rubrique)
        assert cartes(ecran)["CRA enregistrés"] == ("4" if role == "structure" else "5")


def test_path_up_is_linked_where_the_account_may_go(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    montee = ["France", "Auvergne-Rhône-Alpes", "Rhône"]
    assert liens(ouvrir(monkeypatch, comptes.structure, "conseiller:C-ALIX"))[:4] == [*montee, "Lyon"]
    du_conseiller = ouvrir(monkeypatch, comptes.conseiller, "conseiller:C-ALIX")
    assert liens(du_conseiller)[:4] != [*montee, "Lyon"]
    assert liens(du_conseiller)[:3] == montee
    assert "Lyon" in texts(du_conseiller)


@pytest.mark.parametrize(
    ("role", "perimetre", "attendus"),
    [
        ("anct", "region:84", ["Rhône · 4", "Ain · 0"]),
        ("anct", "departement:69", ["Lyon · 4"]),
        ("structure", "departement:69", ["Lyon · 4"]),
        ("structure", "structure:S-RHONE", ["Alix Petit · 4"]),
        ("coordinateur", "equipe:C-CHEF", ["Alix Petit · 5"]),
    ],
)
def test_list_down_counts_each_and_is_searched(
    comptes: Comptes, monkeypatch: pytest.MonkeyPatch, role: str, perimetre: str, attendus: list[str]
) -> None:
    ecran = ouvrir(monkeypatch, getattr(comptes, role), perimetre, rubrique="territoires")
    for attendu in attendus:
        nom, nombre = attendu.split(" · ")
        assert nom in liens(ecran)
        assert f"{nombre} CRA" in texts(ecran)
    (recherche,) = [champ for champ in ecran.text_input if champ.label.startswith("Rechercher")]
    recherche.set_value("zzz").run()
    assert "Aucun résultat" in texts(ecran)


def test_structures_of_others_are_not_listed(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    for role in ("conseiller", "coordinateur"):
        ecran = ouvrir(monkeypatch, getattr(comptes, role), "departement:69", rubrique="territoires")
        assert "Votre compte n’ouvre pas les structures d’ici." in texts(ecran)
        assert "Lyon" not in liens(ecran)


def test_changes_are_said_in_words_beside_their_dates(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(monkeypatch, comptes.anct, "departement:69")
    dit = texts(ecran).replace("\u202f", " ").replace("\u00a0", " ")
    assert "Hausse de 3 (+300,0 %) sur la période précédente" in dit
    assert "Hausse de 3 (+300,0 %) sur un an" in dit
    assert "Période précédente : du 01/12/2025 au 31/01/2026 ; un an avant : du 01/02/2025 au 31/03/2025." in dit


def test_means_say_how_many_people_they_count(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(monkeypatch, comptes.structure, "conseiller:C-ALIX", rubrique="comparaisons")
    (tableau,) = [t for t in tables(ecran) if "Rhône (n = 1)" in t]
    assert list(tableau) == [
        "Indicateur", "Alix Petit – Lyon (n = 1)", "Rhône (n = 1)", "Auvergne-Rhône-Alpes (n = 1)",
        "France entière (n = 2)",
    ]  # fmt: skip
    assert tableau.iloc[0].tolist() == ["CRA enregistrés", "4,0", "4,0", "4,0", "4,0"]


def test_people_of_an_employer_stand_side_by_side(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(monkeypatch, comptes.structure, "structure:S-RHONE", rubrique="comparaisons")
    (tableau,) = ecran.dataframe
    assert tableau.value[["nom", "cra", "accompagnements"]].to_dict("records") == [
        {"nom": "Alix Petit", "cra": 4, "accompagnements": 13}
    ]
    assert tableau.value["heures"].tolist() == [4.2]


def test_by_place_or_by_structure(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(monkeypatch, comptes.anct, "departement:69")
    assert cartes(ecran)["CRA enregistrés"] == "4"
    widget(ecran, "button_group", "Territoire des accompagnements").set_value("lieu").run()
    assert adresse(ecran)["selon"] == ["lieu"]
    assert "Territoire selon le lieu d’accompagnement" in "\n".join(bloc.value for bloc in ecran.text)
    coordination = ouvrir(monkeypatch, comptes.anct, "departement:69", domaine="coordination", selon="lieu")
    assert cartes(coordination)["Activités de coordination"] == "3"


def test_open_filters_offer_what_the_page_holds(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(monkeypatch, comptes.anct, "national")
    choix = widget(ecran, "multiselect", "Structure")
    assert set(choix.options) == {"Lyon", "Ajaccio", "Marigot"}
    choix.set_value(["S-CORSE"]).run()
    assert adresse(ecran)["structure"] == ["S-CORSE"]
    assert cartes(ecran)["CRA enregistrés"] == "2"
    assert "Lyon" in widget(ecran, "multiselect", "Commune").options


@pytest.mark.parametrize(
    ("role", "perimetre", "listees"),
    [("structure", "structure:S-RHONE", 4), ("conseiller", "departement:69", None)],
)
def test_where_a_figure_comes_from(
    comptes: Comptes, monkeypatch: pytest.MonkeyPatch, role: str, perimetre: str, listees: int | None
) -> None:
    ecran = ouvrir(monkeypatch, getattr(comptes, role), perimetre)
    ecran.button(key="provenance.accompagnement.cra").click().run()
    assert not ecran.exception
    dit = texts(ecran)
    for attendu in ("Nombre de comptes rendus", "01/02/2026 au 31/03/2026", "Filtres : aucun", "4 CRA"):
        assert attendu in dit.replace("**", "")
    stable, citation = [bloc.value for bloc in ecran.code][-2:]  # before them, the link of « Mes vues »
    assert stable.endswith(
        f"/statistiques?perimetre={perimetre.replace(':', '%3A')}&domaine=accompagnement&periode={MARS}"
    )
    assert citation.startswith("CRA enregistrés : 4 (")
    assert "Source : Coop Data" in citation
    listes = [t for t in tables(ecran) if "Date" in t]
    assert [len(liste) for liste in listes] == ([] if listees is None else [listees])


def test_narrower_figure_lists_its_own_reports(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(monkeypatch, comptes.anct, "national")
    ecran.button(key="provenance.accompagnement.ateliers").click().run()
    (liste,) = [t for t in tables(ecran) if "Date" in t]
    assert set(liste["Activité"]) == {"Atelier collectif"}
    assert len(liste) == 2
    assert any("activite=collectif" in bloc.proto.body for bloc in ecran.get("html"))


def test_breakdown_has_its_origin_too(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(monkeypatch, comptes.anct, "national", rubrique="frequence")
    ecran.button(key="provenance.accompagnement.thematiques_mois").click().run()
    assert "une fois dans le total du mois" in texts(ecran)


def test_the_map_has_its_origin(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(
        monkeypatch, comptes.conseiller, "territoires", maille="region", periode=MARS, mesure="cra"
    )
    assert "Données au " in texts(ecran)
    ecran.button(key="territoires.origine").click().run()
    assert not ecran.exception
    dit = texts(ecran).replace("**", "")
    for attendu in ("Définition : Comptes rendus", "01/02/2026 au 31/03/2026", "par région", "comptés : 8 CRA"):
        assert attendu in dit
    stable, citation = [bloc.value for bloc in ecran.code][-2:]  # before them, the link of « Mes vues »
    assert stable.endswith(f"/territoires?maille=region&periode={MARS}&mesure=cra&rapport=brut")
    assert citation.startswith("CRA enregistrés. Le plus haut : Auvergne-Rhône-Alpes, 4.")
    assert citation.endswith(stable)


def test_the_table_of_territories_by_where_people_were_met(
    comptes: Comptes, monkeypatch: pytest.MonkeyPatch
) -> None:
    adresse = {"maille": "region", "periode": MARS, "mesure": "cra"}
    ecran = open_screen(monkeypatch, comptes.conseiller, "territoires", **adresse)
    selon = ecran.segmented_control(key="filtres.selon")
    assert "Sans structure" in tables(ecran)[0]
    selon.set_value("lieu").run()
    assert not ecran.exception
    assert "Sans commune" in tables(ecran)[0]
    ecran.button(key="territoires.origine").click().run()
    assert "Filtres : Territoire selon le lieu d’accompagnement" in texts(ecran).replace("**", "")
    stable = ecran.code[-2].value
    assert stable.endswith(f"/territoires?maille=region&periode={MARS}&mesure=cra&rapport=brut&selon=lieu")


def test_a_team_says_where_the_coordination_of_its_coordinator_is(
    comptes: Comptes, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = ouvrir(monkeypatch, comptes.coordinateur, "equipe:C-CHEF", domaine="coordination")
    assert "Une équipe compte ce que ses membres enregistrent." in texts(ecran)
    assert "Chloé Dumas" in liens(ecran)
    autre = ouvrir(monkeypatch, comptes.coordinateur, "equipe:C-CHEF", domaine="accompagnement")
    assert "Une équipe compte ce que" not in texts(autre)


def test_two_territories_side_by_side(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(
        monkeypatch, comptes.conseiller, "comparer", a="departement:69", b="departement:2A", periode=MARS
    )
    assert not ecran.exception
    chiffres = tables(ecran)[0]
    assert list(chiffres) == [
        "Indicateur", "A : Rhône", "B : Corse-du-Sud", "A par rapport à B",
    ]  # fmt: skip
    ligne = [texte.replace("\u202f", " ") for texte in chiffres.iloc[0]]
    assert ligne == ["CRA enregistrés", "4", "2", "2 de plus (+100,0 %)"]
    origines = {read_markdown(lien.proto.label): lien.proto.query_string for lien in ecran.get("page_link")}
    assert (
        f"perimetre=departement%3A2A&domaine=accompagnement&periode={MARS}"
        in origines["B : d’où viennent ces chiffres, Corse-du-Sud"]
    )
    assert "Données au " in texts(ecran)
    widget(ecran, "selectbox", "Second territoire").set_value("region:94").run()
    assert adresse(ecran)["b"] == ["region:94"]
    refusee = open_screen(monkeypatch, comptes.conseiller, "comparer", a="structure:S-CORSE", b="national")
    assert "Votre compte ne donne pas accès à ces activités." in texts(refusee)


def test_ones_own_departement_is_compared_with_the_nation(
    comptes: Comptes, monkeypatch: pytest.MonkeyPatch
) -> None:
    with db.ecriture() as session:
        reunionnaise = compte_de_structure(session, create_structure(session, "974"))
    for compte, attendu in ((reunionnaise, "departement:974"), (comptes.anct, "departement:69")):
        ecran = open_screen(monkeypatch, compte, "comparer", periode=MARS)
        choisis = [widget(ecran, "selectbox", f"{cote} territoire").value for cote in ("Premier", "Second")]
        assert choisis == [attendu, "national"]


def test_compared_ages_stand_from_the_youngest(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(
        monkeypatch, comptes.anct, "comparer", a="departement:69", b="national", periode=MARS, rubrique="publics"
    )
    (ages,) = [t for t in tables(ecran) if "12 - 17 ans" in t.iloc[:, 0].tolist()]
    assert ages["Intitulé"].tolist()[:8] == [
        "Moins de 12 ans", "12 - 17 ans", "18 - 24 ans", "25 - 39 ans", "40 - 59 ans", "60 - 69 ans",
        "70 ans et plus", "Non communiqué",
    ]  # fmt: skip
