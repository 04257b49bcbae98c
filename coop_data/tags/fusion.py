"""Merging a tag into another of equal or wider scope, on both kinds of reports, without twins and for good."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action
from coop_data.domain.tags import MESSAGES
from coop_data.errors import SaisieInvalide
from coop_data.journal import Operation, journaliser, journaliser_lot, ligne
from coop_data.models import ActiviteCoordination, Tag, maintenant
from coop_data.tags.creation import identite_of, meme_detenteur
from coop_data.tags.gestion import OperationTag, charger_gere
from coop_data.tags.repercussions import (
    GENRES,
    Genre,
    cra_ids_du_tag,
    lots_de_cras,
    remplacer_dans_les_gardes,
)
from coop_data.tags.usages import Usage, usage_total
from coop_data.tags.visibilite import tags_visibles


@dataclass(frozen=True, slots=True)
class Fusion:
    """The result of a merge: the tag that stays, and how many live reports of each kind bore the other one."""

    destination: Tag
    deplacees: Usage


def destinations(session: Session, *, acteur: Acteur, tag_id: UUID) -> list[Tag]:
    """The tags into which this one may be merged, most used by oneself first.

    Raises ``Introuvable`` or ``AccesRefuse`` when the person does not manage the tag.
    """
    source = charger_gere(session, acteur=acteur, action=Action.SUPPRIMER, tag_id=tag_id)
    return [tag for tag in tags_visibles(session, acteur=acteur) if _accueille(tag, source)]


def fusionner(session: Session, *, acteur: Acteur, source_id: UUID, destination_id: UUID) -> Fusion:
    """Put the destination wherever the source is, then remove the source for good.

    Reports of others change too when the tag is shared: each one's history says so. Drafts, templates and
    saved views follow. Raises ``Introuvable``, ``AccesRefuse``, and ``SaisieInvalide`` (key ``destination``).
    """
    possibles = {tag.id: tag for tag in destinations(session, acteur=acteur, tag_id=source_id)}
    if destination_id not in possibles:
        raise SaisieInvalide({"destination": MESSAGES["destination_invalide"]})
    source = session.get_one(Tag, source_id)
    destination = session.exec(select(Tag).where(Tag.id == destination_id).with_for_update()).one()
    deplacees = usage_total(session, tag_id=source.id)
    for genre in GENRES.values():
        cra_ids = cra_ids_du_tag(session, genre, source.id)
        for lot in lots_de_cras(session, genre, cra_ids):
            _deplacer(session, acteur, genre, lot, source.id, destination.id)
    remplacer_dans_les_gardes(session, ancien=source.id, nouveau=destination.id)
    journaliser(
        session,
        acteur=acteur,
        action=OperationTag.FUSIONNER,
        objet="tag",
        objet_id=source.id,
        avant=identite_of(source),
        apres=identite_of(destination)
        | {
            "tag_id": destination.id,
            "accompagnements": deplacees.accompagnement,
            "activites": deplacees.coordination,
        },
    )
    session.delete(source)
    session.flush()
    return Fusion(destination, deplacees)


def _accueille(destination: Tag, source: Tag) -> bool:
    """Of equal scope, only a tag of the same team or département: otherwise people who used the tag
    would lose it.
    """
    if destination.id == source.id:
        return False
    return destination.portee.rang > source.portee.rang or meme_detenteur(destination, source)


def _deplacer(
    session: Session, acteur: Acteur, genre: Genre, cras: Sequence[Any], source: UUID, destination: UUID
) -> None:
    """One group of reports: links, versions, facts, and a line of history each."""
    avant = _tags_des(session, genre, cras)
    lien, cra_ids = genre.lien, [cra.id for cra in cras]
    session.execute(delete(lien).where(genre.colonne.in_(cra_ids), lien.tag_id == source))
    for cra in cras:
        if destination not in avant[cra.id]:
            session.add(lien(**{genre.cle: cra.id, "tag_id": destination}))
        cra.version += 1
        cra.modifie_le = maintenant()
    genre.projeter(session, cras)
    apres = _tags_des(session, genre, cras)
    journaliser_lot(
        session,
        [
            ligne(
                acteur=acteur,
                action=Operation.MODIFIER,
                objet=cra.type.value if isinstance(cra, ActiviteCoordination) else "accompagnement",
                objet_id=cra.id,
                avant={"tags": sorted(map(str, avant[cra.id]))},
                apres={"tags": sorted(map(str, apres[cra.id]))},
            )
            for cra in cras
        ],
    )


def _tags_des(session: Session, genre: Genre, cras: Sequence[Any]) -> dict[UUID, set[UUID]]:
    """The live tags of each report."""
    tags: dict[UUID, set[UUID]] = {cra.id: set() for cra in cras}
    requete = (
        select(genre.colonne, Tag.id)
        .join(Tag, col(Tag.id) == genre.lien.tag_id)
        .where(genre.colonne.in_(list(tags)), col(Tag.supprime_le).is_(None))
    )
    for cra_id, tag_id in session.exec(requete):
        tags[cra_id].add(tag_id)
    return tags
