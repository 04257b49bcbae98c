"""From a line to a draft: what the form will hold, and what is left for the person to decide."""

from datetime import date
from typing import Any

from sqlmodel import Session, select

from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.models import Commune, Tag
from coop_data.saisie.brouillon_de_lecture import LECTURE, commune_of, contenu_of_lecture, tags_of
from coop_data.saisie.rapide import lire_ligne
from coop_data.tags import creer_tag
from tests.factories import create_commune
from tests.saisie.exemples import acteur_de_saisie

LIGNE = "Réunion 2h hier 12 médiateurs #bonnes-pratiques #Nouveau patati"


def lire(session: Session, acteur: Acteur, texte: str, *formulaires: str) -> dict[str, Any]:
    lecture = lire_ligne(texte, aujourdhui=date(2026, 11, 22), formulaires=frozenset(formulaires))
    return contenu_of_lecture(session, acteur=acteur, lecture=lecture, ligne=texte)


def test_draft_holds_what_was_read_as_the_form_stores_it(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    tag = creer_tag(session, acteur=acteur, nom="Bonnes pratiques")
    contenu = lire(session, acteur, LIGNE, "animation")
    lecture = contenu.pop(LECTURE)
    assert contenu == {
        "date": "2026-11-21",
        "duree_minutes": 120,
        "mediateurs": 12,
        "type_animation": "reunion",
        "tags": [str(tag.id)],
    }
    assert lecture["mots"]["duree_minutes"] == "2h"
    assert lecture["mots"]["tags"] == "#bonnes-pratiques"
    assert (lecture["ligne"], lecture["restant"], lecture["tags"]) == (LIGNE, "patati", ["Nouveau"])


def test_reading_creates_no_tag(session: Session) -> None:
    lire(session, acteur_de_saisie(session), LIGNE, "animation")
    assert list(session.exec(select(Tag))) == []


def test_tag_of_another_person_is_not_recognised(session: Session) -> None:
    creer_tag(session, acteur=acteur_de_saisie(session), nom="Secret")
    assert tags_of(session, acteur=acteur_de_saisie(session), noms=("Secret",)) == ({}, ["Secret"])


def test_without_a_day_the_form_proposes_today_unmarked(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    contenu = lire(session, acteur, "Réunion 2h", "animation")
    assert contenu["date"] == acteur.aujourdhui().isoformat()
    assert "date" not in contenu[LECTURE]["mots"]


def test_commune_is_recognised_when_only_one_bears_the_name(session: Session) -> None:
    code = create_commune(session, "69")
    commune = session.get(Commune, code)
    assert commune is not None
    acteur = acteur_de_saisie(session, Role.CONSEILLER)
    contenu = lire(session, acteur, f"Atelier e-mail à la médiathèque de {commune.nom}", "accompagnement")
    assert contenu["code_commune"] == code
    assert commune_of(session, nom="Nulle-Part") is None
    absente = lire(session, acteur, "Atelier e-mail à Brigadoon", "accompagnement")
    assert "code_commune" not in absente
    assert absente["commune_cherchee"] == "Brigadoon"
