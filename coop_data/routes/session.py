"""``/api/session``: the browser exchanges its one-time ticket for the session cookie, and later gives it up."""

import json
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.auth import sessions
from coop_data.auth.cookie import NOM_HTTP, NOM_HTTPS, jeton_du_cookie, nom_du_cookie
from coop_data.auth.visite import identify
from coop_data.errors import Introuvable
from coop_data.routes.entetes import servi_en_https

TAILLE_MAXIMALE = 1_000
"""In bytes: a ticket is far smaller."""
TROP_LONG = "Cette demande est trop longue : reconnectez-vous."


def visiteur(requete: Request) -> Acteur | None:
    """The account behind a request's cookie."""
    return identify(jeton_du_cookie(requete.cookies))


def route_de_session() -> Route:
    """Sign in (``POST``, a ticket) and out (``DELETE``)."""

    async def session(requete: Request) -> Response:
        if not _vient_d_ici(requete):
            return _refus("Cette demande vient d’un autre site.", 403)
        if requete.method == "DELETE":
            return await run_in_threadpool(_fermer, requete)
        corps = await _lire_corps(requete)
        if corps is None:
            return _refus(TROP_LONG, 413)
        return await run_in_threadpool(_ouvrir, requete, corps)

    return Route("/api/session", session, methods=["POST", "DELETE"])


async def _lire_corps(requete: Request) -> bytes | None:
    """The body; ``None`` as soon as it exceeds the limit: the rest is neither read nor kept."""
    corps = b""
    async for morceau in requete.stream():
        corps += morceau
        if len(corps) > TAILLE_MAXIMALE:
            return None
    return corps


def _ouvrir(requete: Request, corps: bytes) -> Response:
    """Set the cookie of a new session; a session the browser held before is closed."""
    try:
        ticket = json.loads(corps)["ticket"]
        with db.ecriture() as session:
            secret = sessions.echanger_ticket(session, str(ticket))
            if ancien := jeton_du_cookie(requete.cookies):
                sessions.fermer(session, jeton=ancien)
    except (ValueError, KeyError, TypeError, Introuvable):
        return _refus("Ce ticket n’est plus valable : reconnectez-vous.", 400)
    securise = servi_en_https(requete.headers, requete.url.scheme)
    reponse = JSONResponse({"connexion": True})
    reponse.set_cookie(
        nom_du_cookie(securise=securise),
        secret,
        max_age=int(sessions.DUREE_ABSOLUE.total_seconds()),
        path="/",
        secure=securise,
        httponly=True,
        samesite="strict",
    )
    return reponse


def _fermer(requete: Request) -> Response:
    """Close the session on the server, and let the browser forget its cookie."""
    if jeton := jeton_du_cookie(requete.cookies):
        with db.ecriture() as session:
            sessions.fermer(session, jeton=jeton)
    reponse = JSONResponse({"connexion": False})
    reponse.delete_cookie(NOM_HTTP, path="/", httponly=True, samesite="strict")
    reponse.delete_cookie(NOM_HTTPS, path="/", secure=True, httponly=True, samesite="strict")
    return reponse


def _vient_d_ici(requete: Request) -> bool:
    """False for a request that another site's page sends (browsers always say where a POST comes from)."""
    origine = requete.headers.get("origin")
    return origine is None or urlsplit(origine).netloc == requete.headers.get("host")


def _refus(message: str, statut: int) -> Response:
    return JSONResponse({"erreur": message}, status_code=statut)
