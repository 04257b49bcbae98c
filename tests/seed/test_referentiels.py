"""The committed reference geography: complete, coherent, and small enough to be served."""

import csv
import json
import sys

import pytest

from coop_data.domain.territoires import (
    COLLECTIVITES,
    DEPARTEMENTS,
    REFERENTIELS,
    REGIONS,
    commune_mere,
    departement_of_commune,
)
from seed import contours

HORS_PROGRAMME = {"984", "989"}


@pytest.fixture(scope="module")
def communes():
    with (REFERENTIELS / "communes.csv").open(encoding="utf-8", newline="") as fichier:
        return list(csv.DictReader(fichier, delimiter=";"))


def read_features(nom_fichier):
    return json.loads((REFERENTIELS / nom_fichier).read_text(encoding="utf-8"))["features"]


def iter_points(coordinates):
    if isinstance(coordinates[0], (int, float)):
        yield tuple(coordinates)
    else:
        for partie in coordinates:
            yield from iter_points(partie)


def test_communes_are_complete_and_unique(communes):
    codes = [commune["code"] for commune in communes]
    assert len(codes) == len(set(codes)) == 35014
    assert {len(code) for code in codes} == {5}


def test_every_commune_stands_in_a_known_departement(communes):
    connus = {departement.code for departement in DEPARTEMENTS}
    assert {commune["departement"] for commune in communes} == connus | HORS_PROGRAMME
    assert all(commune["departement"] == departement_of_commune(commune["code"]) for commune in communes)


def test_every_arrondissement_has_its_city(communes):
    par_code = {commune["code"]: commune for commune in communes}
    arrondissements = [code for code in par_code if commune_mere(code) != code]
    assert len(arrondissements) == 45
    for ville, nom in {"75056": "Paris", "69123": "Lyon", "13055": "Marseille"}.items():
        membres = [code for code in arrondissements if commune_mere(code) == ville]
        assert par_code[ville]["nom"] == nom
        assert int(par_code[ville]["population"]) == sum(int(par_code[code]["population"]) for code in membres)


def test_inhabited_communes_have_population_and_postal_codes(communes):
    habitees = [commune for commune in communes if commune["departement"] not in HORS_PROGRAMME]
    assert all(commune["population"].isdigit() for commune in habitees)
    assert all(
        len(code) == 5 and code.isdigit() for commune in habitees for code in commune["codes_postaux"].split("|")
    )


def test_departement_contours_are_the_101_by_code():
    contours_lus = read_features("departements.geojson")
    attendus = {d.code: d for d in DEPARTEMENTS if d.code not in COLLECTIVITES}
    assert len(contours_lus) == 101
    assert [contour["id"] for contour in contours_lus] == sorted(attendus)
    for contour in contours_lus:
        departement = attendus[contour["id"]]
        assert contour["properties"] == {
            "code": departement.code,
            "nom": departement.nom,
            "region": departement.region,
        }


def test_region_contours_are_the_18_by_code():
    contours_lus = read_features("regions.geojson")
    assert len(contours_lus) == 18
    assert [contour["properties"] for contour in contours_lus] == [
        {"code": region.code, "nom": region.nom} for region in REGIONS
    ]
    assert [contour["id"] for contour in contours_lus] == [region.code for region in REGIONS]


@pytest.mark.parametrize("nom_fichier", ["departements.geojson", "regions.geojson"])
def test_contours_fit_the_map_with_overseas_insets(nom_fichier):
    points = [
        point
        for contour in read_features(nom_fichier)
        for point in iter_points(contour["geometry"]["coordinates"])
    ]
    assert all(-9.5 < longitude < 10 and 41 < latitude < 52 for longitude, latitude in points)
    assert all(round(nombre, 3) == nombre for point in points for nombre in point)


def test_llivia_is_left_to_spain():
    contour = next(c for c in read_features("departements.geojson") if c["id"] == "66")
    _, trou = contour["geometry"]["coordinates"]
    longitudes, latitudes = zip(*trou, strict=True)
    assert (min(longitudes), max(longitudes)) == (1.957, 2.013)
    assert (min(latitudes), max(latitudes)) == (42.447, 42.495)


@pytest.mark.parametrize(
    ("nom_fichier", "maximum"),
    [("departements.geojson", 300_000), ("regions.geojson", 125_000), ("communes.csv", 1_300_000)],
)
def test_files_stay_small(nom_fichier, maximum):
    assert (REFERENTIELS / nom_fichier).stat().st_size <= maximum


def test_rebuilding_contours_without_shapely_says_what_to_install(monkeypatch, capsys):
    monkeypatch.setattr(contours, "shapely", None)
    monkeypatch.setattr(sys, "argv", ["contours", "--source", "communes.csv.lzma"])
    with pytest.raises(SystemExit) as arret:
        contours.main()
    assert arret.value.code == 2
    assert "pip install shapely" in capsys.readouterr().err
