"""What tests of these screens share: an account per role, a widget by its label, the cards of a page."""

from sqlmodel import Session
from streamlit.testing.v1 import AppTest

from coop_data.domain.roles import Role
from coop_data.models import Conseiller, Structure, Utilisateur
from tests.factories import create_utilisateur


def compte_de_structure(session: Session, structure: Structure) -> Utilisateur:
    """The account of an employer."""
    return create_utilisateur(session, Role.STRUCTURE, structure_id=structure.id)


def compte_de(session: Session, conseiller: Conseiller) -> Utilisateur:
    """The account of someone who logs."""
    role = Role.COORDINATEUR if conseiller.est_coordinateur else Role.CONSEILLER
    return create_utilisateur(session, role, conseiller_id=conseiller.id)


def widget(ecran: AppTest, genre: str, libelle: str) -> object:
    """The only widget of a kind that bears this label."""
    (trouve,) = [element for element in ecran.get(genre) if element.label == libelle]
    return trouve


def cartes(ecran: AppTest) -> dict[str, str]:
    """The key figures shown, by label."""
    return {carte.label: carte.value for carte in ecran.metric}


def adresse(ecran: AppTest) -> dict[str, list[str]]:
    """The parameters of the address."""
    lus = ecran.query_params.items()
    return {nom: [valeur] if isinstance(valeur, str) else list(valeur) for nom, valeur in lus}
