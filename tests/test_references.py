"""Comments and pages send their reader only to documents that are in the repository."""

import re
from collections.abc import Iterator
from pathlib import Path

RACINE = Path(__file__).resolve().parent.parent
DOSSIERS = ("bench", "coop_data", "docs", "pages", "seed", "tests")
SUFFIXES = frozenset({".css", ".js", ".md", ".py", ".typ"})
ABSENT = re.compile("DESI" + "GN|\N{SECTION SIGN}")
"""The name and the section numbers of a document of design that the repository does not hold."""
PAGE = re.compile(r"\bdocs/[\w-]+\.md\b")


def _textes() -> Iterator[tuple[Path, str]]:
    fichiers = [*RACINE.glob("*.md"), *RACINE.glob("*.py")]
    fichiers += [fichier for dossier in DOSSIERS for fichier in (RACINE / dossier).rglob("*")]
    for fichier in fichiers:
        if fichier.suffix in SUFFIXES:
            yield fichier.relative_to(RACINE), fichier.read_text(encoding="utf-8")


def test_no_reference_to_a_document_that_is_not_here() -> None:
    assert [str(nom) for nom, texte in _textes() if ABSENT.search(texte)] == []


def test_every_page_of_documentation_that_is_named_exists() -> None:
    nommees = {(str(nom), page) for nom, texte in _textes() for page in PAGE.findall(texte)}
    assert len({page for _, page in nommees}) >= 7
    assert [(nom, page) for nom, page in sorted(nommees) if not (RACINE / page).exists()] == []
