"""Tags: which ones a person sees, and making a new one (rules of La Coop, « Mes tags »)."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, union_all
from sqlmodel import Session, and_, col, or_, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Cible, Objet, peut
from coop_data.domain.roles import Role
from coop_data.domain.tags import DESCRIPTION_MAX, MESSAGES, NOM_MAX, NOM_MIN, PorteeTag
from coop_data.domain.territoires import departement_of_commune
from coop_data.domain.texte import plier
from coop_data.errors import AccesRefuse, SaisieInvalide
from coop_data.journal import Operation, journaliser
from coop_data.models import (
    Accompagnement,
    AccompagnementTag,
    ActiviteCoordination,
    CoordinationTag,
    Equipe,
    Poste,
    Structure,
    Tag,
)

Lien = type[AccompagnementTag] | type[CoordinationTag]


def tags_visibles(session: Session, *, acteur: Acteur) -> list[Tag]:
    """Tags the person may put on a report: most used by oneself first, then by name.

    One's own, those of the teams one coordinates or belongs to today, of the département of one's current
    structure, and national ones; neither archived nor deleted.
    """
    tags = session.exec(select(Tag).where(_est_visible(session, acteur))).all()
    usages = _mes_usages(session, acteur)
    return sorted(tags, key=lambda tag: (-usages[tag.id], tag.nom_plie, tag.portee.rang, str(tag.id)))


def tags_admis(
    session: Session, *, acteur: Acteur, tag_ids: Iterable[UUID], attaches: Iterable[UUID] = ()
) -> set[UUID]:
    """Those of ``tag_ids`` that may stay or be put on a report: visible, or already on it and not deleted."""
    voulus = set(tag_ids)
    if not voulus:
        return set()
    gardes = and_(col(Tag.id).in_(voulus & set(attaches)), col(Tag.supprime_le).is_(None))
    nouveaux = and_(col(Tag.id).in_(voulus), _est_visible(session, acteur))
    return set(session.exec(select(Tag.id).where(or_(gardes, nouveaux))))


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


def creer_tag(
    session: Session,
    *,
    acteur: Acteur,
    nom: str,
    portee: PorteeTag = PorteeTag.PERSONNEL,
    description: str | None = None,
    coordinateur_id: UUID | None = None,
    departement_code: str | None = None,
) -> Tag:
    """Make a tag, or return the visible one of equal name whose scope is at least as wide: no twins.

    ``coordinateur_id`` names the team of a team's tag (one's own by default); ``departement_code`` holds a
    départemental tag (that of one's structure by default).
    Raises ``SaisieInvalide`` (keys ``nom``, ``description``, ``coordinateur_id``) and ``AccesRefuse``.
    """
    nom, description = " ".join(nom.replace("\0", "").split()), (description or "").strip() or None
    _verifier_textes(nom, description)
    proprietaire, departement = _rattachement(session, acteur, portee, coordinateur_id, departement_code)
    jumeau = _jumeau(session, acteur, plier(nom), portee)
    if jumeau is not None:
        return jumeau
    tag = Tag(
        portee=portee,
        nom=nom,
        nom_plie=plier(nom),
        description=description,
        conseiller_id=proprietaire,
        departement_code=departement,
    )
    session.add(tag)
    session.flush()
    apres = {"nom": nom, "portee": portee, "conseiller_id": proprietaire, "departement_code": departement}
    journaliser(session, acteur=acteur, action=Operation.CREER, objet="tag", objet_id=tag.id, apres=apres)
    return tag


def _verifier_textes(nom: str, description: str | None) -> None:
    erreurs = {}
    if len(nom) < NOM_MIN:
        erreurs["nom"] = MESSAGES["nom_court"]
    elif len(nom) > NOM_MAX:
        erreurs["nom"] = MESSAGES["nom_long"]
    if len(description or "") > DESCRIPTION_MAX:
        erreurs["description"] = MESSAGES["description_longue"]
    if erreurs:
        raise SaisieInvalide(erreurs)


def _rattachement(
    session: Session,
    acteur: Acteur,
    portee: PorteeTag,
    coordinateur_id: UUID | None,
    departement_code: str | None,
) -> tuple[UUID | None, str | None]:
    """Owner and département of a new tag. Raises ``AccesRefuse`` when the person may not make one there."""
    proprietaire = departement = None
    match portee:
        case PorteeTag.PERSONNEL:
            proprietaire = acteur.conseiller_id
            cible = Cible(conseiller_id=proprietaire)
        case PorteeTag.EQUIPE:
            equipes = _coordinateurs(session, acteur)
            proprietaire = coordinateur_id or (acteur.conseiller_id if acteur.conseiller_id in equipes else None)
            if proprietaire is None:
                raise SaisieInvalide({"coordinateur_id": MESSAGES["equipe_requise"]})
            cible = Cible(conseiller_id=proprietaire, dans_equipe=proprietaire in equipes)
        case PorteeTag.DEPARTEMENTAL:
            departements = _departements(session, acteur)
            departement = departement_code or min(departements, default=None)
            cible = Cible(dans_departement=departement in departements)
        case _:
            cible = Cible()
    if not peut(acteur, Action.CREER, Objet(f"tag_{portee.value}"), cible):
        raise AccesRefuse("Vous ne pouvez pas créer de tag de cette portée.")
    return proprietaire, departement


def _jumeau(session: Session, acteur: Acteur, nom_plie: str, portee: PorteeTag) -> Tag | None:
    requete = select(Tag).where(Tag.nom_plie == nom_plie, _est_visible(session, acteur))
    candidats = [tag for tag in session.exec(requete) if tag.portee.rang >= portee.rang]
    return min(candidats, key=lambda tag: (tag.portee.rang, tag.cree_le, str(tag.id)), default=None)


def _est_visible(session: Session, acteur: Acteur) -> ColumnElement[bool]:
    portees: list[ColumnElement[bool]] = [col(Tag.portee) == PorteeTag.NATIONAL]
    if acteur.conseiller_id is not None:
        mien = and_(col(Tag.portee) == PorteeTag.PERSONNEL, col(Tag.conseiller_id) == acteur.conseiller_id)
        equipe = and_(
            col(Tag.portee) == PorteeTag.EQUIPE, col(Tag.conseiller_id).in_(_coordinateurs(session, acteur))
        )
        departemental = and_(
            col(Tag.portee) == PorteeTag.DEPARTEMENTAL,
            col(Tag.departement_code).in_(_departements(session, acteur)),
        )
        portees += [mien, equipe, departemental]
    return and_(col(Tag.supprime_le).is_(None), col(Tag.archive_le).is_(None), or_(*portees))


def _en_cours(debut: Any, fin: Any, jour: date) -> ColumnElement[bool]:
    return and_(debut <= jour, or_(fin.is_(None), fin >= jour))


def _coordinateurs(session: Session, acteur: Acteur) -> set[UUID]:
    """The coordinators whose team's tags one sees: oneself, and those of the teams one is in today."""
    if acteur.conseiller_id is None:
        return set()
    requete = select(Equipe.coordinateur_id).where(
        col(Equipe.conseiller_id) == acteur.conseiller_id,
        _en_cours(col(Equipe.date_debut), col(Equipe.date_fin), acteur.aujourdhui()),
    )
    siennes = {acteur.conseiller_id} if acteur.est(Role.COORDINATEUR) else set()
    return siennes | set(session.exec(requete))


def _departements(session: Session, acteur: Acteur) -> set[str]:
    """The département of the structure where one is in post today; two postes may give two."""
    requete = (
        select(Structure.commune_code)
        .join(Poste, col(Poste.structure_id) == Structure.id)
        .where(
            col(Poste.conseiller_id) == acteur.conseiller_id,
            _en_cours(col(Poste.date_debut), col(Poste.date_fin), acteur.aujourdhui()),
        )
    )
    return {departement for code in session.exec(requete) if (departement := departement_of_commune(code))}


def _mes_usages(session: Session, acteur: Acteur) -> Counter[UUID]:
    """How many of one's own live reports carry each tag, both kinds added."""
    if acteur.conseiller_id is None:
        return Counter()
    lignes = union_all(
        select(col(AccompagnementTag.tag_id).label("tag_id"))
        .join(Accompagnement, col(Accompagnement.id) == AccompagnementTag.accompagnement_id)
        .where(
            col(Accompagnement.conseiller_id) == acteur.conseiller_id, col(Accompagnement.supprime_le).is_(None)
        ),
        select(col(CoordinationTag.tag_id).label("tag_id"))
        .join(ActiviteCoordination, col(ActiviteCoordination.id) == CoordinationTag.activite_id)
        .where(
            col(ActiviteCoordination.coordinateur_id) == acteur.conseiller_id,
            col(ActiviteCoordination.supprime_le).is_(None),
        ),
    ).subquery()
    requete = select(lignes.c.tag_id, func.count().label("nombre")).group_by(lignes.c.tag_id)
    return Counter({usage.tag_id: usage.nombre for usage in session.execute(requete)})
