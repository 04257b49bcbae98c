"""A backup holds every row, goes back whole into an empty database, and nothing else is accepted."""

import json
import stat
import zipfile
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from coop_data.acces.acteur import SYSTEME
from coop_data.config import get_reglages
from coop_data.domain.coordination import TypeActivite, TypePartenaire
from coop_data.domain.roles import Role
from coop_data.errors import ErreurUtilisateur
from coop_data.models import (
    ActiviteCoordination,
    Brouillon,
    Changement,
    Journal,
    Modele,
    Ressource,
    Tag,
    maintenant,
)
from coop_data.photographies import photographier
from coop_data.ressources.fichiers import chemin_of
from coop_data.sauvegarde import restaurer, sauvegarder
from coop_data.verification import verifier_base
from seed.tags_nationaux import charger_tags_nationaux
from tests.factories import (
    create_accompagnement,
    create_activite,
    create_conseiller,
    create_equipe,
    create_structure,
    create_utilisateur,
)
from tests.ressources.support import ajouter


def remplir(session: Session) -> None:
    """A bit of everything that is hard to carry: dates, moments, lists, mappings, accents, references."""
    structure = create_structure(session, nom="Médiathèque d’Aÿ-Champagne ; « L’Œuvre »")
    conseiller = create_conseiller(session, structure, active_le=date(2024, 2, 29))
    coordinateur = create_conseiller(session, structure, est_coordinateur=True)
    create_equipe(session, coordinateur, conseiller)
    utilisateur = create_utilisateur(session, Role.CONSEILLER, Role.STRUCTURE, conseiller_id=conseiller.id)
    create_accompagnement(session, conseiller, structure, notes="Première ligne\nseconde", redirections={"caf": 2})
    create_accompagnement(session, conseiller)
    evenement = create_activite(
        session, coordinateur, structure, type=TypeActivite.EVENEMENT, organisateurs=["etat", "hub"]
    )
    for _ in range(5):  # whatever their identifiers, some come before the évènement that they name
        create_activite(
            session,
            coordinateur,
            structure,
            type=TypeActivite.PARTENARIAT,
            natures=["subvention"],
            partenaires=(("Mairie", TypePartenaire.COMMUNE), ("CAF", TypePartenaire.ETAT)),
            evenement_id=evenement.id,
        )
    charger_tags_nationaux(session)
    ajouter(session, "Guide", tags="un, deux")
    photographier(session, acteur=SYSTEME, trimestre="2026-T1")
    session.add(Brouillon(utilisateur_id=utilisateur.id, formulaire="animation", contenu={"mediateurs": 3}))
    session.add(
        Journal(
            instant=maintenant(),
            auteur="Essai",
            action="creer",
            objet="structure",
            objet_id="S1",
            apres={"nom": "É"},
        )
    )
    session.commit()


def contenu(session: Session) -> dict[str, list[str]]:
    return {
        table.name: sorted(repr(tuple(ligne)) for ligne in session.execute(table.select()))
        for table in Modele.metadata.sorted_tables
    }


def recreer(engine: Engine) -> None:
    """The same database, emptied."""
    with engine.begin() as connexion:
        Modele.metadata.drop_all(connexion)
        if engine.dialect.name == "postgresql":
            connexion.exec_driver_sql("DROP FUNCTION IF EXISTS journal_refuser CASCADE")
        Modele.metadata.create_all(connexion)


@pytest.fixture
def sauvegarde(engine: Engine, tmp_path: Path) -> tuple[Path, dict[str, list[str]]]:
    """A backup, and what the database held."""
    with Session(engine) as session:
        remplir(session)
        fichier = sauvegarder(session, tmp_path / "sauvegardes")
        return fichier, contenu(session)


def refus(engine: Engine, fichier: Path) -> str:
    with Session(engine) as session:
        avant = contenu(session)
        with pytest.raises(ErreurUtilisateur) as erreur:
            restaurer(session, fichier)
        session.rollback()
        assert contenu(session) == avant
    return str(erreur.value)


def test_a_backup_goes_back_whole_into_an_empty_database(
    engine: Engine, sauvegarde: tuple[Path, dict[str, list[str]]]
) -> None:
    fichier, avant = sauvegarde
    assert sum(map(len, avant.values())) > 40
    recreer(engine)
    with Session(engine) as session:
        assert restaurer(session, fichier) == sum(map(len, avant.values()))
        session.commit()
        assert contenu(session) == avant
        assert verifier_base(session).ecarts == []
        session.add(
            Changement(domaine="essai", cra_id=session.exec(ActiviteCoordination.__table__.select()).first().id)
        )
        session.commit()  # numbering goes on after the restored rows


def test_reference_data_of_the_empty_database_are_replaced(
    engine: Engine, sauvegarde: tuple[Path, dict[str, list[str]]]
) -> None:
    fichier, avant = sauvegarde
    recreer(engine)
    with Session(engine) as session:
        session.add(Tag(nom="Essai", nom_plie="essai"))
        session.commit()
        restaurer(session, fichier)
        assert contenu(session) == avant


def test_a_database_in_use_is_left_alone(engine: Engine, sauvegarde: tuple[Path, dict[str, list[str]]]) -> None:
    assert "demande une base vide" in refus(engine, sauvegarde[0])


def test_the_file_is_private_and_says_what_it_holds(sauvegarde: tuple[Path, dict[str, list[str]]]) -> None:
    fichier, avant = sauvegarde
    assert stat.S_IMODE(fichier.stat().st_mode) == 0o600
    assert list(fichier.parent.iterdir()) == [fichier]
    with zipfile.ZipFile(fichier) as archive:
        manifeste = json.loads(archive.read("manifeste.json"))
    assert {nom: table["lignes"] for nom, table in manifeste["tables"].items()} == {
        nom: len(lignes) for nom, lignes in avant.items()
    }


def reecrire(fichier: Path, sans: str = "", **remplaces: str) -> Path:
    """A copy of a backup with some members replaced, or one left out."""
    copie = fichier.with_name("copie.zip")
    with zipfile.ZipFile(fichier) as source, zipfile.ZipFile(copie, "w") as cible:
        for nom in source.namelist():
            if nom != sans:
                cible.writestr(nom, remplaces.get(nom.split(".")[0], source.read(nom)))
    return copie


def test_documents_come_back_in_another_data_folder(
    engine: Engine, sauvegarde: tuple[Path, dict[str, list[str]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Session(engine) as session:
        ressource = session.exec(select(Ressource)).one()
        contenu = chemin_of(ressource).read_bytes()
    assert contenu.startswith(b"%PDF-")
    recreer(engine)
    monkeypatch.setenv("COOP_DATA_DIR", str(tmp_path / "ailleurs"))
    get_reglages.cache_clear()
    with Session(engine) as session:
        restaurer(session, sauvegarde[0])
        session.commit()
        restauree = session.exec(select(Ressource)).one()
        assert tmp_path / "ailleurs" in chemin_of(restauree).parents
        assert chemin_of(restauree).read_bytes() == contenu


def test_a_lost_document_does_not_stop_a_backup_and_an_altered_one_is_refused(
    engine: Engine, sauvegarde: tuple[Path, dict[str, list[str]]], tmp_path: Path
) -> None:
    with Session(engine) as session:
        membre = chemin_of(session.exec(select(Ressource)).one())
    membre.unlink()
    with Session(engine) as session:
        sans = sauvegarder(session, tmp_path)
    with zipfile.ZipFile(sans) as archive:
        assert json.loads(archive.read("manifeste.json"))["fichiers"] == {}
    recreer(engine)
    alteree = reecrire(sauvegarde[0], **{f"ressources/{membre.name}".split(".")[0]: "%PDF-1.7 autre chose"})
    assert "n’est pas une sauvegarde entière" in refus(engine, alteree)
    with Session(engine) as session:
        restaurer(session, sans)
        assert [ecart.detail for ecart in verifier_base(session).ecarts] == ["« Guide » : fichier absent"]


def test_a_backup_from_before_the_documents_is_still_read(
    engine: Engine, sauvegarde: tuple[Path, dict[str, list[str]]]
) -> None:
    with zipfile.ZipFile(sauvegarde[0]) as archive:
        manifeste = json.loads(archive.read("manifeste.json"))
    del manifeste["fichiers"]
    recreer(engine)
    with Session(engine) as session:
        assert restaurer(session, reecrire(sauvegarde[0], manifeste=json.dumps(manifeste))) > 40


def test_a_damaged_or_foreign_file_is_refused(
    engine: Engine, sauvegarde: tuple[Path, dict[str, list[str]]], tmp_path: Path
) -> None:
    fichier, _ = sauvegarde
    recreer(engine)
    texte = tmp_path / "texte.zip"
    texte.write_text("ceci n’est pas un zip")
    for mauvais in (
        texte,
        reecrire(fichier, structure='{"id": "1"}\n'),
        reecrire(fichier, sans="manifeste.json"),
    ):
        assert "n’est pas une sauvegarde entière" in refus(engine, mauvais)
    autre = reecrire(fichier, manifeste=json.dumps({"format": 1, "schema": "0000", "tables": {}}))
    assert "version 0000" in refus(engine, autre)


def test_a_folder_that_cannot_be_written_is_told(session: Session, tmp_path: Path) -> None:
    obstacle = tmp_path / "fichier"
    obstacle.write_text("")
    with pytest.raises(ErreurUtilisateur, match="Impossible d’écrire"):
        sauvegarder(session, obstacle)
