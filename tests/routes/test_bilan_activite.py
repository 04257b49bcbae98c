"""« Bilan d’activité »: for the structure and those who see everything; in the archive, one PDF per person."""

import io
import zipfile

import pytest
from sqlalchemy import Engine
from starlette.datastructures import QueryParams

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, ErreurUtilisateur, Introuvable
from coop_data.routes import bilan_activite
from tests.documents.lecture import Lu
from tests.factories import create_conseiller
from tests.statistiques.mondes import create_monde, log_accompagnements

LYON = "perimetre=structure:S-RHONE&periode=2026-02-01_2026-03-31"
ANCT = Acteur("Anct", frozenset({Role.ANCT}))


@pytest.fixture
def employeur(base_servie: Engine) -> Acteur:
    """The employer of Alix and of two people of one name."""
    with db.ecriture() as session:
        monde = create_monde(session)
        log_accompagnements(session, monde)
        for numero in (1, 2):
            create_conseiller(session, monde.rhone, prenom="Noé", nom="Neuf", id_externe=f"C-NOE-{numero}")
        return Acteur("Lyon", frozenset({Role.STRUCTURE}), structure_id=monde.rhone.id)


def test_one_document_for_all(employeur: Acteur) -> None:
    with db.lecture() as session:
        fichier = bilan_activite.produire_pdf(session, employeur, QueryParams(LYON))
    assert isinstance(fichier.contenu, bytes)
    assert fichier.nom == "Bilan-activite_Lyon_2026-02-01_2026-03-31.pdf"
    texte = Lu(fichier.contenu).texte
    assert "Alix Petit 4 13" in texte
    assert texte.count("Noé Neuf 0 0") == 2
    assert "Basile" not in texte


def test_one_document_for_each_in_an_archive_sent_by_pieces(employeur: Acteur) -> None:
    with db.lecture() as session:
        fichier = bilan_activite.produire_zip(session, employeur, QueryParams(LYON))
        morceaux = list(fichier.contenu)
    assert len(morceaux) == 3 + 1
    assert all(isinstance(morceau, bytes) for morceau in morceaux)
    archive = zipfile.ZipFile(io.BytesIO(b"".join(morceaux)))  # type: ignore[arg-type]
    assert archive.testzip() is None
    periode = "2026-02-01_2026-03-31"
    assert archive.namelist() == [
        f"Statistiques_Alix-Petit-Lyon_{periode}.pdf",
        f"Statistiques_Noé-Neuf-Lyon_{periode}.pdf",
        f"Statistiques_Noé-Neuf-Lyon_{periode}_2.pdf",
    ]
    assert "CRA enregistrés 4" in Lu(archive.read(archive.namelist()[0])).texte


@pytest.mark.parametrize(
    ("qui", "adresse", "attendu"),
    [
        (ANCT, LYON, None),
        (Acteur("Alix", frozenset({Role.CONSEILLER})), LYON, AccesRefuse),
        (Acteur("Personne"), LYON, AccesRefuse),
        (ANCT, "perimetre=national", Introuvable),
        (ANCT, f"{LYON}&domaine=coordination", Introuvable),
    ],
)
def test_rights(employeur: Acteur, qui: Acteur, adresse: str, attendu: type[ErreurUtilisateur] | None) -> None:
    refus = None
    try:
        with db.lecture() as session:
            bilan_activite.produire_zip(session, qui, QueryParams(adresse))
    except ErreurUtilisateur as erreur:
        refus = type(erreur)
    assert refus is attendu


def test_an_employer_never_gets_another_structure(employeur: Acteur) -> None:
    with db.lecture() as session, pytest.raises(AccesRefuse):
        bilan_activite.produire_pdf(session, employeur, QueryParams(LYON.replace("S-RHONE", "S-CORSE")))
