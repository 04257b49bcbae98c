"""The route of files asked over HTTP, in process: true sessions, true cookies, the whole answer."""

import asyncio
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.routing import Router

from coop_data.models import Utilisateur
from coop_data.routes.fichiers import route_des_fichiers
from coop_data.routes.producteurs import PAGES, PRODUCTEURS
from tests.ui.support import cookie_of


def obtenir(adresse: str, compte: Utilisateur | None) -> tuple[int, Headers, bytes]:
    """Status, headers and bytes answered to this account’s browser (``None``: nobody’s)."""
    lue = urlsplit(adresse)
    cookies = "; ".join(f"{nom}={valeur}" for nom, valeur in cookie_of(compte).items())
    scope = {
        "type": "http", "method": "GET", "path": lue.path, "root_path": "", "query_string": lue.query.encode(),
        "headers": [(b"host", b"localhost"), (b"cookie", cookies.encode())],
    }  # fmt: skip
    messages: list[dict[str, Any]] = []
    corps_de_la_demande = iter([{"type": "http.request", "body": b""}])

    async def recevoir() -> dict[str, Any]:
        for message in corps_de_la_demande:
            return message
        return await asyncio.Future()  # the browser stays until the answer ends

    async def envoyer(message: Any) -> None:
        messages.append(message)

    asyncio.run(Router([route_des_fichiers(PRODUCTEURS, PAGES)])(scope, recevoir, envoyer))
    debut, *corps = messages
    return debut["status"], Headers(raw=debut["headers"]), b"".join(morceau["body"] for morceau in corps)
