"""The journal on screen: before → after in words, filtered, by pages; notes never appear."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine

from coop_data import db
from coop_data.acces.acteur import SYSTEME
from coop_data.auth import comptes
from coop_data.domain.roles import Role
from coop_data.journal import ligne
from coop_data.models import Journal, Utilisateur
from coop_data.ui.administration.journal_libelles import changements_of
from tests.factories import create_utilisateur
from tests.ui.support import open_screen, texts


@pytest.fixture
def admin(base_servie: Engine) -> Utilisateur:
    """An administrator who changed an account; the command line changed a report."""
    with db.ecriture() as session:
        admin = create_utilisateur(session, Role.ADMIN, prenom="Ada", nom="Admin")
        autre = create_utilisateur(session, Role.ANCT, email="autre@exemple.fr")
        acteur = comptes.acteur_du_compte(admin)
        comptes.modifier_compte(session, acteur=acteur, utilisateur_id=autre.id, roles=[Role.ANCT, Role.ADMIN])
        session.add(
            ligne(
                acteur=SYSTEME,
                action="modifier",
                objet="animation",
                objet_id="A-1",
                avant={"duree_minutes": 60, "notes": "secret"},
                apres={"duree_minutes": 90, "notes": "secret aussi"},
            )
        )
        return admin


def lignes(monkeypatch: pytest.MonkeyPatch, admin: Utilisateur, **parametres: str) -> list[dict[str, str]]:
    ecran = open_screen(monkeypatch, admin, "journal", **parametres)
    return ecran.table[0].value.to_dict("records") if ecran.table else []


def test_lines_say_who_what_before_and_after(admin: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    derniere, premiere = lignes(monkeypatch, admin)
    assert derniere["Quand et qui"].endswith(" · Ligne de commande")
    assert derniere["Action"] == "**Modification** · Animation"
    assert derniere["Changements"] == "**durée** 1\u202fh → 1\u202fh\u202f30  ·  **notes** modifiées"
    assert premiere["Quand et qui"].endswith(" · Ada Admin")
    assert premiere["Action"] == "**Modification** · Compte · autre@exemple\\.fr"
    assert premiere["Changements"] == "**rôles** Analyste ANCT → Analyste ANCT, Administrateur·ice"


def test_days_are_told_as_people_write_them() -> None:
    lue = ligne(
        acteur=SYSTEME,
        action="modifier",
        objet="poste",
        objet_id="P-1",
        avant={"date_fin": None, "date_debut": date(2026, 1, 5)},
        apres={"date_fin": date(2026, 9, 30), "date_debut": date(2026, 1, 6)},
    )
    assert changements_of(lue, {}) == "**fin** 30/09/2026  ·  **début** 05/01/2026 → 06/01/2026"


@pytest.mark.parametrize(
    ("parametres", "nombre"),
    [
        ({"objet": "compte"}, 1),
        ({"action": "supprimer"}, 0),
        ({"personne": "ada"}, 1),
        ({"personne": "ligne de"}, 1),
        ({"id": "A-1"}, 1),
        ({"au": "2020-01-01"}, 0),
        ({"du": "2020-01-01"}, 2),
    ],
)
def test_journal_is_filtered_by_its_address(
    parametres: dict[str, str], nombre: int, admin: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(lignes(monkeypatch, admin, **parametres)) == nombre


def test_days_are_those_of_the_reader_and_pages_hold_25_lines(
    admin: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    with db.ecriture() as session:
        for minute in range(30):
            instant = datetime(2026, 3, 1, 23, minute, tzinfo=UTC)  # already 2 March in Paris
            session.add(Journal(instant=instant, auteur="Paul", action="creer", objet="tag", objet_id=str(minute)))
    le_2_mars = {"du": "2026-03-02", "au": "2026-03-02"}
    assert len(lignes(monkeypatch, admin, **le_2_mars)) == 25
    assert len(lignes(monkeypatch, admin, **le_2_mars, page="2")) == 5
    assert lignes(monkeypatch, admin, du="2026-03-01", au="2026-03-01") == []
    assert "**30 lignes**" in texts(open_screen(monkeypatch, admin, "journal", **le_2_mars))
