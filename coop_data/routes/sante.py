"""``/sante``: whether the application can serve, for monitoring; it reveals nothing else."""

import logging

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse

from coop_data import VERSION, db

journal = logging.getLogger(__name__)


def sante(_requete: Request) -> JSONResponse:
    """200 when the database answers, 503 when it does not."""
    try:
        with db.lecture() as session:
            session.connection().execute(text("SELECT 1"))
    except SQLAlchemyError:
        journal.exception("La base ne répond pas.")
        return JSONResponse({"etat": "indisponible", "base": False, "version": VERSION}, status_code=503)
    return JSONResponse({"etat": "ok", "base": True, "version": VERSION})
