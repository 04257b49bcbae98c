"""The contact that an employer keeps itself: who may change it, what is refused, what reminders then write to."""

from dataclasses import replace
from uuid import UUID

import pytest
from sqlmodel import Session, select

from coop_data.acces.acteur import Acteur
from coop_data.annuaire.structures import ContactDeStructure, lire_structure, modifier_contact
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, ErreurUtilisateur, Introuvable, SaisieInvalide
from coop_data.models import Journal, Structure
from coop_data.suivi.lettres import lire_contacts
from tests.factories import create_conseiller, create_poste, create_structure

VIDE = ContactDeStructure()
JEANNE = ContactDeStructure("Jeanne Roux", "Directrice", "jeanne@exemple.fr", "01 23 45 67 89")


@pytest.fixture
def structure(session: Session) -> Structure:
    return create_structure(session)


def employeur(structure_id: UUID | None) -> Acteur:
    return Acteur("Mairie", frozenset({Role.STRUCTURE}), structure_id=structure_id)


def contact(session: Session, structure: Structure) -> ContactDeStructure:
    return ContactDeStructure.of(lire_structure(session, structure_id=structure.id).structure)


def modifier(session: Session, structure: Structure, voulu: ContactDeStructure, **options: object) -> None:
    arguments = {"acteur": employeur(structure.id), "lu": contact(session, structure), **options}
    modifier_contact(session, structure_id=structure.id, contact=voulu, **arguments)  # type: ignore[arg-type]


def test_the_contact_is_cleaned_kept_and_journaled(session: Session, structure: Structure) -> None:
    modifier(session, structure, replace(JEANNE, nom="  Jeanne   Roux ", email=" Jeanne@Exemple.FR "))
    assert contact(session, structure) == JEANNE
    (ligne,) = session.exec(select(Journal).where(Journal.objet == "structure")).all()
    assert (ligne.action, ligne.objet_id) == ("modifier", str(structure.id))
    assert ligne.apres == {
        "contact_nom": "Jeanne Roux",
        "contact_fonction": "Directrice",
        "contact_email": "jeanne@exemple.fr",
        "contact_telephone": "01 23 45 67 89",
    }
    modifier(session, structure, JEANNE)
    assert len(session.exec(select(Journal).where(Journal.objet == "structure")).all()) == 1
    modifier(session, structure, replace(JEANNE, fonction="", email=""))
    assert (structure.contact_fonction, structure.contact_email) == (None, None)


def test_reminders_are_then_written_to_it(session: Session, structure: Structure) -> None:
    conseiller = create_conseiller(session)
    create_poste(session, conseiller, structure)
    modifier(session, structure, JEANNE)
    anct = Acteur("Camille", frozenset({Role.ANCT}))
    lus = lire_contacts(session, acteur=anct, conseiller_id=conseiller.id)
    assert ("Jeanne Roux", "jeanne@exemple.fr", "01 23 45 67 89") in [
        (lu.nom, lu.email, lu.telephone) for lu in lus
    ]


@pytest.mark.parametrize(
    ("role", "permis"),
    [
        (Role.CONSEILLER, False),
        (Role.COORDINATEUR, False),
        (Role.STRUCTURE, False),
        (Role.ANCT, False),
        (Role.ADMIN, True),
    ],
)
def test_who_changes_the_contact_of_another_structure(
    session: Session, structure: Structure, role: Role, permis: bool
) -> None:
    autre = Acteur("Autre", frozenset({role}), structure_id=create_structure(session).id)
    if permis:
        modifier(session, structure, JEANNE, acteur=autre)
        assert contact(session, structure) == JEANNE
        return
    with pytest.raises(AccesRefuse):
        modifier(session, structure, JEANNE, acteur=autre)
    assert contact(session, structure) == VIDE


@pytest.mark.parametrize(
    ("champ", "valeur", "message"),
    [
        ("nom", "x" * 101, "Au plus 100 caractères."),
        ("nom", " ", "Indiquez le nom de la personne à joindre."),
        ("email", "jeanne", "Saisissez une adresse électronique de la forme nom@domaine.fr."),
        ("telephone", "12", "Saisissez un numéro de téléphone, par exemple 01 23 45 67 89."),
        ("telephone", "appelez-moi", "Saisissez un numéro de téléphone, par exemple 01 23 45 67 89."),
    ],
)
def test_what_cannot_be_reached_is_refused(
    session: Session, structure: Structure, champ: str, valeur: str, message: str
) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        modifier(session, structure, replace(JEANNE, **{champ: valeur}))
    assert refus.value.erreurs == {champ: message}
    assert contact(session, structure) == VIDE


def test_a_contact_is_someone_who_can_be_reached(session: Session, structure: Structure) -> None:
    modifier(session, structure, JEANNE)
    with pytest.raises(SaisieInvalide) as refus:
        modifier(session, structure, VIDE)
    assert refus.value.erreurs == {
        "nom": "Indiquez le nom de la personne à joindre.",
        "email": "Indiquez une adresse électronique ou un téléphone.",
    }
    assert contact(session, structure) == JEANNE


@pytest.mark.parametrize("telephone", ["0123456789", "01.23.45.67.89", "+33 1 23 45 67 89", "(0590) 12-34-56"])
def test_telephones_as_people_write_them(session: Session, structure: Structure, telephone: str) -> None:
    modifier(session, structure, replace(JEANNE, telephone=telephone))
    assert contact(session, structure).telephone == telephone


def test_what_someone_else_changed_meanwhile_is_not_overwritten(session: Session, structure: Structure) -> None:
    modifier(session, structure, JEANNE)
    autre = replace(JEANNE, nom="Paul Vidal")
    with pytest.raises(ErreurUtilisateur, match="entre-temps"):
        modifier(session, structure, autre, lu=VIDE)
    assert contact(session, structure) == JEANNE
    modifier(session, structure, JEANNE, lu=VIDE)  # the same thing, twice: nothing to refuse


def test_a_structure_that_is_not_there(session: Session, structure: Structure) -> None:
    inconnue = UUID(int=0)
    admin = Acteur("Ada", frozenset({Role.ADMIN}))
    with pytest.raises(Introuvable):
        modifier_contact(session, acteur=admin, structure_id=inconnue, contact=JEANNE, lu=VIDE)
