"""The outlines of maps: every territory that has one, light, closed, without a hole between neighbours."""

import json

import pytest

from coop_data.domain.contours import geojson, lire_contours
from coop_data.domain.territoires import COLLECTIVITES, DEPARTEMENTS, REGIONS


def test_every_territory_has_an_outline_except_the_collectivities() -> None:
    assert set(lire_contours("departement")) == {d.code for d in DEPARTEMENTS} - set(COLLECTIVITES)
    assert set(lire_contours("region")) == {region.code for region in REGIONS}


@pytest.mark.parametrize(("maille", "kilo_octets"), [("departement", 250), ("region", 110)])
def test_outlines_are_closed_and_light(maille: str, kilo_octets: int) -> None:
    for polygones in lire_contours(maille).values():
        assert polygones
        for anneau in (anneau for polygone in polygones for anneau in polygone):
            assert anneau[0] == anneau[-1]
            assert len(anneau) >= 4
    assert len(geojson(maille)) < kilo_octets * 1024
    lu = json.loads(geojson(maille))
    assert {entite["id"] for entite in lu["features"]} == set(lire_contours(maille))


def test_another_maille_has_no_outline() -> None:
    with pytest.raises(KeyError):
        lire_contours("canton")
