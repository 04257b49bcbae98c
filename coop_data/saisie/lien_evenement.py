"""The link from a partenariat to the évènement it came from: made, shown on both sides, undone.

The partenariat holds it. While one side is in the corbeille the link is not shown; it comes back with the
restoration. An évènement that changes type, or is removed for good, frees its partenariats.
"""

from collections import defaultdict
from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlmodel import Session, and_, col, or_, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action
from coop_data.domain.coordination import TypeActivite
from coop_data.errors import Introuvable
from coop_data.journal import Operation
from coop_data.models import ActiviteCoordination
from coop_data.saisie.acces import charger_le_mien
from coop_data.saisie.lecture import saisie_of
from coop_data.saisie.registres import REGISTRES
from coop_data.saisie.resumes import Resume, resumes
from coop_data.saisie.schemas import EvenementCreate, PartenariatCreate
from coop_data.saisie.traces import marquer, tracer
from coop_data.tags import tags_admis

EVENEMENT = TypeActivite.EVENEMENT.value
PARTENARIAT = TypeActivite.PARTENARIAT.value


def liens_de(session: Session, *, acteur: Acteur, ids: Collection[UUID]) -> dict[UUID, list[Resume]]:
    """The live activities linked to each of one's own: its évènement, or its partenariats by date."""
    modele = ActiviteCoordination
    requete = select(modele).where(
        modele.coordinateur_id == acteur.conseiller_id,
        col(modele.supprime_le).is_(None),
        modele.type == TypeActivite.PARTENARIAT,
        col(modele.evenement_id).is_not(None),
        or_(col(modele.id).in_(ids), col(modele.evenement_id).in_(ids)),
    )
    partenariats = list(session.exec(requete.order_by(col(modele.date), col(modele.cree_le))))
    evenements = _evenements_vivants(session, acteur, {ligne.evenement_id for ligne in partenariats})
    vus = {vu.id: vu for vu in resumes(session, [*partenariats, *evenements.values()])}
    liens: defaultdict[UUID, list[Resume]] = defaultdict(list)
    for partenariat in partenariats:
        if evenement := evenements.get(partenariat.evenement_id):
            liens[partenariat.id].append(vus[evenement.id])
            liens[evenement.id].append(vus[partenariat.id])
    return {cle: liens[cle] for cle in ids if cle in liens}


def partenariat_depuis(session: Session, *, acteur: Acteur, evenement_id: UUID) -> PartenariatCreate:
    """A new partenariat to complete, begun from one's own évènement: date, name, échelon, tags, and the link.

    Raises ``Introuvable``, ``AccesRefuse``.
    """
    saisie, _ = saisie_of(session, acteur=acteur, formulaire=EVENEMENT, cra_id=evenement_id)
    if not isinstance(saisie, EvenementCreate):
        raise Introuvable("Cet évènement est introuvable.")
    admis = tags_admis(session, acteur=acteur, tag_ids=saisie.tags)
    return PartenariatCreate(
        date=saisie.date,
        nom=saisie.nom,
        echelon=saisie.echelon,
        tags=[tag for tag in saisie.tags if tag in admis],
        evenement_id=evenement_id,
    )


def evenement_lie(session: Session, *, acteur: Acteur, evenement_id: UUID) -> Resume | None:
    """One's own live évènement of that identifier, if it is still one."""
    trouves = _evenements_vivants(session, acteur, {evenement_id})
    return resumes(session, list(trouves.values()))[0] if trouves else None


def relier(session: Session, *, acteur: Acteur, partenariat_id: UUID, evenement_id: UUID | None) -> None:
    """Link one's own partenariat to one's own évènement, or to none. Raises ``Introuvable``, ``AccesRefuse``."""
    registre = REGISTRES[PARTENARIAT]
    cra: Any = charger_le_mien(
        session, acteur=acteur, action=Action.MODIFIER, registre=registre, cra_id=partenariat_id
    )
    if evenement_id is not None and not _evenements_vivants(session, acteur, {evenement_id}):
        raise Introuvable("Cet évènement est introuvable : il a peut-être été supprimé.")
    _poser(session, acteur, cra, evenement_id)


def delier_tous(session: Session, *, acteur: Acteur, evenement_id: UUID) -> None:
    """Free the partenariats of an activity that is no longer an évènement, those of the corbeille included."""
    modele = ActiviteCoordination
    for cra in session.exec(select(modele).where(modele.evenement_id == evenement_id).with_for_update()):
        _poser(session, acteur, cra, None)


def _poser(session: Session, acteur: Acteur, cra: ActiviteCoordination, evenement_id: UUID | None) -> None:
    if cra.evenement_id == evenement_id:
        return
    avant, cra.evenement_id = cra.evenement_id, evenement_id
    marquer(cra)
    session.add(cra)
    session.flush()
    tracer(
        session, acteur, Operation.LIER, cra, avant={"evenement_id": avant}, apres={"evenement_id": evenement_id}
    )


def _evenements_vivants(
    session: Session, acteur: Acteur, ids: Collection[UUID | None]
) -> dict[UUID | None, ActiviteCoordination]:
    modele = ActiviteCoordination
    requete = select(modele).where(
        and_(
            col(modele.id).in_([cle for cle in ids if cle is not None]),
            modele.coordinateur_id == acteur.conseiller_id,
            modele.type == TypeActivite.EVENEMENT,
            col(modele.supprime_le).is_(None),
        )
    )
    return {cra.id: cra for cra in session.exec(requete)}
