"""The pages of ``docs/`` made from the code are current, and say all that it knows."""

import pytest

from coop_data.acces.table import TABLE, Objet, Portee
from coop_data.config import RACINE
from coop_data.exports.notice_droits import OBJETS, PORTEES
from coop_data.exports.notice_fichiers import page_des_fichiers
from coop_data.exports.pages import PAGES
from coop_data.imports.reconnaissance import GENRES


@pytest.mark.parametrize("nom", PAGES)
def test_a_page_made_from_the_code_is_current(nom: str) -> None:
    ecrite = (RACINE / "docs" / nom).read_text(encoding="utf-8")
    assert ecrite == PAGES[nom](), "lancez « python -m coop_data documenter »"


def test_the_page_of_files_has_a_line_for_each_column_that_an_import_reads() -> None:
    page = page_des_fichiers()
    for nom, genre in GENRES.items():
        _, _, suite = page.partition(f"(`importer {nom}`")
        section = suite.partition("\n## ")[0]
        colonnes = {ligne.split("`")[1] for ligne in section.splitlines() if ligne.startswith("| `")}
        assert colonnes == {colonne.nom for colonne in genre.colonnes}


@pytest.mark.parametrize(
    "ligne",
    [
        "| `id` | oui | Identifiant de la personne | texte |",
        "| `duree` | Durée (min.) | ○ | ● |  |  | minutes (`90`) ou heures (`1h30`) |",
        "| `titre` | Titre de l’atelier | ○ |  | ○ | texte, gardé tel quel |",
        "| `a_distance` | À distance | distance |",
        "| `ponctuel` | Demande ponctuelle (2022) |  |",
    ],
)
def test_the_page_of_files_says(ligne: str) -> None:
    assert ligne in page_des_fichiers().splitlines()


def test_the_page_of_rights_has_words_for_every_object_and_scope() -> None:
    assert set(OBJETS) == set(Objet)
    assert set(PORTEES) == set(Portee)
    lignes = PAGES["droits.md"]().splitlines()
    assert (
        "| CRA d’accompagnement | gérer (soi) | lire (équipe) | lire (sa structure) | lire (tous) | lire (tous) |"
        in (lignes)
    )
    assert "| Notes d’un CRA | lire (soi) | lire (soi) |  |  |  |" in lignes
    phrases = [ligne.count(f"({nom})") for ligne in lignes for nom, _ in PORTEES.values()]
    assert sum(phrases) == len(TABLE)
