"""The fiche of an employer, and its contact, which the employer itself keeps up to date."""

import re
from dataclasses import asdict, dataclass
from typing import Final
from uuid import UUID

from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Cible, Objet, verifier_droit
from coop_data.auth.regles_compte import FORME_EMAIL, LONGUEUR_EMAIL, normaliser_email
from coop_data.errors import ErreurUtilisateur, Introuvable, SaisieInvalide
from coop_data.journal import Operation, difference, journaliser
from coop_data.models import Commune, Structure

LONGUEUR_MAX: Final = 100
FORME_TELEPHONE: Final = re.compile(r"\+?\d{6,15}")
SEPARATEURS: Final = re.compile(r"[\s.\-()]")
INTROUVABLE: Final = "Cette structure n’existe plus."
CHANGE_MEME_TEMPS: Final = (
    "Le contact a été modifié entre-temps, par une autre personne ou dans un autre onglet : fermez cette fenêtre "
    "pour le relire, puis recommencez si besoin."
)


@dataclass(frozen=True, slots=True)
class FicheStructure:
    """An employer and its commune."""

    structure: Structure
    commune: str
    departement: str


@dataclass(frozen=True, slots=True)
class ContactDeStructure:
    """The contact at an employer, to which reminders are written. Empty texts: not filled in."""

    nom: str = ""
    fonction: str = ""
    email: str = ""
    telephone: str = ""

    @classmethod
    def of(cls, structure: Structure) -> "ContactDeStructure":
        """The contact of a structure today."""
        return cls(*(getattr(structure, f"contact_{champ}") or "" for champ in cls.__slots__))


def lire_structure(session: Session, *, structure_id: UUID) -> FicheStructure:
    """The fiche of a structure. Raises ``Introuvable``."""
    structure = session.get(Structure, structure_id)
    if structure is None:
        raise Introuvable(INTROUVABLE)
    commune = session.get(Commune, structure.commune_code)
    if commune is None:
        raise Introuvable("La commune de cette structure est inconnue.")
    return FicheStructure(structure, commune.nom, commune.departement_code)


def modifier_contact(
    session: Session, *, acteur: Acteur, structure_id: UUID, contact: ContactDeStructure, lu: ContactDeStructure
) -> None:
    """Change the contact of a structure; ``lu`` is what the person had read before changing it.

    An import never touches it: its files hold no contact. Raises ``AccesRefuse``, ``Introuvable``,
    ``SaisieInvalide``, and ``ErreurUtilisateur`` when someone else changed it meanwhile.
    """
    verifier_droit(acteur, Action.MODIFIER, Objet.STRUCTURE, Cible(structure_id=structure_id))
    structure = session.get(Structure, structure_id, with_for_update=True)
    if structure is None:
        raise Introuvable(INTROUVABLE)
    actuel, voulu = ContactDeStructure.of(structure), _nettoyer(contact)
    if actuel != lu and actuel != voulu:
        raise ErreurUtilisateur(CHANGE_MEME_TEMPS)
    _verifier(voulu)
    avant, apres = difference(_colonnes(actuel), _colonnes(voulu))
    if not apres:
        return
    structure.sqlmodel_update(apres)
    session.add(structure)
    journaliser(
        session,
        acteur=acteur,
        action=Operation.MODIFIER,
        objet="structure",
        objet_id=structure_id,
        avant=avant,
        apres=apres,
    )


def _nettoyer(contact: ContactDeStructure) -> ContactDeStructure:
    nom, fonction, telephone = (
        " ".join(texte.replace("\0", "").split()) for texte in (contact.nom, contact.fonction, contact.telephone)
    )
    return ContactDeStructure(nom, fonction, normaliser_email(contact.email), telephone)


def _verifier(contact: ContactDeStructure) -> None:
    erreurs = {
        champ: f"Au plus {LONGUEUR_MAX} caractères."
        for champ in ("nom", "fonction")
        if len(getattr(contact, champ)) > LONGUEUR_MAX
    }
    if not contact.nom:
        erreurs["nom"] = "Indiquez le nom de la personne à joindre."
    if not contact.email and not contact.telephone:
        erreurs["email"] = "Indiquez une adresse électronique ou un téléphone."
    if contact.email and (len(contact.email) > LONGUEUR_EMAIL or not FORME_EMAIL.fullmatch(contact.email)):
        erreurs["email"] = "Saisissez une adresse électronique de la forme nom@domaine.fr."
    if contact.telephone and not FORME_TELEPHONE.fullmatch(SEPARATEURS.sub("", contact.telephone)):
        erreurs["telephone"] = "Saisissez un numéro de téléphone, par exemple 01 23 45 67 89."
    if erreurs:
        raise SaisieInvalide(erreurs)


def _colonnes(contact: ContactDeStructure) -> dict[str, str | None]:
    return {f"contact_{champ}": texte or None for champ, texte in asdict(contact).items()}
