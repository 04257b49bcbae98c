"""The tags that a person sees, may put on a report or open as a project, and the activities a project counts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy import select as select_colonnes
from sqlmodel import Session, and_, col, or_, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import LIGNES, Action, perimetre_des_lignes
from coop_data.domain.perimetre import Perimetre, UnConseiller
from coop_data.domain.photographies import Cliche
from coop_data.domain.tags import MESSAGES, PorteeTag
from coop_data.errors import Introuvable
from coop_data.models import AccompagnementTag, CoordinationTag, Tag
from coop_data.photographies import tables_of
from coop_data.tags.cercle import Cercle, cercle_of
from coop_data.tags.usages import Usage, mes_usages

Lien = type[AccompagnementTag] | type[CoordinationTag]


def tags_visibles(session: Session, *, acteur: Acteur, archives: bool = False) -> list[Tag]:
    """Tags the person may put on a report: most used by oneself first, then by name.

    One's own, those of the teams one coordinates or belongs to today, of the département of one's current
    structure, and national ones; not deleted, nor archived unless ``archives`` (to name them in figures).
    """
    condition = est_vivant(cercle_of(session, acteur)) if archives else _est_offert(cercle_of(session, acteur))
    usages = mes_usages(session, acteur=acteur)
    return sorted(
        session.exec(select(Tag).where(condition)),
        key=lambda tag: (-usages.get(tag.id, Usage()).total, tag.nom_plie, tag.portee.rang, str(tag.id)),
    )


def tags_des_chiffres(session: Session, *, acteur: Acteur, photographie: Cliche | None = None) -> frozenset[UUID]:
    """The tags that figures may name to the person: those of the circle, archived ones included, and those of the
    scopes that one reads everywhere.

    A photograph also names those that were deleted or merged since.
    """
    tags = tables_of(photographie)["tag"]
    requete = select_colonnes(tags.c.id).where(tags.c.supprime_le.is_(None))
    return frozenset(session.scalars(requete.where(cercle_of(session, acteur).lisibles(tags))))


def tags_admis(
    session: Session, *, acteur: Acteur, tag_ids: Iterable[UUID], attaches: Iterable[UUID] = ()
) -> set[UUID]:
    """Among ``tag_ids``, the tags that may stay or be put on a report: visible, or already on it and not deleted.

    They are locked until the end of the transaction, so that nobody merges one meanwhile (PostgreSQL).
    """
    voulus = set(tag_ids)
    if not voulus:
        return set()
    gardes = and_(col(Tag.id).in_(voulus & set(attaches)), col(Tag.supprime_le).is_(None))
    nouveaux = and_(col(Tag.id).in_(voulus), _est_offert(cercle_of(session, acteur)))
    requete = select(Tag.id).where(or_(gardes, nouveaux))
    return set(session.exec(requete.with_for_update(read=True, key_share=True)))


def tags_existants(session: Session, *, codes: Iterable[str]) -> dict[str, Tag]:
    """Among these identifiers, those of tags that are not deleted: a form begun earlier may hold a deleted one."""
    requete = select(Tag).where(col(Tag.id).in_(_uuids(codes)), col(Tag.supprime_le).is_(None))
    return {str(tag.id): tag for tag in session.exec(requete)}


def tags_du_cra(session: Session, *, lien: Lien, cra_ids: Iterable[UUID]) -> dict[UUID, list[Tag]]:
    """The live tags of each report, by name. ``lien`` is the link table of its kind."""
    cle = col(lien.accompagnement_id) if lien is AccompagnementTag else col(CoordinationTag.activite_id)
    requete = (
        select(cle, Tag)
        .join(lien, col(lien.tag_id) == Tag.id)
        .where(cle.in_(list(cra_ids)), col(Tag.supprime_le).is_(None))
        .order_by(col(Tag.nom_plie), col(Tag.id))
    )
    tags: defaultdict[UUID, list[Tag]] = defaultdict(list)
    for cra_id, tag in session.exec(requete):
        tags[cra_id].append(tag)
    return tags


def lire_tag(session: Session, *, acteur: Acteur, tag_id: UUID) -> Tag:
    """A live tag, archived or not, that the person may read. Raises ``Introuvable`` for any other identifier."""
    tag = session.exec(select(Tag).where(Tag.id == tag_id, col(Tag.supprime_le).is_(None))).first()
    cercle = cercle_of(session, acteur)
    if tag is None or not (cercle.permet_sur(Action.LIRE, tag) or _dans_le_cercle(session, cercle, tag)):
        raise Introuvable(MESSAGES["introuvable"])
    return tag


def tags_lisibles(session: Session, *, acteur: Acteur, tags: Iterable[Tag]) -> set[UUID]:
    """Among these live tags, those that the person may read: only these are named on somebody else's report."""
    distincts = {tag.id: tag for tag in tags}
    if not distincts:
        return set()
    cercle = cercle_of(session, acteur)
    dedans = set(session.exec(select(Tag.id).where(cercle.condition())))
    return {cle for cle, tag in distincts.items() if cle in dedans or cercle.permet_sur(Action.LIRE, tag)}


def peut_sur_tag(session: Session, *, acteur: Acteur, action: Action, tag: Tag) -> bool:
    """May the person do this to a tag?"""
    return cercle_of(session, acteur).permet_sur(action, tag)


def perimetres_du_tag(acteur: Acteur, tag: Tag) -> Mapping[str, tuple[Perimetre, ...]]:
    """The perimeters that the project of a tag counts for this person, by domain: those whose rows they may read.

    A personal tag only ever lies on its owner's own reports.
    """
    perimetres = {domaine: perimetre_des_lignes(acteur, domaine) for domaine in LIGNES}
    if tag.portee is PorteeTag.PERSONNEL:
        perimetres = {
            domaine: tuple(perimetre for perimetre in siens if isinstance(perimetre, UnConseiller))
            for domaine, siens in perimetres.items()
        }
    return {domaine: siens for domaine, siens in perimetres.items() if siens}


def est_vivant(cercle: Cercle) -> ColumnElement[bool]:
    """The tags of a circle that are not deleted, archived ones included."""
    return and_(col(Tag.supprime_le).is_(None), cercle.condition())


def _est_offert(cercle: Cercle) -> ColumnElement[bool]:
    return and_(est_vivant(cercle), col(Tag.archive_le).is_(None))


def _uuids(codes: Iterable[str]) -> set[UUID]:
    identifiants = set()
    for code in codes:
        with suppress(ValueError):
            identifiants.add(UUID(code))
    return identifiants


def _dans_le_cercle(session: Session, cercle: Cercle, tag: Tag) -> bool:
    return session.exec(select(Tag.id).where(Tag.id == tag.id, cercle.condition())).first() is not None
