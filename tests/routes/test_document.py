"""Unknown addresses and refused methods: led to a page, or told in French."""

import asyncio
from typing import Any

import pytest
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route, Router
from starlette.types import Receive, Scope, Send

from coop_data.routes.document import AdressesInconnues


async def repli(scope: Scope, receive: Receive, send: Send) -> None:
    """What stands behind the pages answers 200 to any GET, and in English to the rest, as Streamlit does."""
    refus = PlainTextResponse("Method Not Allowed", status_code=405, headers={"Allow": "GET"})
    reponse = PlainTextResponse("Raw document") if scope["method"] == "GET" else refus
    await reponse(scope, receive, send)


async def aide(_requete: object) -> PlainTextResponse:
    return PlainTextResponse("Aide")


def demander(chemin: str, *, methode: str = "GET", accepte: str = "*/*") -> tuple[int, str, Headers]:
    """Status, words and headers answered."""
    pages = Router([Route("/aide", aide, methods=["GET"]), Mount("/", repli)])
    scope = {
        "type": "http", "method": methode, "path": chemin, "root_path": "", "query_string": b"",
        "headers": [(b"accept", accepte.encode())],
    }  # fmt: skip
    messages: list[dict[str, Any]] = []

    async def recevoir() -> dict[str, Any]:
        return {"type": "http.request", "body": b""}

    async def envoyer(message: Any) -> None:
        messages.append(message)

    asyncio.run(AdressesInconnues(pages, adresses=["aide"])(scope, recevoir, envoyer))
    debut, *corps = messages
    texte = b"".join(message["body"] for message in corps).decode()
    return debut["status"], texte, Headers(raw=debut["headers"])


@pytest.mark.parametrize("chemin", ["/docs", "/openapi.json", "/_stcore/inconnu", "/aide/suite"])
def test_unknown_address(chemin: str) -> None:
    assert demander(chemin, accepte="application/json")[:2] == (404, "Adresse introuvable.")
    statut, _, entetes = demander(chemin, accepte="text/html")
    assert (statut, entetes["location"]) == (302, "/introuvable")


@pytest.mark.parametrize("chemin", ["/aide", "/_stcore/health", "/static/index.js", "/manifest.json"])
def test_known_address_is_handed_over(chemin: str) -> None:
    assert demander(chemin)[0] == 200


def test_refused_method_is_said_in_french() -> None:
    statut, texte, entetes = demander("/aide", methode="POST")
    assert (statut, texte) == (405, "Cette adresse n’accepte pas ce genre de demande.")
    assert "GET" in entetes["allow"]
