"""What an account must be: an address of its own, roles, and the links that its roles need."""

import re
from typing import Final

from sqlmodel import Session, select

from coop_data.domain.roles import QUI_SAISIT, Role
from coop_data.errors import SaisieInvalide
from coop_data.models import Conseiller, Structure, Utilisateur

FORME_EMAIL: Final = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\".]+(\.[^@\s<>,;\".]+)+")
LONGUEUR_EMAIL: Final = 254


def normaliser_email(email: str) -> str:
    """An address as it is compared and stored: no outer space, lower case."""
    return email.strip().lower()


def verifier_compte(session: Session, utilisateur: Utilisateur) -> None:
    """Raise ``SaisieInvalide`` with one message per field that does not suit, in the order of the form."""
    with session.no_autoflush:
        messages = {
            "email": _probleme_email(session, utilisateur),
            "prenom": "" if utilisateur.prenom else "Indiquez le prénom.",
            "nom": "" if utilisateur.nom else "Indiquez le nom.",
            "roles": "" if utilisateur.roles else "Choisissez au moins un rôle.",
            "structure_id": _probleme_structure(session, utilisateur),
            "conseiller_id": _probleme_conseiller(session, utilisateur),
        }
    erreurs = {champ: message for champ, message in messages.items() if message}
    if erreurs:
        raise SaisieInvalide(erreurs)


def _probleme_email(session: Session, utilisateur: Utilisateur) -> str:
    if len(utilisateur.email) > LONGUEUR_EMAIL or not FORME_EMAIL.fullmatch(utilisateur.email):
        return "Saisissez une adresse électronique de la forme nom@domaine.fr."
    homonyme = select(Utilisateur.id).where(
        Utilisateur.email == utilisateur.email, Utilisateur.id != utilisateur.id
    )
    return "Un compte existe déjà à cette adresse." if session.exec(homonyme).first() else ""


def _probleme_structure(session: Session, utilisateur: Utilisateur) -> str:
    if utilisateur.structure_id is None:
        return "Le rôle structure demande une structure." if Role.STRUCTURE in utilisateur.roles else ""
    return "" if session.get(Structure, utilisateur.structure_id) else "Cette structure n’existe pas."


def _probleme_conseiller(session: Session, utilisateur: Utilisateur) -> str:
    if utilisateur.conseiller_id is None:
        return (
            "Les rôles conseiller et coordinateur demandent une personne du référentiel."
            if QUI_SAISIT & set(utilisateur.roles)
            else ""
        )
    if session.get(Conseiller, utilisateur.conseiller_id) is None:
        return "Cette personne n’existe pas."
    autre = select(Utilisateur.email).where(
        Utilisateur.conseiller_id == utilisateur.conseiller_id, Utilisateur.id != utilisateur.id
    )
    email = session.exec(autre).first()
    return f"Cette personne a déjà un compte : {email}." if email else ""
