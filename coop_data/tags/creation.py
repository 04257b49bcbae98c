"""Making a tag: the scopes where a person may make one, and no second tag of a name that they already see."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action
from coop_data.domain.tags import DESCRIPTION_MAX, MESSAGES, NOM_MAX, NOM_MIN, PorteeTag
from coop_data.domain.territoires import find_departement
from coop_data.domain.texte import plier
from coop_data.errors import AccesRefuse, SaisieInvalide
from coop_data.journal import Operation, journaliser
from coop_data.models import Conseiller, Tag
from coop_data.tags.cercle import Cercle, cercle_of
from coop_data.tags.visibilite import tags_visibles


@dataclass(frozen=True, slots=True)
class Rattachement:
    """A place where a tag may be made; ``precision`` names its team or département, and is empty for oneself."""

    portee: PorteeTag
    conseiller_id: UUID | None = None
    departement_code: str | None = None
    precision: str = ""


def rattachements_possibles(session: Session, *, acteur: Acteur) -> list[Rattachement]:
    """Where the person may make a tag, the narrowest scope first; empty when they may make none."""
    cercle = cercle_of(session, acteur)
    return [
        lieu
        for lieu in _rattachements(session, cercle)
        if cercle.permet(
            Action.CREER,
            lieu.portee,
            conseiller_id=lieu.conseiller_id,
            departement_code=lieu.departement_code,
        )
    ]


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
    """Make a tag, or return the visible one of equal name whose scope is at least as wide.

    ``coordinateur_id`` names the team of a team's tag (one's own by default); ``departement_code`` holds a
    départemental tag (that of one's structure by default).
    Raises ``SaisieInvalide`` (keys ``nom``, ``description``, ``coordinateur_id``) and ``AccesRefuse``.
    """
    nom, description = textes_verifies(nom, description)
    cercle = cercle_of(session, acteur)
    proprietaire, departement = _rattacher(cercle, portee, coordinateur_id, departement_code)
    tag = Tag(
        portee=portee,
        nom=nom,
        nom_plie=plier(nom),
        description=description,
        conseiller_id=proprietaire,
        departement_code=departement,
    )
    jumeau = _jumeau(session, acteur, tag)
    if jumeau is not None:
        return jumeau
    session.add(tag)
    session.flush()
    journaliser(
        session, acteur=acteur, action=Operation.CREER, objet="tag", objet_id=tag.id, apres=identite_of(tag)
    )
    return tag


def textes_verifies(nom: str, description: str | None) -> tuple[str, str | None]:
    """Name and description as they are stored. Raises ``SaisieInvalide`` (keys ``nom``, ``description``)."""
    nom, description = " ".join(nom.replace("\0", "").split()), (description or "").strip() or None
    erreurs = {}
    if len(nom) < NOM_MIN:
        erreurs["nom"] = MESSAGES["nom_court"]
    elif len(nom) > NOM_MAX:
        erreurs["nom"] = MESSAGES["nom_long"]
    if len(description or "") > DESCRIPTION_MAX:
        erreurs["description"] = MESSAGES["description_longue"]
    if erreurs:
        raise SaisieInvalide(erreurs)
    return nom, description


def identite_of(tag: Tag) -> dict[str, Any]:
    """The fields of a tag that the journal keeps."""
    return {
        "nom": tag.nom,
        "portee": tag.portee,
        "conseiller_id": tag.conseiller_id,
        "departement_code": tag.departement_code,
    }


def _rattachements(session: Session, cercle: Cercle) -> Iterator[Rattachement]:
    yield Rattachement(PorteeTag.PERSONNEL, conseiller_id=cercle.acteur.conseiller_id)
    equipes = session.exec(select(Conseiller).where(col(Conseiller.id).in_(cercle.coordinateurs)))
    for coordinateur in sorted(
        equipes, key=lambda personne: (personne.id != cercle.acteur.conseiller_id, personne.nom)
    ):
        yield Rattachement(
            PorteeTag.EQUIPE,
            conseiller_id=coordinateur.id,
            precision=f"équipe de {coordinateur.nom_complet}",
        )
    for code in sorted(cercle.departements):
        departement = find_departement(code)
        yield Rattachement(
            PorteeTag.DEPARTEMENTAL, departement_code=code, precision=departement.nom if departement else code
        )
    yield Rattachement(PorteeTag.NATIONAL)


def _rattacher(
    cercle: Cercle, portee: PorteeTag, coordinateur_id: UUID | None, departement_code: str | None
) -> tuple[UUID | None, str | None]:
    """Owner and département of a new tag. Raises ``AccesRefuse`` when the person may not make one there."""
    moi = cercle.acteur.conseiller_id
    proprietaire = departement = None
    match portee:
        case PorteeTag.PERSONNEL:
            proprietaire = moi
        case PorteeTag.EQUIPE:
            proprietaire = coordinateur_id or (moi if moi in cercle.coordinateurs else None)
            if proprietaire is None:
                raise SaisieInvalide({"coordinateur_id": MESSAGES["equipe_requise"]})
        case PorteeTag.DEPARTEMENTAL:
            departement = departement_code or min(cercle.departements, default=None)
    if not cercle.permet(Action.CREER, portee, conseiller_id=proprietaire, departement_code=departement):
        raise AccesRefuse(MESSAGES["portee_refusee"])
    return proprietaire, departement


def meme_detenteur(un: Tag, autre: Tag) -> bool:
    """True for two tags of the same scope and of the same person, team or département."""
    return (un.portee, un.conseiller_id, un.departement_code) == (
        autre.portee,
        autre.conseiller_id,
        autre.departement_code,
    )


def _jumeau(session: Session, acteur: Acteur, nouveau: Tag) -> Tag | None:
    """The visible tag of equal name that everyone who would see the new one already sees."""
    candidats = [
        tag
        for tag in tags_visibles(session, acteur=acteur)
        if tag.nom_plie == nouveau.nom_plie
        and (tag.portee.rang > nouveau.portee.rang or meme_detenteur(tag, nouveau))
    ]
    return min(candidats, key=lambda tag: (tag.portee.rang, tag.cree_le, str(tag.id)), default=None)
