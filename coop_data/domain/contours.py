"""The outlines of départements and régions, light enough for a screen: read once from the reference geography.

Overseas départements are already drawn beside the metropole, enlarged (``seed/contours.py``); overseas
collectivities have no outline and are listed under a map.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from types import MappingProxyType
from typing import Any

from coop_data.domain.territoires import REFERENTIELS

FICHIERS: Mapping[str, str] = MappingProxyType(
    {"departement": "departements.geojson", "region": "regions.geojson"}
)
DECIMALES = 2
"""A hundredth of a degree is less than a pixel of the widest map; neighbours are rounded alike and still touch."""

POINTS_D_UN_ANNEAU = 4

Anneau = tuple[tuple[float, float], ...]
"""Longitudes and latitudes of a closed line, its first point repeated at its end."""


@cache
def lire_contours(maille: str) -> Mapping[str, tuple[tuple[Anneau, ...], ...]]:
    """The polygons of each territory, by code; the first ring of a polygon is its outside.

    Raises ``KeyError`` for a ``maille`` that is neither ``departement`` nor ``region``.
    """
    source = json.loads((REFERENTIELS / FICHIERS[maille]).read_text(encoding="utf-8"))
    return MappingProxyType({entite["id"]: tuple(_polygones(entite["geometry"])) for entite in source["features"]})


@cache
def geojson(maille: str) -> bytes:
    """The same as GeoJSON, each feature identified by its code. Raises ``KeyError`` as ``lire_contours``."""
    entites = [
        {"type": "Feature", "id": code, "geometry": {"type": "MultiPolygon", "coordinates": polygones}}
        for code, polygones in lire_contours(maille).items()
    ]
    return json.dumps({"type": "FeatureCollection", "features": entites}, separators=(",", ":")).encode()


def _polygones(geometrie: Mapping[str, Any]) -> Iterator[tuple[Anneau, ...]]:
    polygones = geometrie["coordinates"]
    for polygone in [polygones] if geometrie["type"] == "Polygon" else polygones:
        anneaux = tuple(_alleger(anneau) for anneau in polygone)
        if len(anneaux[0]) >= POINTS_D_UN_ANNEAU:
            yield tuple(anneau for anneau in anneaux if len(anneau) >= POINTS_D_UN_ANNEAU)


def _alleger(anneau: list[list[float]]) -> Anneau:
    """The line without the points that rounding made equal."""
    arrondis = ((round(longitude, DECIMALES), round(latitude, DECIMALES)) for longitude, latitude in anneau)
    return tuple(point for point, _ in groupby(arrondis))
