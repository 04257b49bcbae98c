"""Contacts of people, and the rule that says who may see them."""

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
    """A person to write to; ``contact`` is ``None`` for accounts that may not see it."""

    prenom: str
    nom_complet: str
    contact: Contact | None


def peut_joindre(session: Session, *, acteur: Acteur, conseiller_id: UUID) -> bool:
    """True when the account may see how to reach this person.

    Only present links give contacts: oneself, present employers and coordinators, national accounts. A former
    employer or coordinator still reads what was done for it, but no longer the contacts.
    """
    jour = acteur.aujourdhui()
    cible = cible_of(session, acteur=acteur, conseiller_id=conseiller_id, du=jour, au=jour)
    return peut(acteur, Action.LIRE, Objet.FICHE, cible)


def correspondant_of(session: Session, *, acteur: Acteur, conseiller_id: UUID) -> Correspondant:
    """A person of the account's lists, to write to. Raises ``Introuvable`` for an unknown person."""
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
