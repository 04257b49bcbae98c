"""What a map shows: measures, ratios, classes; no data is not zero."""

from datetime import date

import pytest
from sqlmodel import Session

from coop_data.analytics.carte import MESURES, Mesurage, decouper, mesurer, rapports_of
from coop_data.analytics.territoires import compute_territoires
from coop_data.domain.accompagnement import Activite
from coop_data.errors import PerimetreInvalide
from coop_data.exports.territoires import (
    collectivites_de_la_carte,
    dire_les_classes,
    legende_de_la_carte,
    phrase_de_la_carte,
)
from tests.factories import create_accompagnement, create_conseiller, create_structure

DU, AU = date(2026, 1, 1), date(2026, 3, 31)


def _mesurer(session: Session, mesure: str, rapport: str = "brut", maille: str = "departement") -> Mesurage:
    tableau = compute_territoires(session=session, maille=maille, du=DU, au=AU)
    return mesurer(tableau, mesure=mesure, rapport=rapport)


def _peupler(session: Session) -> None:
    """Rhône: 10 accompagnements by two people; Ain: one; Saint-Martin: one post, nothing logged."""
    rhone, ain, saint_martin = (create_structure(session, code) for code in ("69", "01", "978"))
    alix, basile, chloe = (create_conseiller(session, structure) for structure in (rhone, rhone, ain))
    create_conseiller(session, saint_martin)
    create_accompagnement(session, alix, rhone, activite=Activite.COLLECTIF, nb_participants=9)
    create_accompagnement(session, basile, rhone)
    create_accompagnement(session, chloe, ain)
    create_accompagnement(session, chloe)


def test_raw_measures_keep_zeros(session: Session) -> None:
    _peupler(session)
    brut = _mesurer(session, "accompagnements")
    assert len(brut.valeurs) == 107
    assert (brut.valeurs["69"], brut.valeurs["01"], brut.valeurs["978"], brut.valeurs["2A"]) == (10, 1, 0, 0)
    assert brut.libelle == "Accompagnements"


def test_ratios_have_no_value_without_a_base(session: Session) -> None:
    _peupler(session)
    par_conseiller = _mesurer(session, "accompagnements", "conseiller")
    assert (par_conseiller.valeurs["69"], par_conseiller.valeurs["01"]) == (5.0, 1.0)
    assert par_conseiller.valeurs["978"] is None
    assert par_conseiller.classe("978") is None
    assert par_conseiller.libelle == "Accompagnements par conseiller actif"
    par_habitant = _mesurer(session, "conseillers", "habitants")
    assert par_habitant.valeurs["69"] == 2 * 1000 / 100_000
    assert par_habitant.libelle == "Conseillers en poste pour 1 000 habitants"
    taux = _mesurer(session, "taux_occupation")
    assert (taux.valeurs["69"], taux.valeurs["01"], taux.valeurs["75"]) == (1.0, 0.5, None)


def test_a_ratio_of_the_map_is_the_column_of_the_table(session: Session) -> None:
    _peupler(session)
    tableau = compute_territoires(session=session, maille="departement", du=DU, au=AU)
    for mesure, rapport, colonne in (
        ("cra", "conseiller", "cra_par_conseiller_actif"),
        ("accompagnements", "habitants", "accompagnements_pour_1000"),
    ):
        attendus = tableau.lignes.set_index("code")[colonne]
        mesures = mesurer(tableau, mesure=mesure, rapport=rapport).valeurs
        assert [code for code in mesures if mesures[code] is not None] == list(attendus.dropna().index)
        assert all(mesures[code] == attendus[code] for code in attendus.dropna().index)


@pytest.mark.parametrize(
    ("valeurs", "bornes"),
    [
        ([], ()),
        ([0, 0], (0, 0)),
        ([3], (3, 3)),
        ([1, 2], (1, 2, 2)),
        ([0, 5], (0, 5, 5)),
        ([1, 1, 1, 9], (1, 9, 9)),
        ([0, 0, 1, 2, 3, 4, 5, 6, 7, 8], (0, 1, 3, 5, 7, 8)),
        ([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], (1, 3, 5, 7, 9, 10)),
    ],
)
def test_classes(valeurs: list[int], bornes: tuple[int, ...]) -> None:
    assert decouper(valeurs) == bornes


def test_a_class_of_one_number_is_that_number() -> None:
    assert dire_les_classes((0, 13, 14, 20, 21), str) == ("0", "13", "14 à moins de 20", "20 à 21")
    assert dire_les_classes((13.0, 14.0, 20.0), str) == ("13.0 à moins de 14.0", "14.0 à 20.0")


def test_every_value_has_its_class_and_zero_its_own(session: Session) -> None:
    _peupler(session)
    brut = _mesurer(session, "accompagnements")
    assert (brut.bornes, legende_de_la_carte(brut)) == ((0, 1, 10, 10), ("0", "1 à moins de 10", "10"))
    assert [brut.classe(code) for code in ("2A", "01", "69")] == [0, 1, 2]


def test_the_sentence_says_the_highest_the_lowest_and_the_median(session: Session) -> None:
    _peupler(session)
    assert phrase_de_la_carte(_mesurer(session, "accompagnements")) == (
        "Le plus haut : Rhône, 10. Le plus bas : 105 territoires, 0. Médiane : 0, "
        "sur 107 départements et collectivités."
    )
    assert phrase_de_la_carte(_mesurer(session, "accompagnements", "conseiller")) == (
        "Le plus haut : Rhône, 5,0. Le plus bas : Ain, 1,0. Médiane : 3,0, sur 2 départements et collectivités."
    )


def test_an_empty_period_says_so(session: Session) -> None:
    for rapport in rapports_of("cra"):
        assert phrase_de_la_carte(_mesurer(session, "cra", rapport)) == "Aucune donnée sur cette période."


@pytest.mark.parametrize("maille", ["departement", "region"])
def test_collectivities_are_listed_under_the_map(session: Session, maille: str) -> None:
    _peupler(session)
    listees = list(collectivites_de_la_carte(_mesurer(session, "conseillers", maille=maille)))
    assert [code for code, _, _ in listees] == ["975", "977", "978", "986", "987", "988"]
    assert ("978", "Saint-Martin", "1") in listees


@pytest.mark.parametrize(
    ("mesure", "rapport"),
    [("taux_activation", "habitants"), ("dotation", "conseiller"), ("code", "brut"), (MESURES[0], "kilometre")],
)
def test_what_means_nothing_is_refused(session: Session, mesure: str, rapport: str) -> None:
    with pytest.raises(PerimetreInvalide):
        _mesurer(session, mesure, rapport)
