"""The territories of the programme, against the official geographic code."""

import pytest

from coop_data.domain.territoires import (
    COLLECTIVITES,
    DEPARTEMENTS,
    REGIONS,
    Departement,
    Region,
    commune_mere,
    departement_of_commune,
    departements_of,
    find_departement,
    find_region,
    libelle_collectivites,
    region_of,
)


def test_regions_are_the_18_and_no_collectivite():
    assert [region.code for region in REGIONS] == [
        *("01", "02", "03", "04", "06", "11", "24", "27", "28"),
        *("32", "44", "52", "53", "75", "76", "84", "93", "94"),
    ]
    assert find_region("84") == Region("84", "Auvergne-Rhône-Alpes")
    assert find_region("975") is None


def test_departements_are_101_and_6_collectivites_sorted_as_text():
    codes = [departement.code for departement in DEPARTEMENTS]
    metropole = [f"{numero:02}" for numero in range(1, 96) if numero != 20]
    metropole[metropole.index("29") + 1 : metropole.index("30")] = ["2A", "2B"]
    assert codes == [
        *metropole,
        *("971", "972", "973", "974", "975", "976", "977", "978", "986", "987", "988"),
    ]
    assert len(codes) == 107
    assert len([d for d in DEPARTEMENTS if d.region is not None]) == 101


def test_collectivites_belong_to_no_region():
    assert COLLECTIVITES == ("975", "977", "978", "986", "987", "988")
    assert libelle_collectivites == "Collectivités d’outre-mer"
    assert {d.zone for d in DEPARTEMENTS if d.code in COLLECTIVITES} == {"com"}
    assert find_departement("978") == Departement("978", "Saint-Martin", None, "com")


@pytest.mark.parametrize("code", ["984", "989", "20", "1", ""])
def test_codes_outside_the_programme_are_unknown(code):
    assert find_departement(code) is None
    with pytest.raises(KeyError):
        region_of(code)


@pytest.mark.parametrize(
    ("departement", "region"),
    [("01", "84"), ("2A", "94"), ("69", "84"), ("971", "01"), ("976", "06"), ("978", None)],
)
def test_region_of_a_departement(departement, region):
    assert region_of(departement) == region


def test_every_region_has_its_departements():
    assert departements_of("94") == ("2A", "2B")
    assert departements_of("11") == ("75", "77", "78", "91", "92", "93", "94", "95")
    assert departements_of("975") == ()
    assert [len(departements_of(region.code)) for region in REGIONS] == [
        *(1, 1, 1, 1, 1, 8, 6, 8, 5),
        *(5, 10, 5, 4, 12, 13, 12, 6, 2),
    ]


@pytest.mark.parametrize(
    ("commune", "departement"),
    [
        ("01004", "01"),
        ("2A004", "2A"),
        ("2B033", "2B"),
        ("75056", "75"),
        ("97105", "971"),
        ("97502", "975"),
        ("97801", "978"),
        ("98613", "986"),
        ("98818", "988"),
    ],
)
def test_departement_of_a_commune(commune, departement):
    assert departement_of_commune(commune) == departement


@pytest.mark.parametrize(
    ("code", "mere"),
    [
        ("75101", "75056"),
        ("75120", "75056"),
        ("69381", "69123"),
        ("69389", "69123"),
        ("13201", "13055"),
        ("13216", "13055"),
        ("75121", "75121"),
        ("69390", "69390"),
        ("13217", "13217"),
        ("69123", "69123"),
        ("01004", "01004"),
    ],
)
def test_arrondissements_roll_up_to_the_city(code, mere):
    assert commune_mere(code) == mere
