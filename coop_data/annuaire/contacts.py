"""How to reach someone, and the one rule of who may know it."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import INTROUVABLE, Action, Objet, peut
from coop_data.acces.cible import cible_of
from coop_data.errors import Introuvable
from coop_data.models import Conseiller


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach someone; ``responsable``: name, function, address and telephone of the person in charge."""

    email: str | None
    telephone: str | None
    responsable: tuple[str | None, str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Correspondant:
    """Someone to write to; without ``contact`` for whoever may not know it."""

    prenom: str
    nom_complet: str
    contact: Contact | None


def peut_joindre(session: Session, *, acteur: Acteur, conseiller_id: UUID) -> bool:
    """May the account know how to reach this person?

    Contacts belong to the present: oneself, the employers and the coordinators of today, national accounts. A
    former employer or coordinator still reads what was done for it, no longer the contacts.
    """
    jour = acteur.aujourdhui()
    cible = cible_of(session, acteur=acteur, conseiller_id=conseiller_id, du=jour, au=jour)
    return peut(acteur, Action.LIRE, Objet.FICHE, cible)


def correspondant_of(session: Session, *, acteur: Acteur, conseiller_id: UUID) -> Correspondant:
    """Someone that the account has met in its lists, to write to. Raises ``Introuvable`` for nobody."""
    personne = session.get(Conseiller, conseiller_id)
    if personne is None:
        raise Introuvable(INTROUVABLE)
    connu = peut_joindre(session, acteur=acteur, conseiller_id=conseiller_id)
    return Correspondant(personne.prenom, personne.nom_complet, _contact(personne) if connu else None)


def _contact(personne: Conseiller) -> Contact:
    return Contact(
        personne.email,
        personne.telephone,
        (
            personne.responsable_nom,
            personne.responsable_fonction,
            personne.responsable_email,
            personne.responsable_telephone,
        ),
    )
