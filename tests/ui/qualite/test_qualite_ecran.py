"""« Qualité des données » on screen: an author confirms and takes back, others ask, the home pages say it."""

from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.domain.qualite import Controle
from coop_data.domain.roles import Role
from coop_data.models import Conseiller, Utilisateur
from coop_data.ui.qualite.confirmation import CONFIRMER, REPRENDRE
from coop_data.ui.qualite.demande import DEMANDER, SIGNALER
from tests.factories import (
    create_accompagnement,
    create_commune,
    create_conseiller,
    create_structure,
    create_utilisateur,
)
from tests.ui.administration.support import rouvrir
from tests.ui.pilotage.support import cartes, compte_de, compte_de_structure, widget
from tests.ui.support import open_screen, texts, titles

AUJOURDHUI = Acteur(nom="Horloge").aujourdhui()
DUREES = Controle.DUREES.libelle
CONTROLES = {controle.libelle for controle in Controle}


@dataclass(frozen=True)
class Comptes:
    """Alix, who logged 5 hours in one go; her employer; another one; an analyst; an administrator."""

    alix: Utilisateur
    employeur: Utilisateur
    voisine: Utilisateur
    anct: Utilisateur
    admin: Utilisateur
    cra: str


@pytest.fixture
def comptes(base_servie: Engine) -> Comptes:
    with db.ecriture() as session:
        mairie, voisine = create_structure(session, nom="Mairie *centrale*"), create_structure(session, "01")
        alix = create_conseiller(session, mairie, prenom="Alix", nom="Petit", email="alix@exemple.fr")
        commune = create_commune(session)
        champs = {"date": AUJOURDHUI, "code_commune": commune}
        cra = create_accompagnement(session, alix, mairie, duree_minutes=300, titre="Tri *photo*", **champs)
        for minutes in (30, 45, 60):
            create_accompagnement(session, alix, mairie, duree_minutes=minutes, **champs)
        return Comptes(
            compte_de(session, alix),
            compte_de_structure(session, mairie),
            compte_de_structure(session, voisine),
            create_utilisateur(session, Role.ANCT),
            create_utilisateur(session, Role.ADMIN),
            str(cra.id),
        )


def ouvrir(monkeypatch: pytest.MonkeyPatch, compte: Utilisateur, **parametres: str) -> AppTest:
    ecran = open_screen(monkeypatch, compte, "qualite", **parametres)
    assert not ecran.exception
    return ecran


def boutons(ecran: AppTest) -> list[str]:
    """What may be done about the remarks."""
    return [bouton.label for bouton in ecran.main.button if str(bouton.key).startswith("qualite.")]


def test_an_author_confirms_then_takes_it_back(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(monkeypatch, comptes.alix)
    assert titles(ecran) == ["Qualité des données"]
    vues = cartes(ecran)
    assert set(vues) == CONTROLES | {"Sans remarque"}
    assert (vues["Sans remarque"].replace("\u202f", " "), vues[DUREES]) == ("75,0 %", "1")
    assert widget(ecran, "selectbox", "Contrôle").value == "durees"  # type: ignore[attr-defined]
    assert "5\u202fh. Un accompagnement individuel dépasse rarement 4\u00a0h." in texts(ecran)
    assert boutons(ecran) == ["Modifier", CONFIRMER]

    ecran.button(f"qualite.confirmer.durees.{comptes.cra}").click().run()
    assert not ecran.exception
    assert "1 activité vérifiée" in texts(ecran)
    assert (cartes(ecran)["Sans remarque"].replace("\u202f", " "), cartes(ecran)[DUREES]) == ("100,0 %", "0")
    ecran.button("annulation.defaire").click().run()
    assert (cartes(ecran)[DUREES], boutons(ecran)) == ("1", ["Modifier", CONFIRMER])

    ecran.button(f"qualite.confirmer.durees.{comptes.cra}").click().run()
    verifiees = ouvrir(monkeypatch, comptes.alix, controle="durees", verifiees="oui")
    assert boutons(verifiees) == ["Modifier", REPRENDRE]
    verifiees.button(f"qualite.confirmer.durees.{comptes.cra}").click().run()
    assert "La remarque est de nouveau affichée." in texts(verifiees)


def test_an_employer_asks_for_a_correction(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(monkeypatch, comptes.employeur, controle="durees")
    assert set(cartes(ecran)) == CONTROLES - {Controle.BROUILLONS.libelle} | {"Sans remarque"}
    assert boutons(ecran) == [DEMANDER]
    demande = rouvrir(ecran, f"qualite.demander.durees.{comptes.alix.conseiller_id}")
    message = demande.code[-1].value
    assert message.startswith("Des comptes rendus à relire dans Coop Data\n\nBonjour Alix,")
    assert (
        f"- le {AUJOURDHUI:%d/%m/%Y}, Accompagnement individuel · Tri *photo* · E-mail\u202f: 5\u202fh. "
        in message
    )
    assert boutons(ouvrir(monkeypatch, comptes.voisine, controle="durees")) == []
    nationale = ouvrir(monkeypatch, comptes.anct, controle="durees", departement="69")
    assert boutons(nationale) == [DEMANDER]
    assert boutons(ouvrir(monkeypatch, comptes.anct, controle="durees", departement="01")) == []


def test_the_home_pages_of_the_nation_say_it(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "1 activité à relire sur 4" in texts(open_screen(monkeypatch, comptes.anct, "accueil"))
    assert "**1 activité à relire sur les 12 derniers mois**" in texts(
        open_screen(monkeypatch, comptes.admin, "accueil")
    )


def test_an_administrator_is_led_to_the_import_of_the_posts_that_are_missing(
    comptes: Comptes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def liens(compte: Utilisateur) -> list[tuple[str, str]]:
        ecran = ouvrir(monkeypatch, compte, controle="sans_structure")
        return [
            (lien.proto.page, lien.proto.query_string)
            for lien in ecran.main.get("page_link")
            if lien.proto.label == "Importer des postes"
        ]

    assert liens(comptes.admin) == [("imports", "genre=conseillers")]
    assert liens(comptes.anct) == []


def test_an_address_that_says_nothing_true(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    inconnue = ouvrir(monkeypatch, comptes.employeur, personne="C-PERSONNE")
    assert "Cette personne est introuvable, ou votre compte n’y donne pas accès." in texts(inconnue)
    ancienne = ouvrir(monkeypatch, comptes.alix, periode=f"{date(2025, 1, 1)}_{date(2025, 1, 31)}", page="12")
    assert "Aucune activité sur cette période." in texts(ancienne)
    assert cartes(ancienne)["Sans remarque"] == "–"


def test_a_poste_that_is_missing_is_reported_to_who_records_postes(
    comptes: Comptes, monkeypatch: pytest.MonkeyPatch
) -> None:
    with db.ecriture() as session:
        alix = session.get_one(Conseiller, comptes.alix.conseiller_id)
        for minutes in (20, 25):
            create_accompagnement(session, alix, date=AUJOURDHUI, duree_minutes=minutes)
    parametres = {"controle": "sans_structure", "personne": ""}
    assert boutons(ouvrir(monkeypatch, comptes.admin, **parametres)) == [DEMANDER]
    assert boutons(ouvrir(monkeypatch, comptes.anct, **parametres)) == [SIGNALER]
    sienne = ouvrir(monkeypatch, comptes.alix, **parametres)
    assert boutons(sienne) == [SIGNALER, "Modifier", "Modifier"]
    lettre = rouvrir(sienne, f"qualite.signaler.{comptes.alix.conseiller_id}")
    message = lettre.code[-1].value
    assert message.startswith("Un poste à enregistrer dans Coop Data\n\nBonjour,")
