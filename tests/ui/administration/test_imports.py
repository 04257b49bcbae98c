"""Files on screen: explained, simulated, imported, remembered."""

from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import select
from starlette.datastructures import QueryParams
from streamlit.testing.v1 import AppTest

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, Introuvable
from coop_data.imports import executer
from coop_data.models import Import, Structure, Utilisateur
from coop_data.routes.producteurs import PRODUCTEURS
from coop_data.ui.administration.import_genres import PRESENTATIONS, colonnes_of, modele
from tests.factories import (
    create_commune,
    create_conseiller,
    create_equipe,
    create_structure,
    create_utilisateur,
)
from tests.imports.support import DONNEES
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
    assert "Import terminé : 1 bonne ligne prise, 1 ligne refusée." in texts(ecran)
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


@pytest.mark.parametrize(
    ("lignes", "message"),
    [
        ("S-2;Ailleurs;;commune;99999;1\n", "1 ligne serait refusée, aucune ne serait écrite."),
        ("", "Le fichier n’a aucune ligne de données."),
    ],
)
def test_a_file_without_a_good_row_is_not_importable(
    lignes: str, message: str, admin: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    contenu = "id;nom;siret;type;code_commune;dotation\n" + lignes
    ecran = deposer(open_screen(monkeypatch, admin, "imports"), "structures.csv", contenu.encode())
    bouton(ecran, "imports.simuler").click().run()
    assert message in texts(ecran)
    assert bouton(ecran, "imports.importer").disabled
    assert bouton(ecran, "imports.importer").help == "Aucune ligne de ce fichier ne peut être importée"


@pytest.mark.parametrize(
    ("fichier", "question", "email", "nombre"),
    [
        ("accompagnements-60.xlsx", "Auteur·ice des activités de ce classeur", "camille@exemple.fr", 25),
        (
            "accompagnements-60-vue-coordinateur.xlsx",
            "Coordinateur·ice dont c’est l’équipe",
            "therese@exemple.fr",
            25,
        ),
    ],
)
def test_a_workbook_of_la_coop_asks_whose_it_is(
    fichier: str, question: str, email: str, nombre: int, admin: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    with db.ecriture() as session:
        structure = create_structure(session)
        cheffe = create_conseiller(session, structure, email="therese@exemple.fr", est_coordinateur=True)
        moi = create_conseiller(session, structure, prenom="Camille", nom="O’Exemple", email="camille@exemple.fr")
        create_equipe(session, cheffe, moi)
    ecran = open_screen(monkeypatch, admin, "imports", genre="accompagnements")
    deposer(ecran, fichier, (DONNEES / fichier).read_bytes())
    assert [choix.label for choix in ecran.selectbox][1:] == [question]
    assert [bouton.label for bouton in ecran.button if bouton.label == "Simuler"] == []
    ecran.selectbox[1].select(email).run()
    bouton(ecran, "imports.simuler").click().run()
    assert {mesure.label: mesure.value for mesure in ecran.metric}["Créées"] == str(nombre)


def test_model_of_each_kind_is_its_header() -> None:
    assert list(PRESENTATIONS) == ["structures", "conseillers", "equipes", "accompagnements", "coordination"]
    assert modele("equipes").decode("utf-8-sig") == "coordinateur;conseiller;date_debut;date_fin\r\n"
    assert colonnes_of("coordination")[0] == ["id", "coordinateur", "type", "date"]


def test_import_is_refused_without_the_right(admin: Utilisateur) -> None:
    anct = Acteur(nom="Anne", roles=frozenset({Role.ANCT}))
    with pytest.raises(AccesRefuse):
        executer(genre="structures", contenu=FICHIER.encode(), nom_fichier="s.csv", acteur=anct)
    assert structures() == []


def test_report_of_a_past_import_leaves_by_its_own_address(
    admin: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    moi = Acteur(nom="Ada", roles=frozenset({Role.ADMIN}))
    executer(genre="structures", contenu=FICHIER.encode(), nom_fichier="s.csv", acteur=moi)
    with db.lecture() as session:
        (run,) = session.exec(select(Import))
        adresse = {"id": str(run.id)}
        fichier = PRODUCTEURS["rapport-import"](session, moi, QueryParams(adresse))
        with pytest.raises(AccesRefuse):
            PRODUCTEURS["rapport-import"](
                session, Acteur(nom="A", roles=frozenset({Role.ANCT})), QueryParams(adresse)
            )
        for inconnu in ({}, {"id": "1"}, {"id": "00000000-0000-4000-8000-000000000000"}):
            with pytest.raises(Introuvable):
                PRODUCTEURS["rapport-import"](session, moi, QueryParams(inconnu))
    assert fichier.nom == f"rapport_structures_{run.commence_le:%Y-%m-%d}.csv"
    assert bytes(fichier.contenu).decode("utf-8-sig") == (
        "ligne;colonne;valeur;gravite;motif\r\n3;code_commune;99999;refus;commune inconnue\r\n"
    )
    ecran = open_screen(monkeypatch, admin, "imports")
    ecran.toggle(key=f"imports.run.{run.id}.rapport").set_value(True).run()
    assert not ecran.exception
    assert [bouton.label for bouton in ecran.get("download_button")] == ["Télécharger le modèle vide (CSV)"]
    (lien,) = [html.proto.body for html in ecran.get("html") if "/fichiers/" in html.proto.body]
    assert f'href="/fichiers/rapport-import?id={run.id}"' in lien
