"""« Demandes » on screen: seen by administrators, accepted with a link to hand over, refused with a reason."""

from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from coop_data import db
from coop_data.auth.comptes import acteur_du_compte
from coop_data.demandes.contenu import PersonneDemandee
from coop_data.demandes.depot import demander
from coop_data.domain.perimetre import UneEquipe
from coop_data.domain.roles import Role
from coop_data.models import Conseiller, Demande, Equipe, Structure, Utilisateur
from tests.factories import create_conseiller, create_structure, create_utilisateur
from tests.ui.administration.support import bouton, champ, rouvrir
from tests.ui.support import open_screen, texts, titles


@dataclass(frozen=True)
class Scene:
    admin: Utilisateur
    chloe: Utilisateur
    structure: Structure
    demande: Demande


@pytest.fixture
def scene(base_servie: Engine) -> Scene:
    """Chloé asks for Nina, whom the directory does not know."""
    with db.ecriture() as session:
        structure = create_structure(session, id_externe="S-LYON", nom="Mairie de Lyon")
        fiche = create_conseiller(session, structure, prenom="Chloé", nom="Dumas", est_coordinateur=True)
        chloe = create_utilisateur(session, Role.COORDINATEUR, conseiller_id=fiche.id, mot_de_passe="x")
        admin = create_utilisateur(session, Role.ADMIN, mot_de_passe="x")
        lue = demander(
            session,
            acteur=acteur_du_compte(chloe),
            pour=UneEquipe(fiche.id),
            personne=PersonneDemandee(
                "nina@exemple.fr", "Nina", "Nouvelle", structure="Mairie", date_debut=date(2026, 9, 1)
            ),
        )
        return Scene(admin, chloe, structure, session.get_one(Demande, lue.id))


def test_the_administrator_is_told_at_home(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "**1 demande en attente**" in texts(open_screen(monkeypatch, scene.admin, "administration"))
    dit = texts(open_screen(monkeypatch, scene.admin, "demandes"))
    for attendu in (
        "**Nina Nouvelle** · nina@exemple.fr",
        "Pour : Équipe de Chloé Dumas",
        "Premier jour : 01/09/2026",
    ):
        assert attendu in dit


def test_accepting_leads_to_the_link(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, scene.admin, "demandes")
    accepter = f"demandes.accepter.{scene.demande.id}"
    rouvrir(ecran, accepter)
    bouton(ecran, ".envoyer").click()
    rouvrir(ecran, accepter)
    assert "Choisissez la structure où cette personne travaille." in texts(ecran)
    champ(ecran, "Structure employeuse *").set_value(scene.structure.id)
    bouton(ecran, ".envoyer").click()
    rouvrir(ecran, accepter)
    assert titles(ecran) == ["Nina Nouvelle"]
    assert "/activation?jeton=" in ecran.code[0].value
    with db.lecture() as session:
        nina = session.exec(select(Conseiller).where(Conseiller.nom == "Nouvelle")).one()
        membre = session.exec(select(Equipe).where(Equipe.conseiller_id == nina.id)).one()
    assert membre.date_debut == date(2026, 9, 1)
    assert "Aucune demande n’attend de réponse." in texts(open_screen(monkeypatch, scene.admin, "demandes"))


def test_a_refusal_is_read_by_whoever_asked(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, scene.admin, "demandes")
    bouton(ecran, f"demandes.refuser.{scene.demande.id}").click().run()
    assert "Dites pourquoi : la personne qui demande lira ce motif." in texts(ecran)
    ecran.text_area(key=f"demandes.motif.{scene.demande.id}").set_value("Contrat *non* signé")
    bouton(ecran, f"demandes.refuser.{scene.demande.id}").click().run()
    assert "La demande est refusée" in texts(ecran)
    assert "Motif : Contrat *non* signé" in texts(open_screen(monkeypatch, scene.chloe, "mon-equipe"))


def test_an_employer_asks_from_its_own_page(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        mairie = create_utilisateur(session, Role.STRUCTURE, structure_id=scene.structure.id)
        create_conseiller(session, scene.structure, prenom="Sans", nom="Compte", email="sans@exemple.fr")
    ecran = open_screen(monkeypatch, mairie, "ma-structure")
    rouvrir(ecran, "structure.inviter")
    champ(ecran, "Personne à inviter").select_index(1)
    rouvrir(ecran, "structure.inviter")
    bouton(ecran, "demande.envoyer").click()
    rouvrir(ecran, "structure.inviter")
    assert "**Sans Compte** · sans@exemple.fr" in texts(ecran)
    with db.lecture() as session:
        (sienne,) = session.exec(select(Demande).where(Demande.utilisateur_id == mairie.id))
    assert (sienne.genre, sienne.contenu["pour"]) == ("invitation", "structure")
