"""The checks that one report fails by itself: each rule as a condition on the facts, and what it says."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import add
from typing import Final

from sqlalchemy import ColumnElement, and_, or_

from coop_data.analytics.sources import SOURCES
from coop_data.analytics.statistique import Domaine
from coop_data.domain.accompagnement import TypeLieu
from coop_data.domain.qualite import DUREES_PLAUSIBLES, PARTICIPANTS_MAX, RAISONS, Controle, DureePlausible
from coop_data.faits.lignes import AGES_DECLARES, GENRES_DECLARES, STATUTS_DECLARES

Condition = Callable[[date], ColumnElement[bool]]
"""The condition that a faulty report meets, given today's date."""

TYPES: Final = {
    domaine: SOURCES[domaine].faits.c[nom] for domaine, nom in zip(Domaine, ("activite", "type"), strict=True)
}
"""The column of the facts that says which kind of report it is."""


@dataclass(frozen=True, slots=True, eq=False)
class Regle:
    """One reason to look at a report again; ``raison``: the sentence, with blanks (``{duree}``, ``{manques}``)."""

    controle: Controle
    domaine: Domaine
    raison: str
    condition: Condition


def _duree(bornes: DureePlausible) -> Regle:
    """Reports of a kind that are too short or too long; one without a duration is « à compléter », not short."""
    domaine = Domaine.COORDINATION if bornes.type == "animation" else Domaine.ACCOMPAGNEMENT
    minutes = SOURCES[domaine].faits.c.minutes
    hors_bornes = or_(and_(minutes > 0, minutes < bornes.minimum), minutes > bornes.maximum)
    condition = and_(TYPES[domaine] == bornes.type, hors_bornes)
    return Regle(Controle.DUREES, domaine, f"{{duree}}. {bornes.raison}", lambda _: condition)


def _foule(colonne: str) -> Regle:
    domaine = next(domaine for domaine in Domaine if colonne in SOURCES[domaine].faits.c)
    condition = SOURCES[domaine].faits.c[colonne] > PARTICIPANTS_MAX[colonne]
    return Regle(Controle.PARTICIPANTS, domaine, RAISONS["nombre"], lambda _: condition)


def _public(raison: str, colonnes: tuple[str, ...]) -> Regle:
    """More people declared than participants, which an import from another tool may bring."""
    faits = _FAITS.c
    condition = reduce(add, (faits[colonne] for colonne in colonnes)) > faits.accompagnements
    return Regle(Controle.PARTICIPANTS, Domaine.ACCOMPAGNEMENT, RAISONS[raison], lambda _: condition)


_FAITS: Final = SOURCES[Domaine.ACCOMPAGNEMENT].faits
_SUR_PLACE: Final = or_(_FAITS.c.type_lieu.is_(None), _FAITS.c.type_lieu != TypeLieu.A_DISTANCE.value)
_SANS_COMMUNE: Final = and_(_FAITS.c.commune.is_(None), _SUR_PLACE)
_COMMUNE_INCONNUE: Final = and_(_FAITS.c.commune.is_not(None), _FAITS.c.departement_lieu.is_(None))


def _partout(domaine: Domaine) -> tuple[Regle, ...]:
    """The rules common to both kinds of report."""
    faits = SOURCES[domaine].faits.c
    return (
        Regle(Controle.SANS_STRUCTURE, domaine, RAISONS["sans_structure"], lambda _: faits.structure_id.is_(None)),
        Regle(Controle.A_COMPLETER, domaine, RAISONS["a_completer"], lambda _: faits.a_completer == 1),
    )


REGLES: Final[tuple[Regle, ...]] = (
    *map(_duree, DUREES_PLAUSIBLES),
    *map(_foule, PARTICIPANTS_MAX),
    _public("deja", ("deja_accompagnes",)),
    _public("genres", GENRES_DECLARES),
    _public("ages", AGES_DECLARES),
    _public("statuts", STATUTS_DECLARES),
    Regle(Controle.FUTUR, Domaine.ACCOMPAGNEMENT, RAISONS["futur"], lambda jour: _FAITS.c.date > jour),
    Regle(Controle.COMMUNES, Domaine.ACCOMPAGNEMENT, RAISONS["commune_absente"], lambda _: _SANS_COMMUNE),
    Regle(Controle.COMMUNES, Domaine.ACCOMPAGNEMENT, RAISONS["commune_inconnue"], lambda _: _COMMUNE_INCONNUE),
    *(regle for domaine in Domaine for regle in _partout(domaine)),
)


def regles_of(domaine: Domaine, *controles: Controle) -> list[Regle]:
    """The rules of these checks for one kind of report."""
    return [regle for regle in REGLES if regle.domaine is domaine and regle.controle in controles]
