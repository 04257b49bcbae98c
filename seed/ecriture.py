"""Bulk writing of reports and of their facts, computed by the functions that define them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from types import SimpleNamespace
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session

from coop_data.faits.lignes import (
    fait_of_accompagnement,
    fait_of_coordination,
    valeurs_of_accompagnement,
    valeurs_of_coordination,
)
from coop_data.faits.projection import ACCOMPAGNEMENT, COORDINATION, inserer_faits
from coop_data.models import (
    Accompagnement,
    AccompagnementTag,
    ActiviteCoordination,
    CoordinationTag,
    StructurePartenaire,
)
from seed.coordination import Activite
from seed.lignes import Ligne, inserer

LOT = 1_000
Communes = Mapping[UUID, str]
Avancement = Callable[[int], None]
"""Called with the number of reports just written."""

T = TypeVar("T")


def ecrire_accompagnements(
    session: Session, cras: Iterable[tuple[Ligne, Sequence[UUID]]], communes: Communes, avancer: Avancement
) -> int:
    """Write accompagnements, their tags and their facts; ``communes``: where each structure stands."""
    total = 0
    for lot in _lots(cras):
        inserer(session, Accompagnement, [ligne for ligne, _ in lot])
        liens = [{"accompagnement_id": ligne["id"], "tag_id": tag} for ligne, tags in lot for tag in tags]
        inserer(session, AccompagnementTag, liens)
        lus = [(_lire(ligne), tags) for ligne, tags in lot]
        inserer_faits(
            session,
            ACCOMPAGNEMENT,
            [cra.id for cra, _ in lus],
            [fait_of_accompagnement(cra, communes.get(cra.structure_id)) for cra, _ in lus],
            [valeur for cra, tags in lus for valeur in valeurs_of_accompagnement(cra, tags)],
        )
        total += len(lot)
        avancer(len(lot))
    return total


def ecrire_coordination(
    session: Session, activites: Iterable[Activite], communes: Communes, avancer: Avancement
) -> int:
    """Write coordination activities, their partners, their tags and their facts."""
    total = 0
    for lot in _lots(activites):
        inserer(session, ActiviteCoordination, [activite.ligne for activite in lot])
        inserer(session, StructurePartenaire, [ligne for activite in lot for ligne in activite.partenaires])
        liens = [{"activite_id": activite.ligne["id"], "tag_id": tag} for activite in lot for tag in activite.tags]
        inserer(session, CoordinationTag, liens)
        lus = [
            (_lire(activite.ligne), [_lire(ligne) for ligne in activite.partenaires], activite.tags)
            for activite in lot
        ]
        inserer_faits(
            session,
            COORDINATION,
            [cra.id for cra, _, _ in lus],
            [
                fait_of_coordination(cra, partenaires, communes.get(cra.structure_id))
                for cra, partenaires, _ in lus
            ],
            [
                valeur
                for cra, partenaires, tags in lus
                for valeur in valeurs_of_coordination(cra, partenaires, tags)
            ],
        )
        total += len(lot)
        avancer(len(lot))
    return total


def _lire(ligne: Ligne) -> Any:
    """A row whose values are read as attributes: what the functions of facts need, cheaper than a record."""
    return SimpleNamespace(**ligne)


def _lots(elements: Iterable[T]) -> Iterator[list[T]]:
    restants = iter(elements)
    while lot := list(islice(restants, LOT)):
        yield lot
