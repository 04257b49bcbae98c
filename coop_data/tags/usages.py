"""The uses of a tag: how many reports of each kind carry it, read from the facts like every figure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import perimetre_des_lignes
from coop_data.acces.perimetre import condition_du_perimetre
from coop_data.domain.perimetre import National, Perimetre, UnConseiller
from coop_data.models import FaitAccompagnement, FaitAccompagnementValeur, FaitCoordination, FaitCoordinationValeur

FAITS: Mapping[str, tuple[Any, Any, str]] = {
    "accompagnement": (FaitAccompagnement, FaitAccompagnementValeur, "conseiller_id"),
    "coordination": (FaitCoordination, FaitCoordinationValeur, "coordinateur_id"),
}
"""Domain → its facts, the values of their multiple choices, the column of their author."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Live reports that carry a tag: CRA d’accompagnement, and coordination activities."""

    accompagnement: int = 0
    coordination: int = 0
    total: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "total", self.accompagnement + self.coordination)


def mes_usages(session: Session, *, acteur: Acteur) -> dict[UUID, Usage]:
    """How many of one's own reports carry each tag; a tag without any is absent."""
    if acteur.conseiller_id is None:
        return {}
    moi = (UnConseiller(acteur.conseiller_id),)
    return _compter(session, dict.fromkeys(FAITS, moi))


def usages_lisibles(
    session: Session, *, acteur: Acteur, tag_ids: Collection[UUID] | None = None
) -> dict[UUID, Usage]:
    """The same among all the reports that the person may read, their own included."""
    perimetres = {domaine: perimetre_des_lignes(acteur, domaine) for domaine in FAITS}
    return _compter(session, perimetres, tag_ids)


def usage_total(session: Session, *, tag_id: UUID) -> Usage:
    """The uses by everybody: the reports that a merge or a deletion changes."""
    return _compter(session, dict.fromkeys(FAITS, (National(),)), [tag_id]).get(tag_id, Usage())


def _compter(
    session: Session, perimetres: Mapping[str, Iterable[Perimetre]], tag_ids: Collection[UUID] | None = None
) -> dict[UUID, Usage]:
    comptes: dict[UUID, dict[str, int]] = {}
    for domaine, siens in perimetres.items():
        modele, compagnon, auteur = FAITS[domaine]
        faits, valeurs = modele.__table__, compagnon.__table__
        conditions = [condition_du_perimetre(perimetre, faits, faits.c[auteur]) for perimetre in siens]
        if not conditions:
            continue
        requete = (
            select(valeurs.c.code, func.count())
            .join_from(faits, valeurs, valeurs.c.cra_id == faits.c.cra_id)
            .where(valeurs.c.dimension == "tag", or_(*conditions))
            .group_by(valeurs.c.code)
        )
        if tag_ids is not None:
            requete = requete.where(valeurs.c.code.in_([str(tag_id) for tag_id in tag_ids]))
        for code, nombre in session.execute(requete):
            comptes.setdefault(UUID(code), {})[domaine] = nombre
    return {tag_id: Usage(**par_domaine) for tag_id, par_domaine in comptes.items()}
