"""How to reach someone is told to who may know it today, cell by cell; the three screens that tell it agree."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.analytics.fiche import lire_fiche
from coop_data.annuaire.contacts import Contact, correspondant_of, peut_joindre
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, Introuvable
from coop_data.models import Conseiller, Structure
from coop_data.suivi.lettres import lire_contacts
from tests.factories import create_conseiller, create_equipe, create_poste, create_structure

AUJOURDHUI = Acteur("Horloge").aujourdhui()
HIER, DEMAIN = AUJOURDHUI - timedelta(days=1), AUJOURDHUI + timedelta(days=1)
DEBUT = date(2024, 1, 1)

LU = {
    "soi, conseiller": True,
    "soi, coordinateur": True,
    "collègue de la même structure": False,
    "employeur du jour": True,
    "second employeur du jour": True,
    "employeur jusqu’à aujourd’hui": True,
    "employeur jusqu’à hier": False,
    "employeur à partir de demain": False,
    "autre structure": False,
    "structure sans rattachement": False,
    "rattaché à l’employeur, sans le rôle": False,
    "coordinateur du jour": True,
    "coordinateur jusqu’à aujourd’hui": True,
    "coordinateur jusqu’à hier": False,
    "coordinateur à partir de demain": False,
    "coordinateur d’une autre équipe": False,
    "coordinateur d’hier, employeur du jour": True,
    "anct": True,
    "admin": True,
    "compte sans rôle": False,
}
RELANCENT = {
    "employeur du jour",
    "second employeur du jour",
    "employeur jusqu’à aujourd’hui",
    "coordinateur du jour",
    "coordinateur jusqu’à aujourd’hui",
    "coordinateur d’hier, employeur du jour",
    "anct",
}
"""Of those who read how to reach someone, who reminds."""


TEMPS = {
    "du jour": (DEBUT, None),
    "jusqu’à aujourd’hui": (DEBUT, AUJOURDHUI),
    "jusqu’à hier": (DEBUT, HIER),
    "à partir de demain": (DEMAIN, None),
}


@dataclass(frozen=True)
class Monde:
    """Alix, employed by several structures, in several teams; and everyone who might want to write to her."""

    alix: Conseiller
    lecteurs: dict[str, Acteur]


@pytest.fixture
def monde(session: Session) -> Monde:
    mairie = create_structure(session)
    alix = create_conseiller(
        session,
        mairie,
        id_externe="C-ALIX",
        email="alix@exemple.fr",
        telephone="0102030405",
        responsable_nom="Odile Roy",
        responsable_fonction="Directrice",
        responsable_email="odile@exemple.fr",
        responsable_telephone="0504030201",
    )
    employeurs, coordinateurs = _employeurs(session, alix), _coordinateurs(session, alix, mairie)
    hier, collegue = coordinateurs["coordinateur jusqu’à hier"].conseiller_id, create_conseiller(session, mairie)
    return Monde(
        alix,
        {
            **employeurs,
            **coordinateurs,
            "second employeur du jour": _structure(mairie.id),
            "autre structure": _structure(create_structure(session).id),
            "structure sans rattachement": _structure(None),
            "soi, conseiller": Acteur("", frozenset({Role.CONSEILLER}), conseiller_id=alix.id),
            "soi, coordinateur": _coordinateur(alix.id),
            "collègue de la même structure": Acteur("", frozenset({Role.CONSEILLER}), conseiller_id=collegue.id),
            "rattaché à l’employeur, sans le rôle": Acteur(
                "", frozenset({Role.CONSEILLER}), structure_id=mairie.id
            ),
            "coordinateur d’une autre équipe": _coordinateur(collegue.id),
            "coordinateur d’hier, employeur du jour": Acteur(
                "", frozenset({Role.STRUCTURE, Role.COORDINATEUR}), conseiller_id=hier, structure_id=mairie.id
            ),
            "anct": Acteur("", frozenset({Role.ANCT})),
            "admin": Acteur("", frozenset({Role.ADMIN})),
            "compte sans rôle": Acteur(""),
        },
    )


def _structure(structure_id: UUID | None) -> Acteur:
    return Acteur("", frozenset({Role.STRUCTURE}), structure_id=structure_id)


def _coordinateur(conseiller_id: UUID) -> Acteur:
    return Acteur("", frozenset({Role.COORDINATEUR}), conseiller_id=conseiller_id)


def _employeurs(session: Session, alix: Conseiller) -> dict[str, Acteur]:
    lecteurs = {}
    for quand, (debut, fin) in TEMPS.items():
        structure = create_structure(session)
        create_poste(session, alix, structure, debut=debut, fin=fin)
        lecteurs[f"employeur {quand}"] = _structure(structure.id)
    return lecteurs


def _coordinateurs(session: Session, alix: Conseiller, mairie: Structure) -> dict[str, Acteur]:
    lecteurs = {}
    for quand, (debut, fin) in TEMPS.items():
        personne = create_conseiller(session, mairie, est_coordinateur=True)
        create_equipe(session, personne, alix, debut=debut, fin=fin)
        lecteurs[f"coordinateur {quand}"] = _coordinateur(personne.id)
    return lecteurs


def test_every_reader_has_its_cell(monde: Monde) -> None:
    assert monde.lecteurs.keys() == LU.keys()


@pytest.mark.parametrize("lecteur", LU)
def test_who_may_know_how_to_reach_someone(session: Session, monde: Monde, lecteur: str) -> None:
    acteur = monde.lecteurs[lecteur]
    assert peut_joindre(session, acteur=acteur, conseiller_id=monde.alix.id) is LU[lecteur]


@pytest.mark.parametrize("lecteur", LU)
def test_a_message_bears_the_address_for_them_only(session: Session, monde: Monde, lecteur: str) -> None:
    lu = correspondant_of(session, acteur=monde.lecteurs[lecteur], conseiller_id=monde.alix.id)
    responsable = ("Odile Roy", "Directrice", "odile@exemple.fr", "0504030201")
    contact = Contact("alix@exemple.fr", "0102030405", responsable) if LU[lecteur] else None
    assert (lu.prenom, lu.nom_complet, lu.contact) == ("Camille", monde.alix.nom_complet, contact)


@pytest.mark.parametrize("lecteur", LU)
def test_the_fiche_shows_it_to_them_only(session: Session, monde: Monde, lecteur: str) -> None:
    try:
        fiche = lire_fiche(session, acteur=monde.lecteurs[lecteur], id_externe="C-ALIX", au=AUJOURDHUI)
    except Introuvable:
        assert not LU[lecteur]
    else:
        lus = (fiche.contact is not None, fiche.ligne.email is not None)
        assert lus == (LU[lecteur], LU[lecteur])


@pytest.mark.parametrize("lecteur", LU)
def test_reminders_are_written_by_some_of_them(session: Session, monde: Monde, lecteur: str) -> None:
    if lecteur in RELANCENT:
        personne, *_ = lire_contacts(session, acteur=monde.lecteurs[lecteur], conseiller_id=monde.alix.id)
        assert (personne.email, personne.telephone) == ("alix@exemple.fr", "0102030405")
        return
    with pytest.raises(AccesRefuse):
        lire_contacts(session, acteur=monde.lecteurs[lecteur], conseiller_id=monde.alix.id)


def test_nobody_is_no_one_to_write_to(session: Session, monde: Monde) -> None:
    with pytest.raises(Introuvable):
        correspondant_of(session, acteur=monde.lecteurs["anct"], conseiller_id=create_structure(session).id)
