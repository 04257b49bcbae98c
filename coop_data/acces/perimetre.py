"""A perimeter as a condition of a statement; every kind of perimeter has its own case."""

from typing import assert_never
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, and_, exists, true

from coop_data.domain.perimetre import (
    Departement,
    National,
    Perimetre,
    Region,
    UnConseiller,
    UneEquipe,
    UneStructure,
)
from coop_data.models import Equipe
from coop_data.models.temps import en_cours

EQUIPE: FromClause = Equipe.__table__  # type: ignore[attr-defined]


def condition_du_perimetre(
    perimetre: Perimetre, faits: FromClause, personne: ColumnElement[UUID], *, equipe: FromClause = EQUIPE
) -> ColumnElement[bool]:
    """The rows of ``faits`` inside the perimeter.

    ``faits`` is a table (or alias) with ``structure_id``, ``departement``, ``region`` and ``date``; ``personne``
    is its column that names the conseiller or the coordinator. ``equipe``: the table of memberships.
    """
    match perimetre:
        case National():
            return true()
        case Region(code):
            return faits.c.region == code
        case Departement(code):
            return faits.c.departement == code
        case UneStructure(structure_id):
            return faits.c.structure_id == structure_id
        case UnConseiller(conseiller_id, None):
            return personne == conseiller_id
        case UnConseiller(conseiller_id, structure_id):
            return (personne == conseiller_id) & (faits.c.structure_id == structure_id)
        case UneEquipe(coordinateur_id, membre_id):
            temps = equipe.alias("equipe_du_perimetre")
            en_equipe = exists().where(
                temps.c.coordinateur_id == coordinateur_id, dans_une_equipe(temps, faits, personne)
            )
            return en_equipe if membre_id is None else (personne == membre_id) & en_equipe
        case _:
            assert_never(perimetre)


def dans_une_equipe(temps: FromClause, faits: FromClause, personne: ColumnElement[UUID]) -> ColumnElement[bool]:
    """The condition that joins a report to its author's memberships that hold its day, both ends included."""
    return and_(temps.c.conseiller_id == personne, en_cours(temps.c, faits.c.date))
