"""The people of one's own perimeter: those who reported in it, or whose post or team is in it."""

from collections.abc import Collection
from typing import assert_never

from sqlalchemy import ColumnElement, false, or_, select
from sqlmodel import Session

from coop_data.acces.perimetre import condition_du_perimetre
from coop_data.analytics.sources import Source
from coop_data.domain.perimetre import (
    Departement,
    National,
    Perimetre,
    Region,
    UnConseiller,
    UneEquipe,
    UneStructure,
)


def personnes_nommables(
    session: Session, codes: Collection[str], perimetre: Perimetre, source: Source
) -> frozenset[str]:
    """Among these external ids, those of people whom the perimeter holds or has held; empty in a territory.

    ``source``: the living data, or a photograph.
    """
    return _lire(session, codes, source, _tenues(perimetre, source))


def coordinateurs_nommables(
    session: Session, codes: Collection[str], perimetre: Perimetre, source: Source
) -> frozenset[str]:
    """Among these external ids, those of coordinators whose team holds or has held one of these people."""
    personne, equipe = source.tables["conseiller"].c, source.tables["equipe"].c
    tenues = select(personne.id).where(_tenues(perimetre, source))
    chefs = select(equipe.coordinateur_id).where(equipe.conseiller_id.in_(tenues))
    return _lire(session, codes, source, personne.id.in_(chefs))


def _lire(
    session: Session, codes: Collection[str], source: Source, condition: ColumnElement[bool]
) -> frozenset[str]:
    personne = source.tables["conseiller"].c
    return frozenset(session.scalars(select(personne.id_externe).where(personne.id_externe.in_(codes), condition)))


def _tenues(perimetre: Perimetre, source: Source) -> ColumnElement[bool]:
    """The people whom the perimeter holds or has held."""
    if isinstance(perimetre, National | Region | Departement):
        return false()
    personne = source.tables["conseiller"].c
    ici = condition_du_perimetre(perimetre, source.faits, source.personne, equipe=source.tables["equipe"])
    return or_(personne.id.in_(select(source.personne).where(ici)), _attachees(perimetre, source))


def _attachees(perimetre: Perimetre, source: Source) -> ColumnElement[bool]:
    """People who belong to the perimeter, whether they reported or not."""
    personne, equipe, poste = (source.tables[nom].c for nom in ("conseiller", "equipe", "poste"))
    match perimetre:
        case National() | Region() | Departement():
            return false()
        case UneStructure(structure_id):
            return personne.id.in_(select(poste.conseiller_id).where(poste.structure_id == structure_id))
        case UnConseiller(conseiller_id, _):
            return personne.id == conseiller_id
        case UneEquipe(coordinateur_id, None):
            return personne.id.in_(select(equipe.conseiller_id).where(equipe.coordinateur_id == coordinateur_id))
        case UneEquipe(_, membre_id):
            return personne.id == membre_id
        case _:
            assert_never(perimetre)
