"""Conditions on dated rows: « en poste » or « dans l’équipe » on given days, both ends included."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, or_

Jour = date | ColumnElement[date]
"""A day, or the column of another table that gives one."""


def en_cours(temps: Any, du: Jour, au: Jour | None = None) -> ColumnElement[bool]:
    """The rows that share at least one day with the days from ``du`` to ``au``; without ``au``, that hold ``du``.

    ``temps``: a model, or the columns of a table, with ``date_debut`` and ``date_fin`` (none: it lasts).
    ``domain.periode.couvre`` is the same test on dates already read.
    """
    return and_(temps.date_debut <= (du if au is None else au), pas_fini(temps, du))


def pas_fini(temps: Any, jour: Jour) -> ColumnElement[bool]:
    """The rows that end on ``jour`` or later, already begun or not."""
    return or_(temps.date_fin.is_(None), temps.date_fin >= jour)
