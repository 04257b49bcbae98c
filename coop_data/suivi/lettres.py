"""The letters of a step, ready to send: to the person, to the employer, to the person in charge."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import REFUS, Action, Objet, verifier_droit
from coop_data.acces.cible import cible_of
from coop_data.annuaire.contacts import correspondant_of
from coop_data.domain.periode import PERIODES_NOMMEES, trimestre_of
from coop_data.domain.relances import CORPS, DESTINATAIRES, OBJETS, OBJETS_COORDINATION, Destinataire
from coop_data.domain.suivi import EtapeRelance
from coop_data.errors import AccesRefuse
from coop_data.models import Poste, Structure
from coop_data.models.temps import en_cours


class Relancee(Protocol):
    """The person whose reports are missing. ``derniere``: day of the last report of the person's kind."""

    @property
    def id(self) -> UUID: ...
    @property
    def id_externe(self) -> str: ...
    @property
    def prenom(self) -> str: ...
    @property
    def nom_complet(self) -> str: ...
    @property
    def est_coordinateur(self) -> bool: ...
    @property
    def derniere(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach the person, the employer or the person in charge; unknown details are ``None``."""

    qui: Destinataire
    nom: str | None
    email: str | None
    telephone: str | None


@dataclass(frozen=True, slots=True)
class Lettre:
    """A message and its addressee."""

    contact: Contact
    objet: str
    texte: str


def lire_contacts(session: Session, *, acteur: Acteur, conseiller_id: UUID) -> tuple[Contact, ...]:
    """The person, their present employers (except the reader's own structure), the person in charge.

    A contact with the address of an earlier one is left out, so that nobody is written to twice. Raises
    ``AccesRefuse`` for a person whom the account may not remind.
    """
    jour = acteur.aujourdhui()
    cible = cible_of(session, acteur=acteur, conseiller_id=conseiller_id, du=jour, au=jour)
    verifier_droit(acteur, Action.CREER, Objet.RELANCE, cible)
    personne = correspondant_of(session, acteur=acteur, conseiller_id=conseiller_id)
    connu = personne.contact
    if connu is None:
        raise AccesRefuse(REFUS)
    responsable, _, email_responsable, telephone_responsable = connu.responsable
    employeurs = session.exec(
        select(Structure)
        .join(Poste, col(Poste.structure_id) == col(Structure.id))
        .where(
            Poste.conseiller_id == conseiller_id,
            en_cours(Poste, jour),
            Structure.id != acteur.structure_id if acteur.structure_id else col(Structure.id).is_not(None),
        )
        .order_by(col(Structure.nom_plie))
        .distinct()
    ).all()
    contacts = [
        Contact(Destinataire.PERSONNE, personne.nom_complet, connu.email, connu.telephone),
        *(
            Contact(
                Destinataire.STRUCTURE,
                structure.contact_nom or structure.nom,
                structure.contact_email,
                structure.contact_telephone,
            )
            for structure in employeurs
        ),
        Contact(Destinataire.RESPONSABLE, responsable, email_responsable, telephone_responsable),
    ]
    adresses = [contact.email for contact in contacts]
    return tuple(c for rang, c in enumerate(contacts) if c.email is None or c.email not in adresses[:rang])


def lettres_of(
    personne: Relancee, contacts: Iterable[Contact], *, etape: EtapeRelance, au: date
) -> tuple[Lettre, ...]:
    """The letters of a step, as they can be sent on a day."""
    objets = OBJETS_COORDINATION if personne.est_coordinateur else OBJETS
    lettres = []
    for contact in contacts:
        elle_meme = contact.qui is Destinataire.PERSONNE
        if contact.qui in DESTINATAIRES[etape] and (elle_meme or contact.nom or contact.email):
            texte = CORPS[etape, elle_meme].format(
                prenom=personne.prenom,
                nom=personne.nom_complet,
                jour=formats.jour(au),
                constat=_constat(personne, au, elle_meme=elle_meme),
            )
            lettres.append(Lettre(contact, objets[etape, elle_meme], texte))
    return tuple(lettres)


def _constat(personne: Relancee, au: date, *, elle_meme: bool) -> str:
    """The facts of a letter: the quarter for a coordinator, the last report for a conseiller."""
    au_nom = "à votre nom" if elle_meme else f"au nom de {personne.nom_complet}"
    if personne.est_coordinateur:
        trimestre = trimestre_of(PERIODES_NOMMEES["trimestre-dernier"].of(au).du)
        return f"aucune activité de coordination n’est enregistrée {au_nom} pour le {formats.trimestre(trimestre)}"
    if personne.derniere is None:
        return f"aucun compte rendu d’activité n’est enregistré {au_nom}"
    debut = "votre dernier compte rendu d’activité"
    if not elle_meme:
        debut = f"le dernier compte rendu d’activité de {personne.nom_complet}"
    return f"{debut} date du {formats.jour(personne.derniere)}"
