"""« Importer mon historique »: one's own file, simulated, imported, remembered."""

import pytest
from sqlalchemy import Engine
from sqlmodel import func, select

from coop_data import db
from coop_data.domain.roles import Role
from coop_data.models import Accompagnement, ActiviteCoordination
from tests.imports.support import DONNEES
from tests.imports.test_modele import ANIMATION, EVENEMENT, PARTENARIAT, remplir
from tests.ui.administration.support import bouton
from tests.ui.support import create_compte, open_screen, texts

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.mark.parametrize(
    ("role", "fichier", "modele", "nombre"),
    [
        (Role.CONSEILLER, "accompagnements-60.xlsx", Accompagnement, 25),
        (Role.COORDINATEUR, "coordination-40.xlsx", ActiviteCoordination, 40),
    ],
)
def test_simulation_then_import_of_ones_own_export(
    base_servie: Engine,
    monkeypatch: pytest.MonkeyPatch,
    role: Role,
    fichier: str,
    modele: type[Accompagnement | ActiviteCoordination],
    nombre: int,
) -> None:
    with db.ecriture() as session:
        compte = create_compte(session, role)
    ecran = open_screen(monkeypatch, compte, "mon-historique")
    assert "Aucun fichier n’a encore été importé." in texts(ecran)
    assert [lien.label for lien in ecran.get("download_button")] == ["Télécharger le classeur modèle"]
    ecran.file_uploader[0].upload(fichier, (DONNEES / fichier).read_bytes(), XLSX).run()
    assert bouton(ecran, "imports.importer").disabled
    bouton(ecran, "imports.simuler").click().run()
    assert {mesure.label: mesure.value for mesure in ecran.metric}["Créées"] == str(nombre)
    bouton(ecran, "imports.importer").click().run()
    assert "Import terminé : toutes les lignes sont écrites." in texts(ecran)
    with db.lecture() as session:
        assert session.scalar(select(func.count()).select_from(modele)) == nombre
    assert fichier in texts(open_screen(monkeypatch, compte, "mon-historique"))


def test_good_rows_come_in_beside_refused_ones_once_simulated(
    base_servie: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with db.ecriture() as session:
        compte = create_compte(session, Role.COORDINATEUR)
    ecran = open_screen(monkeypatch, compte, "mon-historique")
    animation = ("Animations", ANIMATION | {"Durée en minutes": "1h30"})
    contenu = remplir("coordination", animation, ("Évènements", EVENEMENT | {"Date": "mars"}))
    ecran.file_uploader[0].upload("modele.xlsx", contenu, XLSX).run()
    assert bouton(ecran, "imports.importer").disabled
    bouton(ecran, "imports.simuler").click().run()
    assert "1 ligne serait refusée, 1 bonne ligne serait prise." in texts(ecran)
    assert "5 lignes lues, dont 3 exemples ignorés." in texts(ecran)
    bouton(ecran, "imports.importer").click().run()
    assert "Import terminé : 1 bonne ligne prise, 1 ligne refusée." in texts(ecran)
    with db.lecture() as session:
        assert session.exec(select(ActiviteCoordination.duree_minutes)).all() == [90]
    autre = remplir("coordination", ("Partenariats", PARTENARIAT), jeton="n")
    ecran.file_uploader[0].upload("autre.xlsx", autre, XLSX).run()
    assert bouton(ecran, "imports.importer").disabled


def test_the_export_of_a_team_is_not_for_one_person(base_servie: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        compte = create_compte(session, Role.CONSEILLER)
    ecran = open_screen(monkeypatch, compte, "mon-historique")
    fichier = "accompagnements-60-vue-coordinateur.xlsx"
    ecran.file_uploader[0].upload(fichier, (DONNEES / fichier).read_bytes(), XLSX).run()
    bouton(ecran, "imports.simuler").click().run()
    assert "Cet export contient les activités de toute une équipe" in texts(ecran)
    assert bouton(ecran, "imports.importer").disabled
