"""Answers of the server beside the screens: the HTML document, the session, files, outlines of maps, health."""

from starlette.routing import BaseRoute, Route

from coop_data.routes.contours import route_des_contours
from coop_data.routes.fichiers import route_des_fichiers
from coop_data.routes.producteurs import PAGES, PRODUCTEURS
from coop_data.routes.sante import sante
from coop_data.routes.session import route_de_session

ROUTES: tuple[BaseRoute, ...] = (
    Route("/sante", sante, methods=["GET"]),
    route_de_session(),
    route_des_contours(),
    route_des_fichiers(PRODUCTEURS, PAGES),
)
