"""« Suivi de saisie » on screen: each role its people, a reminder noted and undone, an absence."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.domain.periode import periode_du_trimestre, trimestre_of
from coop_data.domain.roles import Role
from coop_data.domain.structures import MotifAbsence
from coop_data.models import Absence, Conseiller, Relance, Structure, Utilisateur, maintenant
from tests.factories import (
    create_accompagnement,
    create_conseiller,
    create_equipe,
    create_structure,
    create_utilisateur,
)
from tests.ui.administration.support import bouton, rouvrir
from tests.ui.pilotage.support import cartes, compte_de, compte_de_structure, widget
from tests.ui.support import open_screen, texts, titles

AUJOURDHUI = Acteur(nom="Horloge").aujourdhui()
RELANCER, NOTER = "suivi.relancer.C-NADIA", "suivi.noter.C-NADIA"


@dataclass(frozen=True)
class Comptes:
    """An employer of Émile, who logs, and Nadia, who never did; the coordinator of Nadia; an analyst."""

    employeur: Utilisateur
    chloe: Utilisateur
    anct: Utilisateur
    admin: Utilisateur


@pytest.fixture
def comptes(base_servie: Engine) -> Comptes:
    with db.ecriture() as session:
        mairie = create_structure(session, "69", id_externe="S-MAIRIE", nom="Mairie *centrale*")
        emile = create_conseiller(session, mairie, id_externe="C-EMILE", prenom="Émile", nom="Ébène")
        create_accompagnement(session, emile, mairie, date=AUJOURDHUI)
        nadia = create_conseiller(session, mairie, id_externe="C-NADIA", prenom="Nadia", nom="Zola")
        voisine = create_structure(session, "01", nom="Voisine")
        chef = create_conseiller(session, voisine, prenom="Chloé", est_coordinateur=True)
        create_equipe(session, chef, nadia)
        return Comptes(
            compte_de_structure(session, mairie),
            compte_de(session, chef),
            create_utilisateur(session, Role.ANCT),
            create_utilisateur(session, Role.ADMIN),
        )


def ouvrir(monkeypatch: pytest.MonkeyPatch, compte: Utilisateur, **parametres: str) -> AppTest:
    ecran = open_screen(monkeypatch, compte, "suivi-saisie", **parametres)
    assert not ecran.exception
    return ecran


def chiffres(ecran: AppTest) -> tuple[str, str, str]:
    lues = cartes(ecran)
    return lues["Attendus"], lues["Ont saisi"], lues["Taux de saisie"].replace("\u202f", " ")


def test_each_role_has_its_people(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(monkeypatch, comptes.employeur)
    assert titles(ecran) == ["Suivi de saisie"]
    assert chiffres(ecran) == ("2", "1", "50,0 %")
    assert "**Mairie *centrale***" in texts(ecran)
    assert chiffres(ouvrir(monkeypatch, comptes.chloe)) == ("1", "0", "0,0 %")
    nation = ouvrir(monkeypatch, comptes.anct)
    assert chiffres(nation) == ("3", "1", "33,3 %")
    assert "**24 résultats**" in texts(nation)
    assert chiffres(ouvrir(monkeypatch, comptes.admin, perimetre="departement:69")) == ("2", "1", "50,0 %")


@pytest.mark.parametrize("perimetre", ["national", "departement:69", "structure:S-MAIRIE"])
def test_others_perimeters_are_refused(perimetre: str, comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(monkeypatch, comptes.chloe, perimetre=perimetre)
    assert not ecran.metric
    assert "Votre compte ne donne pas accès à ces activités." in texts(ecran)


@pytest.mark.parametrize(
    ("liste", "noms"),
    [("en-retard", ["Nadia Zola"]), ("jamais", ["Nadia Zola"]), ("a-jour", ["Émile Ébène"]), ("non-attendus", [])],
)
def test_lists_of_the_address(
    liste: str, noms: list[str], comptes: Comptes, monkeypatch: pytest.MonkeyPatch
) -> None:
    dit = texts(ouvrir(monkeypatch, comptes.employeur, liste=liste))
    assert [nom for nom in ("Émile Ébène", "Nadia Zola") if f"**{nom}**" in dit] == noms
    assert ("Personne ne correspond à ces critères" in dit) is (not noms)


def test_a_reminder_is_noted_its_next_step_shown_then_undone(
    comptes: Comptes, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = ouvrir(monkeypatch, comptes.employeur, liste="en-retard")
    rouvrir(ecran, RELANCER)
    bouton(ecran, NOTER).click()
    rouvrir(ecran, RELANCER)
    dit = texts(ecran.run())
    assert f"Relance du {AUJOURDHUI:%d/%m/%Y} notée pour Nadia Zola." in dit
    suivante = AUJOURDHUI + timedelta(days=15)
    assert f"Relance M+1 le {AUJOURDHUI:%d/%m/%Y}" in dit
    assert f"Prochaine étape le {suivante:%d/%m/%Y} : Relance M+1,5" in dit
    bouton(ecran, "annulation.defaire").click()
    assert "La relance est annulée." in texts(ecran.run())
    with db.lecture() as session:
        assert session.exec(select(Relance)).all() == []


def test_the_last_step_is_a_call_and_a_letter_to_the_employer(
    comptes: Comptes, monkeypatch: pytest.MonkeyPatch
) -> None:
    with db.ecriture() as session:
        nadia = session.exec(select(Conseiller).where(Conseiller.id_externe == "C-NADIA")).one()
        mairie = session.exec(select(Structure).where(Structure.id_externe == "S-MAIRIE")).one()
        nadia.telephone, mairie.contact_nom = "06 39 98 00 01", "Ana Roy"
        for jours, etape in ((40, "m1"), (20, "m1_5")):
            champs = {"jour": AUJOURDHUI - timedelta(days=jours), "etape": etape, "instant": maintenant()}
            session.add(Relance(conseiller_id=nadia.id, utilisateur_id=comptes.anct.id, **champs))
    ecran = ouvrir(monkeypatch, comptes.anct, perimetre="structure:S-MAIRIE", relance="m2")
    assert "Téléphone\u00a0: 06 39 98 00 01" in texts(ecran)
    rouvrir(ecran, RELANCER)
    dit = texts(ecran)
    assert "- Nadia Zola\u00a0: 06 39 98 00 01\n- Employeur – Ana Roy\u00a0: téléphone non renseigné" in dit
    (message,) = [code.value for code in ecran.code if code.value.startswith("[")]  # the other is the page's link
    assert message.startswith("[IMPORTANT] Aucun compte-rendu d’activité complété depuis 60 jours\n\nBonjour,")


def test_the_administrator_reads_and_does_not_remind(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(monkeypatch, comptes.admin, perimetre="structure:S-MAIRIE", liste="en-retard")
    assert "**Nadia Zola**" in texts(ecran)
    assert [element.label for element in ecran.button if element.label == "Relancer"] == []


def test_an_absence_recorded_on_the_fiche_is_followed_at_once(
    comptes: Comptes, monkeypatch: pytest.MonkeyPatch
) -> None:
    trimestre = periode_du_trimestre(trimestre_of(AUJOURDHUI))
    fiche = open_screen(monkeypatch, comptes.employeur, "conseiller", id="C-NADIA")
    rouvrir(fiche, "absence.ajouter")
    for libelle, jour in (("Premier jour", trimestre.du), ("Dernier jour", trimestre.au)):
        widget(fiche, "date_input", libelle).set_value(jour)  # type: ignore[attr-defined]
    widget(fiche, "button", "Enregistrer l’absence").click()  # type: ignore[attr-defined]
    rouvrir(fiche, "absence.ajouter")
    assert "Choisissez le motif de l’absence." in texts(fiche)  # none is presumed
    widget(fiche, "selectbox", "Motif").set_value(MotifAbsence.CONGE_MATERNITE)  # type: ignore[attr-defined]
    widget(fiche, "button", "Enregistrer l’absence").click()  # type: ignore[attr-defined]
    rouvrir(fiche, "absence.ajouter")
    assert "Absence enregistrée : Congé maternité" in texts(fiche)
    with db.lecture() as session:
        assert [(a.date_debut, a.date_fin) for a in session.exec(select(Absence))] == [
            (trimestre.du, trimestre.au)
        ]
    assert chiffres(ouvrir(monkeypatch, comptes.employeur)) == ("1", "1", "100,0 %")
    dit = texts(ouvrir(monkeypatch, comptes.employeur, liste="non-attendus"))
    assert "**Nadia Zola**" in dit
    autres = open_screen(monkeypatch, comptes.anct, "conseiller", id="C-NADIA")
    assert "Congé maternité" not in texts(autres)


def test_a_removed_absence_comes_back(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        zoe = create_conseiller(session, create_structure(session), prenom="Zoé", nom="Loin")
        ligne = Absence(conseiller_id=zoe.id, date_debut=date(2026, 1, 5), date_fin=date(2026, 1, 9))
        session.add(ligne)
        loin, identifiant = zoe.id_externe, ligne.id
    ecran = open_screen(monkeypatch, comptes.admin, "conseiller", id=loin)
    rouvrir(ecran, f"absence.corriger.{identifiant}")
    bouton(ecran, f"absence.{identifiant}.retirer").click()
    rouvrir(ecran, f"absence.corriger.{identifiant}")
    assert "Absence retirée : Autre, du 05/01/2026 au 09/01/2026." in texts(ecran.run())
    bouton(ecran, "annulation.defaire").click()
    assert "L’absence est rétablie." in texts(ecran.run())
    with db.lecture() as session:
        assert [ligne.id for ligne in session.exec(select(Absence))] == [identifiant]


def test_the_home_page_tells_the_rate(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    for compte, phrase in (
        (comptes.employeur, "**50,0 %** (1 sur 2 personnes attendues), **1** en retard."),
        (comptes.anct, "**33,3 %** (1 sur 3 personnes attendues), **2** en retard."),
    ):
        accueil = open_screen(monkeypatch, compte, "accueil")
        assert not accueil.exception
        assert phrase in texts(accueil).replace("\u202f", " ")
