"""Files on screen: explained, simulated, imported, remembered."""

from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse
from coop_data.imports import executer
from coop_data.models import Import, Structure, Utilisateur
from coop_data.ui.administration.import_genres import PRESENTATIONS, colonnes_of, modele
from tests.factories import create_commune, create_utilisateur
from tests.ui.administration.support import bouton
from tests.ui.support import open_screen, texts

FICHIER = (
    "id;nom;siret;type;code_commune;dotation\nS-1;Mairie de Lyon;;commune;69123;2\nS-2;Ailleurs;;commune;99999;1\n"
)


@pytest.fixture
def admin(base_servie: Engine) -> Utilisateur:
    """An administrator, and Lyon."""
    with db.ecriture() as session:
        create_commune(session)
        return create_utilisateur(session, Role.ADMIN)


def deposer(ecran: AppTest, nom: str, contenu: bytes, type_mime: str = "text/csv") -> Any:
    return ecran.file_uploader[0].upload(nom, contenu, type_mime).run()


def structures() -> list[str]:
    with db.lecture() as session:
        return list(session.exec(select(Structure.id_externe)))


def test_simulation_report_then_import(admin: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = deposer(open_screen(monkeypatch, admin, "imports"), "structures.csv", FICHIER.encode())
    assert bouton(ecran, "imports.importer").disabled
    bouton(ecran, "imports.simuler").click().run()
    assert structures() == []
    assert {mesure.label: mesure.value for mesure in ecran.metric} == {
        "Créées": "1",
        "Modifiées": "0",
        "Inchangées": "0",
        "Refusées": "1",
        "À compléter": "0",
    }
    assert ecran.table[0].value.to_dict("records") == [
        {
            "Ligne": "3",
            "Colonne": "code\\_commune",
            "Valeur": "99999",
            "Gravité": "Refusée",
            "Motif": "commune inconnue",
        }
    ]
    bouton(ecran, "imports.importer").click().run()
    assert structures() == ["S-1"]
    assert "Import terminé : 1 ligne refusée." in texts(ecran)
    assert bouton(ecran, "imports.importer").disabled
    assert "structures.csv" in texts(open_screen(monkeypatch, admin, "imports"))


@pytest.mark.parametrize(
    ("contenu", "message"),
    [
        (b"id;nom\n1;A\n", "Colonne obligatoire absente : type, code_commune. Rien n’a été importé."),
        (b"", "Le fichier est vide"),
        (b"PK\x03\x04abime", "Ce fichier est un classeur XLSX"),
    ],
)
def test_refused_file_says_why_and_writes_nothing(
    contenu: bytes, message: str, admin: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = deposer(open_screen(monkeypatch, admin, "imports"), "structures.csv", contenu)
    bouton(ecran, "imports.simuler").click().run()
    assert message in texts(ecran)
    assert bouton(ecran, "imports.importer").disabled
    with db.lecture() as session:
        assert session.exec(select(Import)).all() == []


def test_model_of_each_kind_is_its_header() -> None:
    assert list(PRESENTATIONS) == ["structures", "conseillers", "equipes", "accompagnements", "coordination"]
    assert modele("equipes").decode("utf-8-sig") == "coordinateur;conseiller;date_debut;date_fin\r\n"
    assert colonnes_of("coordination")[0] == ["id", "coordinateur", "type", "date"]


def test_import_is_refused_without_the_right(admin: Utilisateur) -> None:
    anct = Acteur(nom="Anne", roles=frozenset({Role.ANCT}))
    with pytest.raises(AccesRefuse):
        executer(genre="structures", contenu=FICHIER.encode(), nom_fichier="s.csv", acteur=anct)
    assert structures() == []
