"""The letters of each step: the words of the dispositif, to whom, and the quarter of a coordinator."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.auth import comptes
from coop_data.domain.relances import Destinataire
from coop_data.domain.roles import Role
from coop_data.domain.suivi import EtapeRelance
from coop_data.errors import AccesRefuse
from coop_data.suivi.lettres import Contact, lettres_of, lire_contacts
from tests.factories import create_conseiller, create_structure, create_utilisateur

M1, M1_5, M2 = EtapeRelance
PERSONNE, STRUCTURE, RESPONSABLE = Destinataire
AU = date(2026, 3, 31)
CONTACTS = (
    Contact(PERSONNE, "Nadia Zola", "nadia@exemple.fr", None),
    Contact(STRUCTURE, "Ana Roy", "mairie@exemple.fr", None),
    Contact(RESPONSABLE, "Rose Marin", "rose@exemple.fr", None),
)


@dataclass(frozen=True)
class Nadia:
    id_externe: str = "C-N"
    prenom: str = "Nadia"
    nom_complet: str = "Nadia Zola"
    est_coordinateur: bool = False
    derniere: date | None = None

    @property
    def id(self) -> UUID:
        return UUID(int=1)


@pytest.mark.parametrize(
    ("etape", "coordinateur", "attendus"),
    [
        (
            M1,
            False,
            [
                (PERSONNE, "N’oubliez pas de remplir votre compte-rendu d’activité\u202f!"),
                (STRUCTURE, "Rencontrez-vous des difficultés avec le compte-rendu d’activité\u202f?"),
            ],
        ),
        (
            M1_5,
            False,
            [
                (PERSONNE, "[IMPORTANT] Aucun compte-rendu d’activité enregistré depuis 45 jours"),
                (STRUCTURE, "[IMPORTANT] Aucun compte-rendu d’activité complété depuis 45 jours"),
                (RESPONSABLE, "[IMPORTANT] Aucun compte-rendu d’activité complété depuis 45 jours"),
            ],
        ),
        (
            M2,
            False,
            [
                (STRUCTURE, "[IMPORTANT] Aucun compte-rendu d’activité complété depuis 60 jours"),
                (RESPONSABLE, "[IMPORTANT] Aucun compte-rendu d’activité complété depuis 60 jours"),
            ],
        ),
        (
            M1_5,
            True,
            [
                (PERSONNE, "[IMPORTANT] Aucune activité de coordination enregistrée le trimestre dernier"),
                (STRUCTURE, "[IMPORTANT] Aucune activité de coordination complétée le trimestre dernier"),
                (RESPONSABLE, "[IMPORTANT] Aucune activité de coordination complétée le trimestre dernier"),
            ],
        ),
    ],
    ids=["M+1", "M+1,5", "M+2", "coordination, M+1,5"],
)
def test_who_is_written_to_at_each_step(
    etape: EtapeRelance, coordinateur: bool, attendus: list[tuple[Destinataire, str]]
) -> None:
    lettres = lettres_of(Nadia(est_coordinateur=coordinateur), CONTACTS, etape=etape, au=AU)
    assert [(lettre.contact.qui, lettre.objet) for lettre in lettres] == attendus
    assert all(("45 jours" in lettre.texte) is False for lettre in lettres)


def test_two_steps_never_say_the_same() -> None:
    textes = [
        lettre.texte for etape in EtapeRelance for lettre in lettres_of(Nadia(), CONTACTS, etape=etape, au=AU)
    ]
    assert len(textes) == 7
    assert len(set(textes)) == 5  # the employer and the person in charge read the same words


def test_what_is_known_is_said_to_each() -> None:
    rien, mairie = lettres_of(Nadia(), CONTACTS[:2], etape=M1, au=AU)
    assert rien.texte.startswith(
        "Bonjour Nadia,\n\nAu 31/03/2026, aucun compte rendu d’activité n’est enregistré à votre nom."
    )
    assert "aucun compte rendu d’activité n’est enregistré au nom de Nadia Zola." in mairie.texte
    deja, mairie = lettres_of(Nadia(derniere=date(2026, 2, 5)), CONTACTS[:2], etape=M1, au=AU)
    assert "votre dernier compte rendu d’activité date du 05/02/2026." in deja.texte
    assert "le dernier compte rendu d’activité de Nadia Zola date du 05/02/2026." in mairie.texte


def test_a_coordinator_is_told_of_the_quarter() -> None:
    (lettre,) = lettres_of(Nadia(est_coordinateur=True, derniere=date(2026, 1, 5)), CONTACTS[:1], etape=M1, au=AU)
    attendu = "aucune activité de coordination n’est enregistrée à votre nom pour le 4e trimestre 2025"
    assert attendu in lettre.texte
    assert "05/01/2026" not in lettre.texte


def test_contacts_are_those_of_today_and_each_address_once(session: Session) -> None:
    mairie = create_structure(
        session, nom="Mairie", contact_nom="Ana Roy", contact_email="ana@exemple.fr", contact_telephone="04 00"
    )
    create_structure(session, nom="Autre", contact_email="autre@exemple.fr")
    nadia = create_conseiller(
        session, mairie, prenom="Nadia", nom="Zola", telephone="06 01", responsable_nom="Rose",
        responsable_email="rose@exemple.fr",
    )  # fmt: skip
    anct, employeur, loin = (
        comptes.acteur_du_compte(compte)
        for compte in (
            create_utilisateur(session, Role.ANCT),
            create_utilisateur(session, Role.STRUCTURE, structure_id=mairie.id),
            create_utilisateur(session, Role.STRUCTURE, structure_id=create_structure(session).id),
        )
    )

    def lus(acteur: Acteur) -> list[tuple[str | None, str | None, str | None]]:
        contacts = lire_contacts(session, acteur=acteur, conseiller_id=nadia.id)
        return [(contact.nom, contact.email, contact.telephone) for contact in contacts]

    elle, rose = ("Nadia Zola", None, "06 01"), ("Rose", "rose@exemple.fr", None)
    assert lus(anct) == [elle, ("Ana Roy", "ana@exemple.fr", "04 00"), rose]
    assert lus(employeur) == [elle, rose]
    nadia.responsable_email = "ana@exemple.fr"
    assert lus(anct) == [elle, ("Ana Roy", "ana@exemple.fr", "04 00")]
    with pytest.raises(AccesRefuse):
        lus(loin)
