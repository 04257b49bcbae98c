"""« Mes tags »: the tags that a person sees, with their uses and what may be done to them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action
from coop_data.domain.tags import PorteeTag
from coop_data.domain.territoires import find_departement
from coop_data.domain.texte import plier
from coop_data.models import Conseiller, Tag
from coop_data.tags.cercle import Cercle, cercle_of
from coop_data.tags.usages import Usage, mes_usages, usages_lisibles
from coop_data.tags.visibilite import est_vivant


@dataclass(frozen=True, slots=True)
class TagVisible:
    """A tag in a list. ``detenteur``: its team or département; ``moi``: one's own uses among ``tous``."""

    tag: Tag
    detenteur: str
    moi: Usage
    tous: Usage
    gerable: bool


class Tri(StrEnum):
    """Orders of the list."""

    NOM = "nom"
    USAGE = "usage"
    RECENT = "recent"


CLES: dict[Tri, Callable[[TagVisible], Any]] = {
    Tri.NOM: lambda vu: vu.tag.nom_plie,
    Tri.USAGE: lambda vu: (-vu.moi.total, -vu.tous.total, vu.tag.nom_plie),
    Tri.RECENT: lambda vu: (-vu.tag.cree_le.timestamp(), vu.tag.nom_plie),
}


def mes_tags(
    session: Session, *, acteur: Acteur, texte: str = "", tri: Tri = Tri.NOM, archives: bool = False
) -> list[TagVisible]:
    """The tags one sees, or the archived ones, whose name or description holds every word of ``texte``.

    Accents and case do not matter.
    """
    cercle = cercle_of(session, acteur)
    etat = col(Tag.archive_le).is_not(None) if archives else col(Tag.archive_le).is_(None)
    mots = plier(texte).split()
    tags = [
        tag
        for tag in session.exec(select(Tag).where(est_vivant(cercle), etat))
        if all(mot in plier(f"{tag.nom} {tag.description or ''}") for mot in mots)
    ]
    return sorted(_decrire(session, cercle, tags), key=CLES[tri])


def tags_supprimes(session: Session, *, acteur: Acteur) -> list[TagVisible]:
    """The deleted tags that the person may restore, last deleted first."""
    cercle = cercle_of(session, acteur)
    requete = select(Tag).where(cercle.condition(), col(Tag.supprime_le).is_not(None))
    tags = sorted(session.exec(requete), key=lambda tag: str(tag.supprime_le), reverse=True)
    return _decrire(session, cercle, [tag for tag in tags if cercle.permet_sur(Action.RESTAURER, tag)])


def _decrire(session: Session, cercle: Cercle, tags: Iterable[Tag]) -> list[TagVisible]:
    tags = list(tags)
    coordinateurs = {tag.conseiller_id for tag in tags if tag.portee is PorteeTag.EQUIPE}
    noms = {
        personne.id: f"équipe de {personne.nom_complet}"
        for personne in session.exec(select(Conseiller).where(col(Conseiller.id).in_(coordinateurs)))
    }
    moi = mes_usages(session, acteur=cercle.acteur)
    tous = usages_lisibles(session, acteur=cercle.acteur, tag_ids=[tag.id for tag in tags])
    return [
        TagVisible(
            tag=tag,
            detenteur=_detenteur(tag, noms),
            moi=moi.get(tag.id, Usage()),
            tous=tous.get(tag.id, Usage()),
            gerable=cercle.permet_sur(Action.MODIFIER, tag),
        )
        for tag in tags
    ]


def _detenteur(tag: Tag, equipes: dict[UUID, str]) -> str:
    if tag.portee is PorteeTag.EQUIPE and tag.conseiller_id is not None:
        return equipes[tag.conseiller_id]
    departement = find_departement(tag.departement_code) if tag.departement_code else None
    return departement.nom if departement else ""
