"""Accounts on screen: found, created with a link shown once, changed, closed; the last administrator stays."""

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from coop_data import db
from coop_data.auth.comptes import etat, trouver
from coop_data.auth.mots_de_passe import compte_du_lien
from coop_data.domain.roles import Role
from coop_data.models import Journal, Utilisateur
from tests.factories import create_conseiller, create_structure, create_utilisateur
from tests.ui.administration.support import bouton, champ
from tests.ui.support import open_screen, read_markdown, texts, titles


@pytest.fixture
def admin(base_servie: Engine) -> Utilisateur:
    """The only administrator."""
    with db.ecriture() as session:
        return create_utilisateur(
            session, Role.ADMIN, email="admin@exemple.fr", prenom="Ada", nom="Admin", mot_de_passe="x"
        )


def relire(email: str) -> Utilisateur:
    with db.lecture() as session:
        return trouver(session, email=email)


def test_list_is_searched_and_filtered(admin: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        structure = create_structure(session, nom="Mairie de Bron")
        create_utilisateur(session, Role.STRUCTURE, prenom="Éloïse", nom="Nom", structure_id=structure.id)
        create_utilisateur(session, Role.ANCT, prenom="Anne", nom="Lyste", mot_de_passe="x")
        create_conseiller(session, structure, prenom="Sans", nom="Compte")
    assert "**3 comptes**" in texts(open_screen(monkeypatch, admin, "comptes"))
    trouvee = texts(open_screen(monkeypatch, admin, "comptes", recherche="eloise"))
    assert "**1 compte**" in trouvee
    assert "Mairie de Bron" in trouvee
    assert "Anne" in texts(open_screen(monkeypatch, admin, "comptes", role="anct"))
    invites = texts(open_screen(monkeypatch, admin, "comptes", etat="invite"))
    assert "Éloïse" in invites
    assert "Anne" not in invites
    personnes = texts(open_screen(monkeypatch, admin, "comptes", etat="sans_compte"))
    assert "**1 personne**" in personnes
    assert "**Sans Compte**" in personnes


def test_account_created_shows_its_link_until_put_away(
    admin: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = open_screen(monkeypatch, admin, "nouveau-compte")
    champ(ecran, "Adresse électronique").input("Nouvelle@Exemple.fr")
    champ(ecran, "Prénom").input("Nina")
    champ(ecran, "Nom").input("Nouvelle")
    champ(ecran, "Rôles").set_value([Role.ANCT])
    bouton(ecran, "envoyer").click().run()
    assert titles(ecran) == ["Nina Nouvelle"]
    lien = ecran.code[0].value
    with db.lecture() as session:
        assert compte_du_lien(session, jeton=lien.split("jeton=")[1]).email == "nouvelle@exemple.fr"
    bouton(ecran, "compte.lien.fait").click().run()
    assert len(ecran.code) == 0


def test_refused_account_says_why_below_each_field(admin: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, admin, "nouveau-compte")
    champ(ecran, "Adresse électronique").input("admin@exemple.fr")
    champ(ecran, "Rôles").set_value([Role.STRUCTURE])
    bouton(ecran, "envoyer").click().run()
    assert [read_markdown(erreur.value) for erreur in ecran.error] == [
        "Un compte existe déjà à cette adresse.",
        "Indiquez le prénom.",
        "Indiquez le nom.",
        "Le rôle structure demande une structure.",
    ]
    assert champ(ecran, "Adresse électronique").value == "admin@exemple.fr"


def test_account_of_a_person_is_filled_from_the_referential(
    admin: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    with db.ecriture() as session:
        personne = create_conseiller(session, prenom="Zoé", nom="Blanc", email="zoe@exemple.fr")
    ecran = open_screen(monkeypatch, admin, "nouveau-compte", conseiller=str(personne.id))
    assert champ(ecran, "Prénom").value == "Zoé"
    bouton(ecran, "envoyer").click().run()
    compte = relire("zoe@exemple.fr")
    assert (compte.roles, compte.conseiller_id) == (["conseiller"], personne.id)


def test_account_is_changed_closed_and_opened_again(admin: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        autre = create_utilisateur(session, Role.ANCT, email="autre@exemple.fr", mot_de_passe="x")
    ecran = open_screen(monkeypatch, admin, "compte", id=str(autre.id))
    champ(ecran, "Rôles").set_value([Role.ANCT, Role.ADMIN])
    bouton(ecran, "envoyer").click().run()
    assert relire("autre@exemple.fr").roles == ["anct", "admin"]
    bouton(ecran, "confirmer.Désactiver").click().run()
    assert etat(relire("autre@exemple.fr")) == "desactive"
    bouton(ecran, "confirmer.Réactiver").click().run()
    assert etat(relire("autre@exemple.fr")) == "actif"
    bouton(ecran, "confirmer.Lien de nouveau mot de passe").click().run()
    assert "/activation?jeton=" in ecran.code[0].value
    with db.lecture() as session:
        actions = session.exec(select(Journal.action).where(Journal.objet_id == str(autre.id))).all()
    assert sorted(actions) == ["desactiver", "modifier", "reactiver", "reinitialiser"]


def test_last_administrator_stays(admin: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, admin, "compte", id=str(admin.id))
    bouton(ecran, "confirmer.Désactiver").click().run()
    assert "Il doit rester au moins un compte administrateur actif." in texts(ecran)
    champ(ecran, "Rôles").set_value([Role.ANCT])
    bouton(ecran, "envoyer").click().run()
    assert "Il doit rester au moins un compte administrateur actif." in texts(ecran)
    assert relire("admin@exemple.fr").roles == ["admin"]
    assert etat(relire("admin@exemple.fr")) == "actif"
