"""Every figure of the catalogue has the words that the page of definitions needs."""

from coop_data.statistiques import CATALOGUE


def test_every_figure_is_defined_in_one_sentence() -> None:
    for catalogue in CATALOGUE.values():
        codes = [statistique.code for statistique in catalogue.chiffres]
        for statistique in catalogue:
            assert statistique.definition.endswith("."), statistique.code
            assert ". " not in statistique.definition, statistique.code
            assert statistique.libelle, statistique.code
            assert statistique.unite, statistique.code
            assert not statistique.base or statistique.base in codes, statistique.code
