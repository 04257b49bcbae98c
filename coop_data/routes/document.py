"""The HTML document of the application, in French and without inline script; unknown addresses are refused."""

import re
from collections.abc import Iterable
from importlib.resources import files

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

INTROUVABLE = "/introuvable"
ADRESSE_INTROUVABLE = "Adresse introuvable."
METHODE_REFUSEE = "Cette adresse n’accepte pas ce genre de demande."
TITRE = "Coop Data"
STATIQUES = "./app/static"
TETE = (
    "".join(
        f'<link rel="stylesheet" href="{STATIQUES}/{nom}.css" />'
        for nom in ("coop", "saisie", "pilotage", "tableau")
    )
    + f'<script src="{STATIQUES}/base.js"></script>'
    + "".join(
        f'<script src="{STATIQUES}/{nom}.js" defer></script>'
        for nom in ("fr", "menu", "liens", "session", "saisie", "fichiers", "ressourcerie", "foyer")
    )
    + "</head>"
)
PREFIXES_DU_SERVEUR = (
    *(
        f"/_stcore/{nom}"
        for nom in ("health", "host-config", "stream", "upload_file/", "bidi-components/", "script-health-check")
    ),
    "/_stcore/metrics",
    "/_stcore/agent",
    "/favicon.png",
    "/manifest.json",
    "/static/",
    "/app/static/",
    "/media/",
    "/component",
    "/api/",
    "/contours/",
    "/fichiers/",
    "/sante",
)

_REECRITURES = (
    (r'<html lang="en">', '<html lang="fr">'),
    (r"<title>.*?</title>", f"<title>{TITRE}</title>"),
    (r"<!--.*?-->", ""),
    (r"<script>\s*window\.prerenderReady = false\s*</script>", ""),
    (r'<link\s+rel="service-desc"[^>]*>', ""),
    (r'<link\s+rel="preload"[^>]*SourceSans[^>]*>', ""),
    (r'<link rel="shortcut icon"[^>]*>', f'<link rel="icon" href="{STATIQUES}/icone.svg" type="image/svg+xml" />'),
    (
        r"<noscript>.*?</noscript>",
        "<noscript>Coop Data a besoin de JavaScript : activez-le dans votre navigateur.</noscript>",
    ),
    (r"</head>", TETE),
)


class DocumentInattendu(RuntimeError):
    """The document of the installed Streamlit is not the one that this module can rewrite."""


def build_document(source: str) -> str:
    """Streamlit's document, in French; raises ``DocumentInattendu`` when a rewriting finds nothing to rewrite."""
    for motif, remplacement in _REECRITURES:
        source, nombre = re.subn(motif, remplacement, source, flags=re.DOTALL)
        if not nombre:
            raise DocumentInattendu(f"Rien à réécrire pour {motif!r} dans le document de Streamlit.")
    return source


def routes_du_document(adresses: Iterable[str], *, accueil: str) -> list[BaseRoute]:
    """One route per page; the home page is at ``/``, and the address with its name redirects there."""
    source = files("streamlit") / "static" / "index.html"
    document = build_document(source.read_text(encoding="utf-8"))

    async def servir(_requete: Request) -> Response:
        return HTMLResponse(document, headers={"Cache-Control": "no-cache"})

    async def revenir(_requete: Request) -> Response:
        return RedirectResponse("/", status_code=302)

    pages = [Route(f"/{adresse}", servir, methods=["GET"]) for adresse in adresses if adresse != accueil]
    return [Route("/", servir, methods=["GET"]), Route(f"/{accueil}", revenir, methods=["GET"]), *pages]


class AdressesInconnues:
    """Unknown addresses: a person is led to a page that says so, a program gets a 404 in French."""

    def __init__(self, app: ASGIApp, *, adresses: Iterable[str]) -> None:
        self.app = app
        self.connues = {"/", *(f"/{adresse}" for adresse in adresses)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Redirect, refuse, or hand over; refusals made in English elsewhere are put in French."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif not self._est_inconnue(Request(scope)):
            await self.app(scope, receive, _refus_en_francais(scope, receive, send))
        elif "text/html" in Request(scope).headers.get("accept", ""):
            await RedirectResponse(INTROUVABLE, status_code=302)(scope, receive, send)
        else:
            await PlainTextResponse(ADRESSE_INTROUVABLE, status_code=404)(scope, receive, send)

    def _est_inconnue(self, requete: Request) -> bool:
        chemin = requete.url.path
        return (
            requete.method in ("GET", "HEAD")
            and chemin not in self.connues
            and not chemin.startswith(PREFIXES_DU_SERVEUR)
        )


def _refus_en_francais(scope: Scope, receive: Receive, send: Send) -> Send:
    """A sender that passes answers on, except a 405, whose text is replaced (its ``Allow`` stays)."""
    refusee = False

    async def envoyer(message: Message) -> None:
        nonlocal refusee
        if message["type"] == "http.response.start" and message["status"] == 405:
            refusee = True
            permises = Headers(raw=message["headers"]).get("allow")
            entetes = {"Allow": permises} if permises else None
            await PlainTextResponse(METHODE_REFUSEE, status_code=405, headers=entetes)(scope, receive, send)
        elif not refusee:
            await send(message)

    return envoyer
