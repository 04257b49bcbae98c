"""Deciding from the table: may this account do this, to this object, over this perimeter?"""

from dataclasses import dataclass
from datetime import date
from typing import assert_never
from uuid import UUID

from sqlmodel import Session, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.table import TABLE, Action, Objet, Portee
from coop_data.domain.perimetre import (
    Departement,
    National,
    Perimetre,
    Region,
    UnConseiller,
    UneEquipe,
    UneStructure,
)
from coop_data.errors import AccesRefuse, Introuvable
from coop_data.models import Conseiller, Equipe, Poste
from coop_data.models.temps import en_cours

__all__ = [
    "Action",
    "Cible",
    "Objet",
    "Portee",
    "est_dans_equipe",
    "perimetre_des_lignes",
    "perimetre_du_conseiller",
    "perimetres_de_lecture",
    "perimetres_de_suivi",
    "peut",
    "peut_nommer",
    "portees",
    "verifier_droit",
    "verifier_perimetre",
]

REFUS = "Votre compte ne permet pas cette action."
REFUS_PERIMETRE = "Votre compte ne donne pas accès à ces activités."
INTROUVABLE = "Cette personne est introuvable, ou votre compte n’y donne pas accès."
LIGNES = {"accompagnement": Objet.ACCOMPAGNEMENT, "coordination": Objet.COORDINATION}


@dataclass(frozen=True, slots=True)
class Cible:
    """What rights depend on in an object: its author or owner, its account, the structure it was made for.

    ``dans_equipe`` (``est_dans_equipe``) and ``dans_departement`` are established by the caller, since they
    depend on a date or on a place.
    """

    conseiller_id: UUID | None = None
    utilisateur_id: UUID | None = None
    structure_id: UUID | None = None
    dans_equipe: bool = False
    dans_departement: bool = False


def portees(acteur: Acteur | None, action: Action, objet: Objet) -> frozenset[Portee]:
    """The scopes within which an account may do this; empty means nothing. ``None`` is a visitor."""
    if acteur is None:
        return frozenset()
    return frozenset(
        droit.portee
        for droit in TABLE
        if droit.role in acteur.roles and droit.objet is objet and action in droit.actions
    )


def peut(acteur: Acteur | None, action: Action, objet: Objet, cible: Cible | None = None) -> bool:
    """True when the account may do this to the object described by ``cible``, or without it to at least one such
    object.
    """
    permises = portees(acteur, action, objet)
    if acteur is None or cible is None:
        return bool(permises)
    return any(_couvre(portee, acteur, cible) for portee in permises)


def _couvre(portee: Portee, acteur: Acteur, cible: Cible) -> bool:
    """True when the object is within the scope. An object without owner belongs to nobody."""
    match portee:
        case Portee.TOUS:
            return True
        case Portee.SOI:
            return _est(acteur.conseiller_id, cible.conseiller_id) or _est(
                acteur.utilisateur_id, cible.utilisateur_id
            )
        case Portee.SA_STRUCTURE:
            return _est(acteur.structure_id, cible.structure_id)
        case Portee.EQUIPE:
            return cible.dans_equipe
        case Portee.SON_DEPARTEMENT:
            return cible.dans_departement
        case Portee.TERRITOIRES:
            return False
        case _:
            assert_never(portee)


def _est(mien: UUID | None, sien: UUID | None) -> bool:
    return mien is not None and mien == sien


def verifier_droit(acteur: Acteur | None, action: Action, objet: Objet, cible: Cible | None = None) -> None:
    """Raise ``AccesRefuse`` unless ``peut`` says yes."""
    if not peut(acteur, action, objet, cible):
        raise AccesRefuse(REFUS)


def verifier_perimetre(
    session: Session, *, acteur: Acteur | None, perimetre: Perimetre, lignes: bool, domaine: str | None = None
) -> None:
    """Raise ``AccesRefuse`` unless the account may have the figures (or, with ``lignes``, the CRA) of a perimeter.

    ``domaine`` (``accompagnement`` or ``coordination``) tells which CRA are listed; without it, both must be
    allowed. Rows of one member of a team are not a perimeter, since membership has dates: list ``UneEquipe``.
    """
    objets = [Objet.STATISTIQUES]
    if lignes:
        objets = [LIGNES[domaine]] if domaine else list(LIGNES.values())
    for objet in objets:
        permises = portees(acteur, Action.LIRE, objet)
        if acteur is None or not _permet(session, acteur, perimetre, permises, lignes=lignes):
            raise AccesRefuse(REFUS_PERIMETRE)


def _permet(
    session: Session, acteur: Acteur, perimetre: Perimetre, permises: frozenset[Portee], *, lignes: bool
) -> bool:
    if Portee.TOUS in permises:
        return True
    match perimetre:
        case National() | Region() | Departement():
            return Portee.TERRITOIRES in permises
        case UneStructure(structure_id):
            return Portee.SA_STRUCTURE in permises and _est(acteur.structure_id, structure_id)
        case UneEquipe(coordinateur_id):
            return Portee.EQUIPE in permises and _est(acteur.conseiller_id, coordinateur_id)
        case UnConseiller(conseiller_id, structure_id):
            if Portee.SOI in permises and _est(acteur.conseiller_id, conseiller_id):
                return True
            if Portee.SA_STRUCTURE in permises and _est(acteur.structure_id, structure_id):
                return _a_eu_un_poste(session, conseiller_id, structure_id)
            return (
                not lignes
                and Portee.EQUIPE in permises
                and est_dans_equipe(session, acteur=acteur, conseiller_id=conseiller_id)
            )
        case _:
            assert_never(perimetre)


def peut_nommer(acteur: Acteur | None, perimetre: Perimetre) -> bool:
    """True when the account may cut by person the figures of a perimeter that it may read.

    Everyone reads the figures of territories; only accounts that read everything see who works there.
    """
    if Portee.TOUS in portees(acteur, Action.LIRE, Objet.STATISTIQUES):
        return True
    return acteur is not None and not isinstance(perimetre, National | Region | Departement)


def perimetre_du_conseiller(
    session: Session, *, acteur: Acteur, conseiller_id: UUID, objet: Objet = Objet.STATISTIQUES
) -> UnConseiller:
    """The perimeter of one person that this account may see (figures, or ``FICHE``): an employer only gets what
    was done for it.

    Raises ``Introuvable`` when the account may see none, as for a person who does not exist.
    """
    if session.get(Conseiller, conseiller_id) is None:
        raise Introuvable(INTROUVABLE)
    candidats = [UnConseiller(conseiller_id)]
    if acteur.structure_id is not None:
        candidats.append(UnConseiller(conseiller_id, acteur.structure_id))
    permises = portees(acteur, Action.LIRE, objet)
    for perimetre in candidats:
        if _permet(session, acteur, perimetre, permises, lignes=False):
            return perimetre
    raise Introuvable(INTROUVABLE)


def perimetres_de_lecture(acteur: Acteur | None) -> tuple[Perimetre, ...]:
    """The perimeters of figures to offer first: oneself, one's team, one's structure, then the nation."""
    return _perimetres(acteur, portees(acteur, Action.LIRE, Objet.STATISTIQUES))


def perimetres_de_suivi(acteur: Acteur | None) -> tuple[Perimetre, ...]:
    """The perimeters whose people the account follows, the widest first; empty means none."""
    return _perimetres(acteur, portees(acteur, Action.LIRE, Objet.SUIVI))[::-1]


def perimetre_des_lignes(acteur: Acteur | None, domaine: str) -> tuple[Perimetre, ...]:
    """The perimeters whose union is every CRA of a domain that the account may list; empty means none."""
    return _perimetres(acteur, portees(acteur, Action.LIRE, LIGNES[domaine]))


def _perimetres(acteur: Acteur | None, permises: frozenset[Portee]) -> tuple[Perimetre, ...]:
    if acteur is None:
        return ()
    perimetres: list[Perimetre] = []
    if acteur.conseiller_id is not None:
        if Portee.SOI in permises:
            perimetres.append(UnConseiller(acteur.conseiller_id))
        if Portee.EQUIPE in permises:
            perimetres.append(UneEquipe(acteur.conseiller_id))
    if acteur.structure_id is not None and Portee.SA_STRUCTURE in permises:
        perimetres.append(UneStructure(acteur.structure_id))
    if permises & {Portee.TERRITOIRES, Portee.TOUS}:
        perimetres.append(National())
    return tuple(perimetres)


def est_dans_equipe(session: Session, *, acteur: Acteur, conseiller_id: UUID, jour: date | None = None) -> bool:
    """True when this person is in the account's team on a day (default: today), both ends included."""
    if acteur.conseiller_id is None:
        return False
    jour = jour or acteur.aujourdhui()
    return (
        session.exec(
            select(Equipe.id).where(
                Equipe.coordinateur_id == acteur.conseiller_id,
                Equipe.conseiller_id == conseiller_id,
                en_cours(Equipe, jour),
            )
        ).first()
        is not None
    )


def a_ete_dans_equipe(session: Session, *, acteur: Acteur, conseiller_id: UUID, au: date) -> bool:
    """True when this person was in the account's team on some day up to ``au``, included."""
    if acteur.conseiller_id is None or Portee.EQUIPE not in portees(acteur, Action.LIRE, Objet.FICHE):
        return False
    requete = select(Equipe.id).where(
        Equipe.coordinateur_id == acteur.conseiller_id,
        Equipe.conseiller_id == conseiller_id,
        Equipe.date_debut <= au,
    )
    return session.exec(requete).first() is not None


def _a_eu_un_poste(session: Session, conseiller_id: UUID, structure_id: UUID | None) -> bool:
    poste = select(Poste.id).where(Poste.conseiller_id == conseiller_id, Poste.structure_id == structure_id)
    return session.exec(poste).first() is not None
