"""« Mon équipe » on screen: who sees which team, and each change of it from its dialog."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.models import Demande, Equipe, Utilisateur, maintenant
from tests.factories import (
    create_accompagnement,
    create_conseiller,
    create_equipe,
    create_structure,
    create_utilisateur,
)
from tests.ui.administration.support import bouton, rouvrir
from tests.ui.pilotage.support import cartes, compte_de, widget
from tests.ui.support import open_screen, texts, titles

AJOUTER, INVITER = "equipe.ajouter", "equipe.inviter"
DATES, COMPTE = "equipe.dates.C-ALIX", "equipe.compte.C-ALIX"


@dataclass(frozen=True)
class Comptes:
    """Chloé coordinates Alix, and not yet Zoé; an analyst; another coordinator."""

    chloe: Utilisateur
    anct: Utilisateur
    autre: Utilisateur
    zoe: Utilisateur
    admin: Utilisateur


@pytest.fixture
def comptes(base_servie: Engine) -> Comptes:
    with db.ecriture() as session:
        structure = create_structure(session, nom="Mairie de Lyon")
        chloe = create_conseiller(
            session, structure, id_externe="C-CHLOE", prenom="Chloé", nom="Dumas", est_coordinateur=True
        )
        alix = create_conseiller(session, structure, id_externe="C-ALIX", prenom="Alix", nom="Petit")
        zoe = create_conseiller(session, structure, id_externe="C-ZOE", prenom="Zoé", nom="Martin")
        create_equipe(session, chloe, alix)
        create_accompagnement(session, alix, structure, date=maintenant().date() - timedelta(days=3))
        autre = create_conseiller(session, structure, prenom="Paul", est_coordinateur=True)
        return Comptes(
            compte_de(session, chloe),
            create_utilisateur(session, Role.ANCT),
            compte_de(session, autre),
            create_utilisateur(session, Role.CONSEILLER, conseiller_id=zoe.id),
            create_utilisateur(session, Role.ADMIN),
        )


def presences() -> list[tuple[date, date | None]]:
    with db.lecture() as session:
        lignes = session.exec(select(Equipe).order_by(Equipe.date_debut))  # type: ignore[arg-type]
        return [(ligne.date_debut, ligne.date_fin) for ligne in lignes]


def ouvrir(monkeypatch: pytest.MonkeyPatch, compte: Utilisateur, **parametres: str) -> AppTest:
    return open_screen(monkeypatch, compte, "mon-equipe", **parametres)


def test_members_with_their_figures(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(monkeypatch, comptes.chloe)
    assert titles(ecran) == ["Mon équipe"]
    dit = texts(ecran)
    assert "**Alix Petit**" in dit
    assert "il y a 3 jours" in dit
    assert "1 CRA, 1 accompagnement  \nsur la période" in dit
    assert "Dans l’équipe depuis le 01/01/2024" in dit
    assert {nom: cartes(ecran)[nom] for nom in ("Membres aujourd’hui", "Actifs", "CRA de la période")} == {
        "Membres aujourd’hui": "1",
        "Actifs": "1",
        "CRA de la période": "1",
    }


@pytest.mark.parametrize(("statut", "trouve"), [("inactif", False), ("actif", True)])
def test_the_address_filters(statut: str, trouve: bool, comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    dit = texts(ouvrir(monkeypatch, comptes.chloe, statut=statut))
    assert ("**Alix Petit**" in dit) is trouve
    assert ("Aucun membre ne correspond à votre recherche." in dit) is not trouve


def test_someone_found_is_invited_and_accepts_from_home(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(monkeypatch, comptes.chloe)
    rouvrir(ecran, AJOUTER)
    ecran.text_input(key="equipe.ajout.recherche").set_value("zoe")
    rouvrir(ecran, AJOUTER)
    ecran.date_input(key="equipe.ajout.debut").set_value(date(2026, 2, 1))
    bouton(ecran, "equipe.ajout.envoyer").click()
    rouvrir(ecran, AJOUTER)
    assert "Zoé Martin est invité·e : l’invitation attend son accord." in texts(ecran)
    assert "En attente" in texts(ecran)
    assert presences() == [(date(2024, 1, 1), None)]
    with db.lecture() as session:
        demande = session.exec(select(Demande)).one()
    accueil = open_screen(monkeypatch, comptes.zoe, "accueil")
    assert "Chloé Dumas vous invite dans son équipe, à partir du 01/02/2026." in texts(accueil)
    bouton(accueil, f"equipe.invitation.accepter.{demande.id}").click().run()
    assert presences() == [(date(2024, 1, 1), None), (date(2026, 2, 1), None)]
    compte = open_screen(monkeypatch, comptes.zoe, "mon-compte")
    assert "Équipe coordonnée par **Chloé Dumas**" in texts(compte)
    next(b for b in compte.button if b.key and "quitter.oui" in b.key).click().run()
    assert presences()[1] == (date(2026, 2, 1), Acteur("", frozenset()).aujourdhui())
    bouton(compte, "annulation.defaire").click().run()
    assert "Votre départ est annulé." in texts(compte)
    assert presences()[1] == (date(2026, 2, 1), None)


def test_an_administrator_adds_at_once(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(monkeypatch, comptes.admin, coordinateur="C-CHLOE")
    rouvrir(ecran, AJOUTER)
    ecran.text_input(key="equipe.ajout.recherche").set_value("zoe")
    rouvrir(ecran, AJOUTER)
    ecran.date_input(key="equipe.ajout.debut").set_value(date(2026, 2, 1))
    bouton(ecran, "equipe.ajout.envoyer").click()
    rouvrir(ecran, AJOUTER)
    assert "Zoé Martin est dans l’équipe." in texts(ecran)
    assert presences() == [(date(2024, 1, 1), None), (date(2026, 2, 1), None)]


def test_someone_already_there_is_not_offered(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(monkeypatch, comptes.chloe)
    rouvrir(ecran, AJOUTER)
    ecran.text_input(key="equipe.ajout.recherche").set_value("alix")
    rouvrir(ecran, AJOUTER)
    assert "Déjà dans l’équipe : Alix Petit." in texts(ecran)
    ecran.text_input(key="equipe.ajout.recherche").set_value("personne de ce nom")
    rouvrir(ecran, AJOUTER)
    assert "Personne ne porte ce nom dans l’annuaire." in texts(ecran)


def test_a_time_ends_then_the_person_comes_back(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(monkeypatch, comptes.chloe)
    rouvrir(ecran, DATES)
    widget(ecran, "date_input", "Dernier jour (vide tant que la personne reste)").set_value(date(2026, 3, 31))  # type: ignore[attr-defined]
    widget(ecran, "button", "Enregistrer les dates").click()  # type: ignore[attr-defined]
    rouvrir(ecran, DATES)
    assert "Dates enregistrées pour Alix Petit." in texts(ecran)
    assert presences() == [(date(2024, 1, 1), date(2026, 3, 31))]
    rouvrir(ecran, DATES)
    widget(ecran, "date_input", "Premier jour du retour").set_value(date(2026, 3, 31))  # type: ignore[attr-defined]
    bouton(ecran, "retour.C-ALIX.enregistrer").click()
    rouvrir(ecran, DATES)
    assert "Alix Petit est déjà dans l’équipe du 01/01/2024 au 31/03/2026" in texts(ecran)
    widget(ecran, "date_input", "Premier jour du retour").set_value(date(2026, 4, 1))  # type: ignore[attr-defined]
    bouton(ecran, "retour.C-ALIX.enregistrer").click()
    rouvrir(ecran, DATES)
    assert "Alix Petit est invité·e à revenir : l’invitation attend son accord." in texts(ecran)
    assert presences() == [(date(2024, 1, 1), date(2026, 3, 31))]


def test_a_wrong_line_is_removed_and_put_back(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(monkeypatch, comptes.chloe)
    rouvrir(ecran, DATES)
    bouton(ecran, ".retirer").click()
    rouvrir(ecran, DATES)
    assert "Retiré de l’équipe : depuis le 01/01/2024." in texts(ecran)
    assert presences() == []
    assert "il n’y a aucun membre dans cette équipe" in texts(ecran)
    bouton(ecran, "annulation.defaire").click().run()
    assert "Le retrait est annulé." in texts(ecran)
    assert presences() == [(date(2024, 1, 1), None)]


def test_a_request_is_sent_then_withdrawn(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(monkeypatch, comptes.chloe)
    rouvrir(ecran, INVITER)
    ecran.text_input(key="demande.prenom").set_value("Nina")
    ecran.text_input(key="demande.nom").set_value("Nouvelle")
    ecran.text_input(key="demande.email").set_value("nina")
    bouton(ecran, "demande.envoyer").click()
    rouvrir(ecran, INVITER)
    assert "Saisissez une adresse électronique de la forme nom@domaine.fr." in texts(ecran)
    assert "Indiquez le premier jour." in texts(ecran)
    ecran.text_input(key="demande.email").set_value("nina@exemple.fr")
    ecran.date_input(key="demande.debut").set_value(date(2026, 9, 1))
    bouton(ecran, "demande.envoyer").click()
    rouvrir(ecran, INVITER)
    assert "Votre demande est envoyée à l’administration." in texts(ecran)
    assert "**Nina Nouvelle** · nina@exemple.fr" in texts(ecran)
    with db.lecture() as session:
        demande = session.exec(select(Demande)).one()
    bouton(ecran, f"demande.retirer.{demande.id}").click().run()
    assert "La demande est retirée." in texts(ecran)
    assert "Vous n’avez rien demandé à l’administration." in texts(ecran)


def test_a_member_without_account_is_asked_for(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(monkeypatch, comptes.chloe)
    rouvrir(ecran, COMPTE)
    widget(ecran, "text_input", "Adresse électronique *").set_value("alix@exemple.fr")  # type: ignore[attr-defined]
    bouton(ecran, "demande.envoyer").click()
    rouvrir(ecran, COMPTE)
    with db.lecture() as session:
        demande = session.exec(select(Demande)).one()
    assert (demande.genre, demande.contenu["prenom"]) == ("invitation", "Alix")


def test_an_analyst_chooses_a_team_and_changes_nothing(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(monkeypatch, comptes.anct)
    assert "Choisissez la personne qui coordonne l’équipe." in texts(ecran)
    ecran = ouvrir(monkeypatch, comptes.anct, coordinateur="C-CHLOE")
    assert "Équipe coordonnée par **Chloé Dumas**" in texts(ecran)
    assert "**Alix Petit**" in texts(ecran)
    assert [b.key for b in ecran.main.button if b.key and b.key.startswith("equipe.")] == []


def test_another_coordinator_is_refused(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(monkeypatch, comptes.autre, coordinateur="C-CHLOE")
    assert "Votre compte ne permet pas cette action." in texts(ecran)
    assert "Alix" not in texts(ecran)
