"""Events kept from a calendar: drafts, recognised when they come again, taken back, never somebody else's."""

from datetime import date
from uuid import uuid4

import pytest
from sqlmodel import Session, select

from coop_data.acces.acteur import Acteur
from coop_data.brouillons import titre_du_brouillon
from coop_data.domain.roles import Role
from coop_data.imports.agenda import RendezVous
from coop_data.imports.agenda_brouillons import (
    Choix,
    Etat,
    annuler_brouillons,
    creer_brouillons,
    deja_importes,
    identifiant_of,
    lire_rendez_vous,
)
from coop_data.imports.agenda_personnel import est_hors_activite
from coop_data.models import Brouillon
from coop_data.saisie import cra as service
from tests.saisie.exemples import acteur_de_saisie, animation

AUJOURDHUI = date(2026, 11, 22)
COORDINATION = frozenset({"animation", "evenement", "partenariat"})


def rendez_vous(titre: str = "Réunion 12 médiateurs", **champs: object) -> RendezVous:
    faits = {"uid": "un", "jour": date(2026, 11, 16), "heure": "14:00", "minutes": 90, "jours": 1} | champs
    return RendezVous(titre=titre, lieu=str(faits.pop("lieu", "Préfecture")), prive=False, **faits)


def creer(session: Session, acteur: Acteur, *choisis: Choix) -> list[object]:
    return list(creer_brouillons(session, acteur=acteur, choix=choisis, aujourdhui=AUJOURDHUI))


def test_day_and_duration_are_those_of_the_event_whatever_its_title_says() -> None:
    lecture = lire_rendez_vous(rendez_vous("Réunion hier 2h"), aujourdhui=AUJOURDHUI, formulaires=COORDINATION)
    assert lecture.champs == {"type_animation": "reunion", "duree_minutes": 90, "date": date(2026, 11, 16)}
    assert lecture.indices["duree_minutes"] == "14:00, 90 min"


def test_place_of_an_accompagnement_is_that_of_the_event_and_a_link_is_remote() -> None:
    seul = frozenset({"accompagnement"})
    sur_place = lire_rendez_vous(rendez_vous("Atelier e-mail"), aujourdhui=AUJOURDHUI, formulaires=seul)
    assert (sur_place.champs["type_lieu"], sur_place.champs["lieu"]) == ("lieu_activite", "Préfecture")
    a_distance = lire_rendez_vous(
        rendez_vous("Atelier e-mail", lieu="https://visio.exemple.fr/a"), aujourdhui=AUJOURDHUI, formulaires=seul
    )
    assert a_distance.champs["type_lieu"] == "a_distance"
    assert "lieu" not in a_distance.champs


def test_event_becomes_a_draft_once(session: Session) -> None:
    acteur, choix = acteur_de_saisie(session), Choix(rendez_vous(), "animation")
    assert creer(session, acteur, choix) == [identifiant_of(acteur, choix.rendez_vous)]
    assert creer(session, acteur, choix) == []
    brouillon = session.exec(select(Brouillon)).one()
    assert (brouillon.formulaire, brouillon.utilisateur_id) == ("animation", acteur.utilisateur_id)
    assert (brouillon.contenu["date"], brouillon.contenu["mediateurs"]) == ("2026-11-16", 12)
    assert deja_importes(session, acteur=acteur, rendez_vous=[choix.rendez_vous]) == {
        "un|2026-11-16": Etat.BROUILLON
    }


def test_report_saved_from_the_draft_is_recognised_when_the_draft_is_gone(session: Session) -> None:
    acteur, rdv = acteur_de_saisie(session), rendez_vous()
    service.enregistrer(session, acteur=acteur, saisie=animation(), jeton=str(identifiant_of(acteur, rdv)))
    assert deja_importes(session, acteur=acteur, rendez_vous=[rdv]) == {"un|2026-11-16": Etat.ENREGISTRE}
    assert creer(session, acteur, Choix(rdv, "animation")) == []


def test_same_event_of_another_person_or_another_day_is_new(session: Session) -> None:
    acteur, autre = acteur_de_saisie(session), acteur_de_saisie(session, Role.COORDINATEUR)
    creer(session, acteur, Choix(rendez_vous(), "animation"))
    assert deja_importes(session, acteur=autre, rendez_vous=[rendez_vous()]) == {}
    assert deja_importes(session, acteur=acteur, rendez_vous=[rendez_vous(jour=date(2026, 11, 23))]) == {}


def test_creation_is_taken_back_and_touches_nobody_elses_drafts(session: Session) -> None:
    acteur, autre = acteur_de_saisie(session), acteur_de_saisie(session)
    crees = creer_brouillons(
        session, acteur=acteur, choix=[Choix(rendez_vous(), "animation")], aujourdhui=AUJOURDHUI
    )
    garde = creer_brouillons(
        session, acteur=autre, choix=[Choix(rendez_vous(), "evenement")], aujourdhui=AUJOURDHUI
    )
    assert annuler_brouillons(session, acteur=acteur, brouillon_ids=[*crees, *garde, uuid4()]) == 1
    assert [brouillon.id for brouillon in session.exec(select(Brouillon))] == garde
    assert creer(session, acteur, Choix(rendez_vous(), "animation")) == crees


@pytest.mark.parametrize(
    ("titre", "a_part"),
    [
        ("Déjeuner", True),
        ("Dentiste 10h", True),
        ("Congés d’été", True),
        ("Anniversaire Zoé", True),
        ("Déjeuner de travail avec la CAF", False),
        ("Réunion CP", False),
    ],
)
def test_what_is_no_work_is_set_apart_by_its_first_words(titre: str, a_part: bool) -> None:
    assert est_hors_activite(titre) is a_part


def test_draft_bears_the_title_of_its_event_without_personal_data(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    creer(session, acteur, Choix(rendez_vous("Entretien 0612345678 bilan"), "animation"))
    brouillon = session.exec(select(Brouillon)).one()
    assert titre_du_brouillon(brouillon) == "Animation · Entretien bilan du 16/11/2026"
    assert "0612345678" not in str(brouillon.contenu)
