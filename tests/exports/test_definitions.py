"""The page of definitions is the catalogue's."""

from coop_data.config import RACINE
from coop_data.exports.definitions import page_des_definitions
from coop_data.statistiques import CATALOGUE


def test_the_page_of_definitions_is_current() -> None:
    ecrite = (RACINE / "docs" / "statistiques.md").read_text(encoding="utf-8")
    assert ecrite == page_des_definitions(), "lancez « python -m coop_data documenter »"


def test_every_figure_is_defined_in_one_sentence() -> None:
    for catalogue in CATALOGUE.values():
        codes = [statistique.code for statistique in catalogue.chiffres]
        for statistique in catalogue:
            assert statistique.definition.endswith("."), statistique.code
            assert ". " not in statistique.definition, statistique.code
            assert statistique.libelle, statistique.code
            assert statistique.unite, statistique.code
            assert not statistique.base or statistique.base in codes, statistique.code
