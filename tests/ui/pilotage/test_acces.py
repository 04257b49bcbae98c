"""Statistics of any perimeter: an address is a request, the account decides."""

from dataclasses import dataclass

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from coop_data.domain.roles import Role
from coop_data.models import Utilisateur
from tests.factories import create_conseiller, create_equipe, create_poste, create_utilisateur
from tests.images import poser
from tests.statistiques.mondes import create_monde, log_accompagnements, log_coordination
from tests.ui.pilotage.support import cartes, compte_de, compte_de_structure, widget
from tests.ui.support import open_screen, read_markdown, texts, titles

MARS = "2026-02-01_2026-03-31"
CRA = "CRA enregistrés"
REFUS = "Votre compte ne donne pas accès à ces activités."
INTROUVABLE = "Cette personne est introuvable, ou votre compte n’y donne pas accès."


@dataclass(frozen=True)
class Comptes:
    """One account of each role: Lyon employs Alix, whom Chloé coordinates."""

    structure: Utilisateur
    conseiller: Utilisateur
    coordinateur: Utilisateur
    anct: Utilisateur


def peupler(session: Session) -> Comptes:
    """The reports of ``mondes`` and the accounts."""
    monde = create_monde(session)
    log_accompagnements(session, monde)
    log_coordination(session, monde)
    create_poste(session, monde.basile, monde.saint_martin)
    chef = create_conseiller(
        session, monde.corse, id_externe="C-CHEF", prenom="Chloé", nom="Dumas", est_coordinateur=True
    )
    create_equipe(session, chef, monde.alix)
    return Comptes(
        compte_de_structure(session, monde.rhone),
        compte_de(session, monde.alix),
        compte_de(session, chef),
        create_utilisateur(session, Role.ANCT),
    )


@pytest.fixture
def comptes(base_servie: Engine) -> Comptes:
    return poser(base_servie, peupler)


@pytest.mark.parametrize(
    ("perimetre", "nom", "attendu"),
    [
        ("national", "France entière", "8"),
        ("region:84", "Auvergne-Rhône-Alpes", "4"),
        ("region:94", "Corse", "2"),
        ("departement:69", "Rhône", "4"),
        ("departement:2A", "Corse-du-Sud", "2"),
        ("departement:978", "Saint-Martin", "1"),
    ],
)
def test_territories_are_open_to_all(
    comptes: Comptes, monkeypatch: pytest.MonkeyPatch, perimetre: str, nom: str, attendu: str
) -> None:
    for compte in (comptes.structure, comptes.conseiller, comptes.coordinateur, comptes.anct):
        ecran = open_screen(monkeypatch, compte, "statistiques", perimetre=perimetre, periode=MARS)
        assert [titre.replace("\\", "") for titre in titles(ecran)] == [f"Statistiques – {nom}"]
        assert cartes(ecran)[CRA] == attendu


@pytest.mark.parametrize(
    ("role", "perimetre", "message"),
    [
        ("structure", "structure:S-CORSE", REFUS),
        ("structure", "equipe:C-CHEF", REFUS),
        ("structure", "conseiller:C-BASILE", INTROUVABLE),
        ("structure", "coordinateur:C-CHEF", INTROUVABLE),
        ("conseiller", "structure:S-RHONE", REFUS),
        ("conseiller", "conseiller:C-BASILE", INTROUVABLE),
        ("conseiller", "equipe:C-CHEF", REFUS),
        ("coordinateur", "structure:S-CORSE", REFUS),
        ("coordinateur", "conseiller:C-BASILE", INTROUVABLE),
        ("coordinateur", "equipe:C-ALIX", REFUS),
        ("anct", "structure:S-AILLEURS", "Aucune structure n’a l’identifiant « S-AILLEURS »."),
        ("anct", "region:99", "Aucune région n’a le code « 99 »."),
    ],
)
def test_address_changed_by_hand_is_refused(
    comptes: Comptes, monkeypatch: pytest.MonkeyPatch, role: str, perimetre: str, message: str
) -> None:
    ecran = open_screen(monkeypatch, getattr(comptes, role), "statistiques", perimetre=perimetre, periode=MARS)
    assert not ecran.exception
    assert [read_markdown(erreur.value) for erreur in ecran.error] == [message]
    assert titles(ecran) == ["Statistiques"]
    assert cartes(ecran) == {}


@pytest.mark.parametrize("perimetre", ["", "galaxie", "region:", "structure", ":"])
def test_what_is_no_perimeter_is_said(comptes: Comptes, monkeypatch: pytest.MonkeyPatch, perimetre: str) -> None:
    ecran = open_screen(monkeypatch, comptes.anct, "statistiques", perimetre=perimetre)
    assert not ecran.exception
    (erreur,) = ecran.error
    assert "n’est pas un périmètre" in read_markdown(erreur.value)


@pytest.mark.parametrize(
    ("role", "perimetre", "attendu"),
    [
        ("structure", "structure:S-RHONE", "4"),
        ("structure", "conseiller:C-ALIX", "4"),
        ("conseiller", "conseiller:C-ALIX", "5"),
        ("coordinateur", "conseiller:C-ALIX", "5"),
        ("coordinateur", "equipe:C-CHEF", "5"),
        ("anct", "structure:S-CORSE", "2"),
        ("anct", "conseiller:C-BASILE", "3"),
        ("anct", "equipe:C-CHEF", "5"),
    ],
)
def test_what_each_may_see_is_shown(
    comptes: Comptes, monkeypatch: pytest.MonkeyPatch, role: str, perimetre: str, attendu: str
) -> None:
    ecran = open_screen(monkeypatch, getattr(comptes, role), "statistiques", perimetre=perimetre, periode=MARS)
    assert not ecran.exception
    assert cartes(ecran)[CRA] == attendu


def test_both_domains_of_a_structure_by_its_switch(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(
        monkeypatch, comptes.structure, "statistiques", perimetre="structure:S-RHONE", periode=MARS
    )
    widget(ecran, "button_group", "Activités").set_value("coordination").run()
    assert ecran.query_params["domaine"] in ("coordination", ["coordination"])
    assert "Activités de coordination" in cartes(ecran)


def test_own_statistics(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cartes(open_screen(monkeypatch, comptes.conseiller, "mes-statistiques", periode=MARS))[CRA] == "5"
    coordination = cartes(open_screen(monkeypatch, comptes.coordinateur, "mes-statistiques", periode=MARS))
    assert coordination["Activités de coordination"] == "0"


@pytest.mark.parametrize(
    ("maille", "choix", "perimetre", "attendu"),
    [
        ("region", "94", "region:94", "2"),
        ("departement", "69", "departement:69", "4"),
        ("region", "978", "departement:978", "1"),
    ],
)
def test_territory_chosen_opens_its_statistics(
    comptes: Comptes, monkeypatch: pytest.MonkeyPatch, maille: str, choix: str, perimetre: str, attendu: str
) -> None:
    ecran = open_screen(monkeypatch, comptes.anct, "territoires", maille=maille, periode=MARS)
    assert not ecran.exception
    widget(ecran, "selectbox", "Ouvrir les statistiques d’un territoire").set_value(choix).run()
    lus = {nom: valeur if isinstance(valeur, str) else valeur[0] for nom, valeur in ecran.query_params.items()}
    assert lus == {"perimetre": perimetre, "periode": MARS}
    assert cartes(ecran)[CRA] == attendu


def test_territories_are_searched_without_accents(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, comptes.anct, "territoires", periode=MARS)
    (tableau,) = ecran.dataframe
    assert len(tableau.value) == 107
    widget(ecran, "text_input", "Rechercher un territoire").set_value("REUNION").run()
    assert ecran.dataframe[0].value["nom"].tolist() == ["La Réunion"]
    widget(ecran, "text_input", "Rechercher un territoire").set_value("Atlantide").run()
    assert "Aucun territoire ne correspond à votre recherche." in texts(ecran)


def test_regions_and_collectivities_are_twenty_four(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, comptes.anct, "territoires", maille="region", periode=MARS)
    (tableau,) = ecran.dataframe
    assert len(tableau.value) == 24
    assert tableau.value["cra"].sum() == 7
