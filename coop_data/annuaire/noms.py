"""Names of the objects of the records."""

from collections.abc import Iterable
from typing import cast
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.models import Conseiller, Import, Structure, Utilisateur

Nomme = Structure | Conseiller | Utilisateur | Import


def noms_of(session: Session, identifiants: Iterable[UUID]) -> dict[str, str]:
    """The names of the objects of these identifiers, by identifier; other kinds of objects are left out."""
    cherches = list(identifiants)
    noms: dict[str, str] = {}
    if not cherches:
        return noms
    tables: tuple[type[Nomme], ...] = (Structure, Conseiller, Utilisateur, Import)
    for table in tables:
        fiches = cast("Iterable[Nomme]", session.exec(select(table).where(col(table.id).in_(cherches))))
        noms |= {str(fiche.id): nom_of(fiche) for fiche in fiches}
    return noms


def nom_of(fiche: Nomme) -> str:
    """The name under which people know an object."""
    match fiche:
        case Structure():
            return fiche.nom
        case Conseiller():
            return fiche.nom_complet
        case Utilisateur():
            return fiche.email
        case Import():
            return fiche.nom_fichier
