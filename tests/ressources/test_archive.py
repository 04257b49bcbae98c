"""« Tout télécharger »: names that any system takes, each document whole, and little memory."""

import io
import tracemalloc
import zipfile
from datetime import UTC, datetime

import pytest
from sqlmodel import Session

from coop_data.models import Ressource
from coop_data.ressources.archive import archiver, nom_de_fichier, noms_uniques
from coop_data.ressources.fichiers import MORCEAU, chemin_of, deposer
from tests.ressources.support import ajouter


def lire(morceaux: list[bytes]) -> zipfile.ZipFile:
    archive = zipfile.ZipFile(io.BytesIO(b"".join(morceaux)))
    assert archive.testzip() is None
    return archive


@pytest.mark.parametrize(
    ("titre", "nom"),
    [
        ("Où ranger ?", "Où ranger.pdf"),
        ("../../etc/passwd", "etc passwd.pdf"),
        ("C:\\Windows\\système", "C Windows système.pdf"),
        ("a\u202efdp.exe\x00", "a fdp.exe.pdf"),
        ("CON", "Document CON.pdf"),
        ("...", "Document.pdf"),
        ("é" * 300, f"{'é' * 100}.pdf"),
    ],
)
def test_names_are_safe_anywhere(titre: str, nom: str) -> None:
    assert nom_de_fichier(titre) == nom


def test_names_are_unique_whatever_their_case(session: Session) -> None:
    documents = [ajouter(session, titre, tags=titre) for titre in ("Guide", "GUIDE", "Guide ?", "Guide (2)")]
    documents.append(ajouter(session, "Guide", thematique="mobile"))
    documents.append(Ressource(titre="Ancien", thematique="disparue", nom_fichier="", taille=0, empreinte=""))
    assert list(noms_uniques(documents)) == [
        "Bureautique/Guide.pdf",
        "Bureautique/GUIDE (2).pdf",
        "Bureautique/Guide (3).pdf",
        "Bureautique/Guide (2) (2).pdf",
        "Mobile/Guide.pdf",
        "Document/Ancien.pdf",
    ]


def test_each_document_is_whole_and_a_lost_one_is_named(session: Session) -> None:
    un, deux, perdu = (ajouter(session, titre) for titre in ("Premier", "Deuxième", "Perdu"))
    chemin_of(perdu).unlink()
    archive = lire(list(archiver([un, deux, perdu])))
    assert archive.namelist() == ["Bureautique/Premier.pdf", "Bureautique/Deuxième.pdf", "Documents manquants.txt"]
    assert archive.read("Bureautique/Deuxième.pdf") == chemin_of(deux).read_bytes()
    assert archive.read("Documents manquants.txt").decode().splitlines() == [
        "Fichiers absents du serveur :",
        "Perdu",
    ]


def test_it_is_sent_while_it_is_read(session: Session) -> None:
    documents = []
    for rang in range(8):
        ressource = Ressource(
            titre=f"Gros {rang}", thematique="emploi", nom_fichier="", taille=4_000_000, empreinte=""
        )
        ressource.modifie_le = datetime(2026, 3, 1, tzinfo=UTC)
        ressource.empreinte = deposer(ressource.id, bytes([rang]) * 4_000_000)
        documents.append(ressource)
    tracemalloc.start()
    tailles = [len(morceau) for morceau in archiver(documents)]
    _, sommet = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sum(tailles) > 32_000_000
    assert max(tailles) < 2 * MORCEAU
    assert sommet < 3_000_000
