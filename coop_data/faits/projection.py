"""The one writer of the fact tables, called inside the transaction of the record."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any
from uuid import UUID

from sqlalchemy import Table, delete, insert
from sqlmodel import Session, col, select

from coop_data.faits.changements import noter_changements
from coop_data.faits.lignes import (
    Ligne,
    fait_of_accompagnement,
    fait_of_coordination,
    valeurs_of_accompagnement,
    valeurs_of_coordination,
)
from coop_data.models import (
    Accompagnement,
    AccompagnementTag,
    ActiviteCoordination,
    CoordinationTag,
    FaitAccompagnement,
    FaitAccompagnementValeur,
    FaitCoordination,
    FaitCoordinationValeur,
    Structure,
    StructurePartenaire,
    Tag,
)

LOT = 400
"""Reports projected by one group of statements (SQLite accepts 32,766 bound values)."""


Calcul = tuple[list[Ligne], list[Ligne]]
"""The facts of some reports, and the values of their multiple choices."""


def calculer_accompagnements(session: Session, lot: Sequence[Accompagnement]) -> Calcul:
    """What these accompagnements count for; a deleted one counts for nothing."""
    communes = _communes_des_structures(session, lot)
    tags = _tags(session, AccompagnementTag.accompagnement_id, AccompagnementTag.tag_id, lot)
    vivants = [cra for cra in lot if cra.supprime_le is None]
    return (
        [fait_of_accompagnement(cra, communes.get(cra.structure_id)) for cra in vivants],
        [ligne for cra in vivants for ligne in valeurs_of_accompagnement(cra, tags.get(cra.id, ()))],
    )


def calculer_coordination(session: Session, lot: Sequence[ActiviteCoordination]) -> Calcul:
    """What these coordination activities count for; a deleted one counts for nothing."""
    communes = _communes_des_structures(session, lot)
    tags = _tags(session, CoordinationTag.activite_id, CoordinationTag.tag_id, lot)
    partenaires = _partenaires(session, lot)
    vivants = [cra for cra in lot if cra.supprime_le is None]
    return (
        [
            fait_of_coordination(cra, partenaires.get(cra.id, []), communes.get(cra.structure_id))
            for cra in vivants
        ],
        [
            ligne
            for cra in vivants
            for ligne in valeurs_of_coordination(cra, partenaires.get(cra.id, []), tags.get(cra.id, ()))
        ],
    )


@dataclass(frozen=True, slots=True)
class Cible:
    """A domain: its table of reports, the function that computes their facts, and the tables of facts."""

    domaine: str
    cra: type[Accompagnement] | type[ActiviteCoordination]
    faits: type[FaitAccompagnement] | type[FaitCoordination]
    valeurs: type[FaitAccompagnementValeur] | type[FaitCoordinationValeur]
    calculer: Callable[[Session, Sequence[Any]], Calcul]


ACCOMPAGNEMENT = Cible(
    "accompagnement", Accompagnement, FaitAccompagnement, FaitAccompagnementValeur, calculer_accompagnements
)
COORDINATION = Cible(
    "coordination", ActiviteCoordination, FaitCoordination, FaitCoordinationValeur, calculer_coordination
)
CIBLES = (ACCOMPAGNEMENT, COORDINATION)


def projeter_accompagnements(session: Session, cras: Iterable[Accompagnement]) -> None:
    """Bring the facts of these accompagnements up to date; a deleted one leaves no fact."""
    projeter(session, ACCOMPAGNEMENT, cras)


def projeter_coordination(session: Session, cras: Iterable[ActiviteCoordination]) -> None:
    """Bring the facts of these coordination activities up to date; a deleted one leaves no fact."""
    projeter(session, COORDINATION, cras)


def projeter(session: Session, cible: Cible, cras: Iterable[Any]) -> None:
    """Bring the facts of these reports of one domain up to date."""
    session.flush()
    for lot in _lots(cras):
        faits, valeurs = cible.calculer(session, lot)
        _ecrire(session, cible, [cra.id for cra in lot], faits, valeurs)


def _lots(cras: Iterable[Any]) -> Iterator[Sequence[Any]]:
    restants = iter(cras)
    while lot := list(islice(restants, LOT)):
        yield lot


def _communes_des_structures(session: Session, lot: Sequence[Any]) -> dict[UUID | None, str]:
    identifiants = {cra.structure_id for cra in lot if cra.structure_id}
    requete = select(Structure.id, Structure.commune_code).where(col(Structure.id).in_(identifiants))
    return dict(session.exec(requete).all())


def _tags(session: Session, cle: Any, tag_id: Any, lot: Sequence[Any]) -> dict[UUID, list[UUID]]:
    """The live tags of each report, by a link table: a deleted one counts for nothing until it is restored."""
    requete = (
        select(cle, tag_id)
        .join(Tag, col(Tag.id) == tag_id)
        .where(cle.in_([cra.id for cra in lot]), col(Tag.supprime_le).is_(None))
        .order_by(cle, tag_id)
    )
    return {
        cra_id: [lien[1] for lien in liens]
        for cra_id, liens in groupby(session.exec(requete), key=lambda lien: lien[0])
    }


def _partenaires(session: Session, lot: Sequence[ActiviteCoordination]) -> dict[UUID, list[StructurePartenaire]]:
    requete = (
        select(StructurePartenaire)
        .where(col(StructurePartenaire.activite_id).in_([cra.id for cra in lot]))
        .order_by(col(StructurePartenaire.activite_id), col(StructurePartenaire.rang))
    )
    return {
        cra_id: list(lignes)
        for cra_id, lignes in groupby(session.exec(requete), key=lambda partenaire: partenaire.activite_id)
    }


def _table(modele: Any) -> Table:
    table: Table = modele.__table__
    return table


def _ecrire(session: Session, cible: Cible, cra_ids: list[UUID], faits: list[Ligne], valeurs: list[Ligne]) -> None:
    for modele in (cible.valeurs, cible.faits):
        session.execute(delete(_table(modele)).where(_table(modele).c.cra_id.in_(cra_ids)))
    inserer_faits(session, cible, cra_ids, faits, valeurs)


def inserer_faits(
    session: Session, cible: Cible, cra_ids: Sequence[UUID], faits: list[Ligne], valeurs: list[Ligne]
) -> None:
    """Write the facts of reports that have none yet, and record a change for each of ``cra_ids``."""
    for modele, lignes in ((cible.faits, faits), (cible.valeurs, valeurs)):
        if lignes:
            session.execute(insert(_table(modele)), lignes)
    noter_changements(session, domaine=cible.domaine, identifiants=cra_ids)
