"""`/api/session`: a ticket opens a session once; a body too long for a ticket is not even read to its end."""

import asyncio
import json
from collections.abc import Iterator, MutableMapping
from typing import Any

from sqlalchemy import Engine
from starlette.routing import Router

from coop_data import db
from coop_data.auth import sessions
from coop_data.auth.cookie import NOM_HTTP
from coop_data.domain.roles import Role
from coop_data.routes.session import TAILLE_MAXIMALE, route_de_session
from tests.ui.support import create_compte

MORCEAU = b"x" * 400


def envoyer(morceaux: Iterator[bytes]) -> tuple[int, dict[str, str], str]:
    """POST a body piece by piece; status, headers and words of the answer."""
    recus: list[MutableMapping[str, Any]] = []

    async def recevoir() -> dict[str, Any]:
        morceau = next(morceaux, None)
        return {"type": "http.request", "body": morceau or b"", "more_body": morceau is not None}

    async def noter(message: MutableMapping[str, Any]) -> None:
        recus.append(message)

    scope = {"type": "http", "method": "POST", "path": "/api/session", "query_string": b"", "headers": []}
    asyncio.run(Router([route_de_session()])(scope, recevoir, noter))
    entetes = {nom.decode(): valeur.decode() for nom, valeur in recus[0]["headers"]}
    return recus[0]["status"], entetes, b"".join(message.get("body", b"") for message in recus).decode()


def test_a_ticket_opens_one_session(base_servie: Engine) -> None:
    with db.ecriture() as session:
        compte = create_compte(session, Role.CONSEILLER)
        ticket = sessions.ouvrir_ticket(session, utilisateur_id=compte.id, adresse=None, agent=None)
    corps = json.dumps({"ticket": ticket}).encode()
    statut, entetes, _ = envoyer(iter([corps[:20], corps[20:]]))
    assert (statut, entetes["set-cookie"].split("=")[0]) == (200, NOM_HTTP)
    assert envoyer(iter([corps]))[0] == 400


def test_a_long_body_is_refused_without_being_read(base_servie: Engine) -> None:
    lus: list[int] = []

    def sans_fin() -> Iterator[bytes]:
        while True:
            lus.append(len(MORCEAU))
            yield MORCEAU

    statut, entetes, texte = envoyer(sans_fin())
    assert (statut, "set-cookie" in entetes) == (413, False)
    assert "trop longue" in json.loads(texte)["erreur"]
    assert sum(lus) == 1_200
    assert TAILLE_MAXIMALE == 1_000
