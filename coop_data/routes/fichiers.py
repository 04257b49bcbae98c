"""``/fichiers/…``: rows leave the application only here. The session is checked here, the right in
each producer.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from urllib.parse import quote

from sqlmodel import Session
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.errors import AccesRefuse, ErreurUtilisateur, Introuvable
from coop_data.fichiers import Fichier
from coop_data.pannes import log
from coop_data.routes.session import visiteur

NOMBRE = "X-Nombre-De-Documents"
"""Read by ``ui/static/fichiers.js``."""
PANNE = (
    "Ce fichier n’a pas pu être préparé. Réessayez ; si l’erreur revient, écrivez-nous (page « Aide ») avec cette "
    "référence : {reference}."
)


Producteur = Callable[[Session, Acteur, QueryParams], Fichier]
"""Makes a file for an account from the parameters of an address, which anyone may have typed.

Checks the right itself; raises subclasses of ``ErreurUtilisateur``.
"""


def route_des_fichiers(producteurs: Mapping[str, Producteur], pages: Mapping[str, str] | None = None) -> Route:
    """The download route; ``producteurs`` maps the end of the address to the function that makes the file.

    ``pages``: for addresses that people share, the page where the file is found after signing in.
    """

    def telecharger(requete: Request) -> Response:
        acteur = visiteur(requete)
        code = requete.path_params["code"]
        if acteur is None and code in (pages or {}) and "text/html" in requete.headers.get("accept", ""):
            return RedirectResponse(f"{(pages or {})[code]}?{requete.url.query}", status_code=303)
        if acteur is None:
            return _refus("Votre session est terminée : reconnectez-vous, puis téléchargez à nouveau.", 401)
        producteur = producteurs.get(code)
        if producteur is None:
            return _refus("Ce fichier n’existe pas.", 404)
        with ExitStack() as pile:
            try:
                session = pile.enter_context(db.lecture())
                fichier = producteur(session, acteur, requete.query_params)
            except ErreurUtilisateur as erreur:
                return _refus(str(erreur), _statut(erreur))
            except Exception as erreur:  # noqa: BLE001 -- the last place that can log it and say so in French
                return _refus(PANNE.format(reference=log(erreur)), 500)
            return StreamingResponse(
                _morceaux(fichier, pile.pop_all()),
                media_type=fichier.type_mime,
                headers={
                    "Content-Disposition": disposition(fichier.nom, dans_la_page=fichier.dans_la_page),
                    "Cache-Control": "no-store",
                    NOMBRE: str(fichier.nombre),
                },
            )

    return Route("/fichiers/{code:path}", telecharger, methods=["GET"])


def disposition(nom: str, *, dans_la_page: bool = False) -> str:
    """The header that names the file: an ASCII name for old programs, the true one for the others (RFC 6266)."""
    repli = "".join(c if c.isascii() and (c.isalnum() or c in "-_. ") else "_" for c in nom)
    maniere = "inline" if dans_la_page else "attachment"
    return f"{maniere}; filename=\"{repli}\"; filename*=UTF-8''{quote(nom, safe='')}"


def _morceaux(fichier: Fichier, pile: ExitStack) -> Iterator[bytes]:
    """The content by pieces; its session is closed after the last one."""
    with pile:
        yield from fichier.morceaux()


def _statut(erreur: ErreurUtilisateur) -> int:
    match erreur:
        case AccesRefuse():
            return 403
        case Introuvable():
            return 404
        case _:
            return 400


def _refus(message: str, statut: int) -> Response:
    return PlainTextResponse(message, status_code=statut, headers={"Cache-Control": "no-store"})
