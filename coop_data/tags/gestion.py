"""Changing a tag: texts, archiving, deletion and restoration, with facts and journal in the same transaction."""

from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action
from coop_data.domain.tags import MESSAGES
from coop_data.domain.texte import plier
from coop_data.errors import AccesRefuse, Introuvable, SaisieInvalide
from coop_data.journal import Operation, difference, journaliser
from coop_data.models import Tag, maintenant
from coop_data.tags.cercle import cercle_of
from coop_data.tags.creation import identite_of, meme_detenteur, textes_verifies
from coop_data.tags.repercussions import reprojeter


class OperationTag(StrEnum):
    """The operations on a tag that other objects do not have."""

    ARCHIVER = "archiver"
    DESARCHIVER = "desarchiver"
    FUSIONNER = "fusionner"


def modifier_tag(session: Session, *, acteur: Acteur, tag_id: UUID, nom: str, description: str | None) -> Tag:
    """Rename and describe. Its activities follow, since they know it by its identifier.

    Raises ``SaisieInvalide`` (also for the name of another tag of the same holder), ``Introuvable``,
    ``AccesRefuse``.
    """
    tag = charger_gere(session, acteur=acteur, action=Action.MODIFIER, tag_id=tag_id)
    nom, description = textes_verifies(nom, description)
    _refuser_nom_pris(session, tag, plier(nom), MESSAGES["nom_pris"])
    avant, apres = difference(
        {"nom": tag.nom, "description": tag.description}, {"nom": nom, "description": description}
    )
    if apres:
        tag.nom, tag.nom_plie, tag.description, tag.modifie_le = nom, plier(nom), description, maintenant()
        _journaliser(session, acteur, Operation.MODIFIER, tag, avant=avant, apres=apres)
    return tag


def archiver(session: Session, *, acteur: Acteur, tag_id: UUID) -> Tag:
    """Close a project: its tag is no longer offered, and stays on its activities. Raises as ``modifier_tag``."""
    tag = charger_gere(session, acteur=acteur, action=Action.MODIFIER, tag_id=tag_id)
    if tag.archive_le is None:
        tag.archive_le = tag.modifie_le = maintenant()
        _journaliser(session, acteur, OperationTag.ARCHIVER, tag)
    return tag


def desarchiver(session: Session, *, acteur: Acteur, tag_id: UUID) -> Tag:
    """Offer an archived tag again. Raises as ``modifier_tag``."""
    tag = charger_gere(session, acteur=acteur, action=Action.MODIFIER, tag_id=tag_id)
    if tag.archive_le is not None:
        tag.archive_le, tag.modifie_le = None, maintenant()
        _journaliser(session, acteur, OperationTag.DESARCHIVER, tag)
    return tag


def supprimer_tag(session: Session, *, acteur: Acteur, tag_id: UUID) -> Tag:
    """Delete a tag, used or not: its links are hidden and no longer counted, until ``restaurer_tag``.

    Raises ``Introuvable``, ``AccesRefuse``.
    """
    tag = charger_gere(session, acteur=acteur, action=Action.SUPPRIMER, tag_id=tag_id)
    tag.supprime_le = maintenant()
    reprojeter(session, tag.id)
    _journaliser(session, acteur, Operation.SUPPRIMER, tag, avant=identite_of(tag))
    return tag


def restaurer_tag(session: Session, *, acteur: Acteur, tag_id: UUID) -> Tag:
    """Restore a deleted tag, on the activities that it was on.

    Raises ``Introuvable``, ``AccesRefuse``, and ``SaisieInvalide`` when its name was taken meanwhile.
    """
    tag = charger_gere(session, acteur=acteur, action=Action.RESTAURER, tag_id=tag_id, supprime=True)
    _refuser_nom_pris(session, tag, tag.nom_plie, MESSAGES["restauration_nom_pris"])
    tag.supprime_le = None
    reprojeter(session, tag.id)
    _journaliser(session, acteur, Operation.RESTAURER, tag, apres=identite_of(tag))
    return tag


def charger_gere(session: Session, *, acteur: Acteur, action: Action, tag_id: UUID, supprime: bool = False) -> Tag:
    """A tag that the person manages, locked until the end of the transaction.

    Raises ``Introuvable`` both when there is no such tag and when the person does not see it, ``AccesRefuse`` when
    they may only use it.
    """
    cercle = cercle_of(session, acteur)
    etat = col(Tag.supprime_le)
    requete = select(Tag).where(Tag.id == tag_id, etat.is_not(None) if supprime else etat.is_(None))
    tag = session.exec(requete.with_for_update().execution_options(populate_existing=True)).first()
    if tag is None:
        raise Introuvable(MESSAGES["introuvable"])
    if not cercle.permet_sur(action, tag):
        lisible = session.exec(select(Tag.id).where(Tag.id == tag_id, cercle.condition())).first()
        if lisible is None and not cercle.permet_sur(Action.LIRE, tag):
            raise Introuvable(MESSAGES["introuvable"])
        raise AccesRefuse(MESSAGES["gestion_refusee"])
    return tag


def _refuser_nom_pris(session: Session, tag: Tag, nom_plie: str, message: str) -> None:
    """Two tags of one holder never bear the same name; duplicates left by an old import may keep theirs."""
    if nom_plie == tag.nom_plie and tag.supprime_le is None:
        return
    requete = select(Tag).where(Tag.nom_plie == nom_plie, Tag.id != tag.id, col(Tag.supprime_le).is_(None))
    if any(meme_detenteur(autre, tag) for autre in session.exec(requete)):
        raise SaisieInvalide({"nom": message})


def _journaliser(
    session: Session,
    acteur: Acteur,
    action: str,
    tag: Tag,
    *,
    avant: dict[str, Any] | None = None,
    apres: dict[str, Any] | None = None,
) -> None:
    # Even when its texts are unchanged, the line of journal names the tag.
    apres = {"nom": tag.nom} if avant is None and apres is None else apres
    journaliser(session, acteur=acteur, action=action, objet="tag", objet_id=tag.id, avant=avant, apres=apres)
