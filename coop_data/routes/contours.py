"""``/contours/…``: the outlines of a map, fetched once by a browser and kept; public, without account."""

import gzip
from functools import cache

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from coop_data.domain.contours import FICHIERS, geojson

UNE_SEMAINE_S = 7 * 24 * 3600
MONDE = "world_110m"
COUCHES = ("coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits")
MONDE_VIDE = {
    "type": "Topology",
    "arcs": [],
    "objects": {couche: {"type": "GeometryCollection", "geometries": []} for couche in COUCHES},
}
"""An empty map of the world: Plotly reads one before it draws any map, from its own site unless told otherwise."""


def route_des_contours() -> Route:
    """The route of one file per kind of territory, already compressed."""

    def servir(requete: Request) -> Response:
        maille = requete.path_params["maille"]
        if maille == MONDE:
            return JSONResponse(MONDE_VIDE)
        if maille not in FICHIERS:
            return PlainTextResponse("Ces contours n’existent pas.", status_code=404)
        entetes = {"Cache-Control": f"public, max-age={UNE_SEMAINE_S}", "Vary": "Accept-Encoding"}
        if "gzip" in requete.headers.get("accept-encoding", ""):
            entetes["Content-Encoding"] = "gzip"
            return Response(_comprime(maille), media_type="application/geo+json", headers=entetes)
        return Response(geojson(maille), media_type="application/geo+json", headers=entetes)

    return Route("/contours/{maille}.json", servir, methods=["GET"])


@cache
def _comprime(maille: str) -> bytes:
    return gzip.compress(geojson(maille))
