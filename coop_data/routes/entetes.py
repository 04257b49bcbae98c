"""Security headers of every answer, and addresses closed to everyone outside."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CSP = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
ENTETES = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
HSTS = "max-age=31536000; includeSubDomains"
ADRESSES_FERMEES = ("/_stcore/metrics", "/_stcore/agent")
PREFIXES_PRIVES = ("/api/", "/fichiers/", "/media/", "/sante")


def servi_en_https(entetes: Headers, schema: str) -> bool:
    """True when the browser speaks HTTPS, to this server or to the proxy before it."""
    return entetes.get("x-forwarded-proto", schema).split(",")[0].strip().lower() == "https"


class EntetesDeSecurite:
    """Close internal addresses, and add the security headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 404 at a closed address; elsewhere add the headers to whatever answers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        chemin = scope["path"]
        securise = servi_en_https(Headers(scope=scope), scope.get("scheme", "http"))

        async def envoyer(message: Message) -> None:
            if message["type"] == "http.response.start":
                entetes = MutableHeaders(scope=message)
                for nom, valeur in ENTETES.items():
                    entetes.setdefault(nom, valeur)
                if securise:
                    entetes["Strict-Transport-Security"] = HSTS
                if chemin.startswith(PREFIXES_PRIVES):
                    entetes["Cache-Control"] = "no-store"
                if chemin.startswith("/app/static/"):
                    del entetes["Access-Control-Allow-Origin"]
            await send(message)

        if chemin.startswith(ADRESSES_FERMEES):
            await PlainTextResponse("Adresse introuvable.", status_code=404)(scope, receive, envoyer)
        else:
            await self.app(scope, receive, envoyer)
