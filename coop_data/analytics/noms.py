"""Labels of open lists, read from the records for the identifiers and codes of the facts."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session

from coop_data.analytics.sources import TABLES
from coop_data.analytics.statistique import Nomenclature
from coop_data.domain.nomenclature_2022 import Organisme
from coop_data.photographies import Tables

LOT = 5_000
"""Identifiers looked up by one statement (SQLite accepts 32,766 bound values)."""

Noms = Mapping[Any, tuple[str, str]]
"""(code to export, label to show) of each key."""

TagsVisibles = frozenset[UUID] | None
"""The tags that the reader may see; ``None``: all of them (command line only)."""


def nommer(
    session: Session,
    nomenclature: Nomenclature,
    cles: Iterable[Any],
    tags_visibles: TagsVisibles = None,
    *,
    tables: Tables = TABLES,
) -> Noms:
    """Code and label of each key. Keys without one, and tags the reader may not see, are left out.

    ``tables``: those of a photograph name people, structures and tags as they were then.
    """
    noms: dict[Any, tuple[str, str]] = {}
    restantes = iter(cles)
    while lot := list(islice(restantes, LOT)):
        noms.update(_LECTURES[nomenclature](session, tables, lot))
    if nomenclature is Nomenclature.TAG and tags_visibles is not None:
        return {cle: nom for cle, nom in noms.items() if UUID(cle) in tags_visibles}
    return noms


Lecture = Callable[[Session, Tables, list[Any]], Iterator[tuple[Any, tuple[str, str]]]]


def _structures(session: Session, tables: Tables, cles: list[UUID]) -> Iterator[tuple[Any, tuple[str, str]]]:
    structure = tables["structure"].c
    for cle, code, nom in session.execute(
        select(structure.id, structure.id_externe, structure.nom).where(structure.id.in_(cles))
    ):
        yield cle, (code, nom)


def _personnes(session: Session, tables: Tables, cles: list[UUID]) -> Iterator[tuple[Any, tuple[str, str]]]:
    personne = tables["conseiller"].c
    for cle, code, prenom, nom in session.execute(
        select(personne.id, personne.id_externe, personne.prenom, personne.nom).where(personne.id.in_(cles))
    ):
        yield cle, (code, f"{prenom} {nom}")


def _communes(session: Session, tables: Tables, cles: list[str]) -> Iterator[tuple[Any, tuple[str, str]]]:
    commune = tables["commune"].c
    for code, nom in session.execute(select(commune.code, commune.nom).where(commune.code.in_(cles))):
        yield code, (code, nom)


def _tags(session: Session, tables: Tables, cles: list[str]) -> Iterator[tuple[Any, tuple[str, str]]]:
    tag = tables["tag"].c
    identifiants = [UUID(cle) for cle in cles]
    for identifiant, nom in session.execute(select(tag.id, tag.nom).where(tag.id.in_(identifiants))):
        yield str(identifiant), (str(identifiant), nom)


def _organismes(_session: Session, _tables: Tables, cles: list[str]) -> Iterator[tuple[Any, tuple[str, str]]]:
    connus = {terme.value: terme.libelle for terme in Organisme}
    for cle in cles:  # a name outside the list was typed: it is its own label
        yield cle, (cle, connus.get(cle, cle))


_LECTURES: Mapping[Nomenclature, Lecture] = {
    Nomenclature.STRUCTURE: _structures,
    Nomenclature.PERSONNE: _personnes,
    Nomenclature.COMMUNE: _communes,
    Nomenclature.TAG: _tags,
    Nomenclature.ORGANISME: _organismes,
}
