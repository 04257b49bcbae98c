"""The people whom one's own perimeter holds: they reported in it, or their post or team puts them there."""

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
    """Of these external ids, those of people whom the perimeter holds or has held; none in a territory.

    ``source``: the living data, or a photograph.
    """
    if isinstance(perimetre, National | Region | Departement):
        return frozenset()
    personne = source.tables["conseiller"].c
    ici = condition_du_perimetre(perimetre, source.faits, source.personne, equipe=source.tables["equipe"])
    auteurs = select(source.personne).where(ici)
    tenues = or_(personne.id.in_(auteurs), _attachees(perimetre, source))
    lues = session.scalars(select(personne.id_externe).where(personne.id_externe.in_(codes), tenues))
    return frozenset(lues)


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
