"""« Mes vues » on pages that are no page of figures: what they ask is judged, a quarter follows the calendar."""

import pytest
from sqlalchemy import Engine

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.domain.periode import TRIMESTRE_DERNIER, trimestre_relatif
from coop_data.domain.roles import Role
from coop_data.formats import trimestre_court
from coop_data.models import Utilisateur
from coop_data.vues import VueLue, lister_vues
from coop_data.vues.droits import refus_of
from tests.factories import create_structure, create_utilisateur
from tests.ui.administration.support import rouvrir
from tests.ui.pilotage.support import adresse, widget
from tests.ui.support import create_compte, open_screen, texts
from tests.ui.vues.test_vues import acteur_de, garder

AUJOURDHUI = Acteur(nom="Horloge").aujourdhui()


def la_vue(compte: Utilisateur, page: str) -> VueLue:
    with db.lecture() as session:
        (vue,) = lister_vues(session, acteur=acteur_de(compte), page=page)
    return vue


@pytest.mark.parametrize(
    ("page", "parametres", "dit"),
    [
        ("suivi-saisie", [("perimetre", "departement:69")], "Votre compte ne donne pas accès à ces activités."),
        ("suivi-saisie", [("trimestre", "ce-trimestre"), ("liste", "jamais")], ""),
        ("qualite", [("departement", "999")], "Aucun département n’a le code «\u00a0999\u00a0»."),
        ("qualite", [("structure", "S-AILLEURS")], "Cette structure est introuvable"),
        ("qualite", [("periode", "hier"), ("controle", "doublons")], ""),
        ("conseillers", [("suivi", "nation"), ("statut", "en-retard")], ""),
        ("trimestre", [("trimestre", "2026-T1")], "votre compte ne donne pas accès à cette page."),
    ],
)
def test_what_a_page_asks_is_judged_by_the_rights_of_today(
    base_servie: Engine, page: str, parametres: list[tuple[str, str]], dit: str
) -> None:
    with db.ecriture() as session:
        create_structure(session, id_externe="S-AILLEURS")
        coordinateur = create_compte(session, Role.COORDINATEUR)
    garder(coordinateur, *parametres, page=page)
    with db.lecture() as session:
        refus = refus_of(session, acteur_de(coordinateur), la_vue(coordinateur, page))
    assert refus.startswith(dit) if dit else refus == ""


@pytest.fixture
def anct(base_servie: Engine) -> Utilisateur:
    with db.ecriture() as session:
        create_structure(session)
        return create_utilisateur(session, Role.ANCT)


@pytest.mark.parametrize(
    ("page", "parametres"),
    [
        ("suivi-saisie", {"perimetre": "region:84", "trimestre": "trimestre-dernier"}),
        ("trimestre", {"trimestre": "ce-trimestre", "territoire": "departement:69"}),
        ("qualite", {"departement": "69", "periode": "ce-mois"}),
        ("conseillers", {"statut": "en-retard"}),
    ],
)
def test_a_page_opens_on_its_default(
    page: str, parametres: dict[str, str], anct: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    garder(anct, *parametres.items(), page=page)
    ecran = open_screen(monkeypatch, anct, page)
    assert not ecran.exception
    assert adresse(ecran) == {cle: [valeur] for cle, valeur in parametres.items()}
    assert "Vue affichée\u202f: «\u00a0Le Rhône *fort*\u00a0»" in texts(ecran)


def test_the_last_quarter_is_kept_as_such(anct: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, anct, "suivi-saisie")
    choix = widget(ecran, "selectbox", "Trimestre")
    dernier = trimestre_relatif(TRIMESTRE_DERNIER, AUJOURDHUI)
    assert choix.options[1] == f"Trimestre dernier ({trimestre_court(dernier)})"
    choix.set_value(TRIMESTRE_DERNIER).run()
    assert adresse(ecran) == {"trimestre": [TRIMESTRE_DERNIER]}
    rouvrir(ecran, "vues.enregistrer")
    assert "Période relative\u202f: «\u00a0Trimestre dernier\u00a0»" in texts(ecran)
    ecran.query_params["trimestre"] = dernier
    assert "Période fixe\u202f: du " in texts(ecran.run())
