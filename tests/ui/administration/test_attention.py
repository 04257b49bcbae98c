"""What an administrator is told to look at: exactly what is there, and nothing when all is well."""

from datetime import date

import pytest
from sqlalchemy import Engine

from coop_data import db
from coop_data.auth import frein
from coop_data.domain.roles import Role
from coop_data.models import Import, Utilisateur, maintenant
from tests.factories import (
    create_accompagnement,
    create_activite,
    create_conseiller,
    create_structure,
    create_utilisateur,
)
from tests.ui.support import open_screen, texts, titles


@pytest.fixture
def admin(base_servie: Engine) -> Utilisateur:
    """An administrator whose account is open."""
    with db.ecriture() as session:
        return create_utilisateur(session, Role.ADMIN, email="admin@exemple.fr", mot_de_passe="x")


def test_nothing_to_look_at(admin: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, admin, "administration")
    assert titles(ecran) == ["Administration"]
    assert "Rien ne demande votre attention aujourd’hui." in texts(ecran)


def test_each_thing_is_counted_at_home(admin: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        structure = create_structure(session)
        for _ in range(3):
            create_conseiller(session, structure)
        parti = create_conseiller(session, structure, fin=date(2025, 1, 1), prenom="Ada", nom="Hors-Poste")
        create_accompagnement(session, parti)
        create_activite(session, parti)
        create_accompagnement(session, parti, structure, a_completer=["duree_minutes"])
        create_utilisateur(session, Role.ANCT, email="invitee@exemple.fr")
        run = {"genre": "structures", "nom_fichier": "s.csv", "empreinte": "0" * 64, "commence_le": maintenant()}
        session.add(Import(**run, bilan={"refuses": 2}))
        session.add(Import(**run, bilan={"refuses": 0}))
        for _ in range(5):
            frein.compter(session, frein.Tentative("invitee@exemple.fr", None))
    dit = texts(open_screen(monkeypatch, admin, "accueil"))
    for attendu in (
        "**1 compte bloqué après 5 essais**",
        "**1 compte jamais activé**",
        "**3 personnes en poste sans compte**",
        "**2 activités hors de tout poste**",
        "**1 activité importée à compléter**",
        "**1 import avec des lignes refusées ces 30 derniers jours**",
    ):
        assert attendu in dit


@pytest.mark.parametrize("role", [Role.ANCT, Role.STRUCTURE])
def test_home_of_others_tells_nothing_of_accounts(
    role: Role, admin: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    with db.ecriture() as session:
        champs = {"structure_id": create_structure(session).id} if role is Role.STRUCTURE else {}
        autre = create_utilisateur(session, role, **champs)
    ecran = open_screen(monkeypatch, autre, "accueil")
    assert titles(ecran) == ["Accueil"]
    assert "Ce qui demande votre attention" not in [titre.value for titre in ecran.header]
