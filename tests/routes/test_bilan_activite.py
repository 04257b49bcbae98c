"""« Bilan d’activité »: for the structure and those who see everything; in the archive, one PDF per person."""

import io
import re
import zipfile
from datetime import date

import pytest
from sqlalchemy import Engine
from starlette.datastructures import QueryParams

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, ErreurUtilisateur, Introuvable
from coop_data.fichiers import Fichier
from coop_data.routes import bilan_activite
from tests.documents.lecture import Lu
from tests.factories import create_accompagnement, create_conseiller, create_poste, create_structure
from tests.statistiques.mondes import create_monde, log_accompagnements

pytestmark = pytest.mark.un_moteur

FIN_DE_DOCUMENT = b"PK\x07\x08"
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
    assert fichier.nombre == 3
    octets = b"".join(morceau for morceau in morceaux if isinstance(morceau, bytes))
    assert [morceau.count(FIN_DE_DOCUMENT) for morceau in morceaux] == [1, 1, 1, 0]  # what the page counts
    archive = zipfile.ZipFile(io.BytesIO(octets))
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


def test_names_of_an_archive_are_short_enough_and_unique_whatever_the_case(base_servie: Engine) -> None:
    with db.ecriture() as session:
        structure = create_structure(
            session, id_externe="S-LONG", nom="Communauté d’agglomération / ".ljust(300, "é")
        )
        for prenom in ("Marie../../" * 30, "MARIE../../" * 30, "Noé\n:*?"):
            create_conseiller(session, structure, prenom=prenom, nom="Sans fin")
    with db.lecture() as session:
        adresse = QueryParams("perimetre=structure:S-LONG&periode=2026-02-01_2026-03-31")
        fichier = bilan_activite.produire_zip(session, ANCT, adresse)
        noms = zipfile.ZipFile(io.BytesIO(b"".join(_octets(fichier)))).namelist()
    assert len({nom.casefold() for nom in noms}) == 3
    assert all(re.fullmatch(r"[\w’-]+\.pdf", nom) for nom in noms)
    assert max(len(nom.encode()) for nom in (*noms, fichier.nom)) <= 255


def test_a_former_employer_keeps_what_was_done_for_it_and_nothing_else(base_servie: Engine) -> None:
    with db.ecriture() as session:
        ancien = create_structure(session, id_externe="S-ANCIEN", nom="Bron")
        nouveau = create_structure(session, nom="Vénissieux")
        alix = create_conseiller(session, ancien, fin=date(2026, 2, 15), prenom="Alix", nom="Partie")
        create_poste(session, alix, nouveau, debut=date(2026, 2, 16))
        for structure, jour in ((ancien, 1), (ancien, 2), (nouveau, 20)):
            create_accompagnement(session, alix, structure, date=date(2026, 2, jour))
        acteur = Acteur("Bron", frozenset({Role.STRUCTURE}), structure_id=ancien.id)
    for periode, attendu in (
        ("2026-02-01_2026-02-28", "Alix Partie 2 2"),
        ("2026-03-01_2026-03-31", "Aucun cons"),
    ):
        with db.lecture() as session:
            adresse = QueryParams(f"perimetre=structure:S-ANCIEN&periode={periode}")
            (contenu,) = _octets(bilan_activite.produire_pdf(session, acteur, adresse))
        assert attendu in Lu(contenu).texte


def _octets(fichier: Fichier) -> list[bytes]:
    return [fichier.contenu] if isinstance(fichier.contenu, bytes) else list(fichier.contenu)
