"""What a page keeps in memory follows the records at once, names and posts included, as a file does."""

import csv
import io
from collections.abc import Iterator
from datetime import date

import pytest
import streamlit as st
from sqlalchemy import Engine
from sqlmodel import Session, select

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.analytics.filtres import Filtres
from coop_data.auth.mots_de_passe import imposer_mot_de_passe
from coop_data.domain.periode import Periode
from coop_data.domain.roles import Role
from coop_data.domain.tags import PorteeTag
from coop_data.exports.statistiques import enregistrements
from coop_data.faits.projection import projeter_accompagnements
from coop_data.models import Accompagnement, AccompagnementTag, Conseiller, Tag
from coop_data.routes import territoires as routes
from coop_data.tags.gestion import modifier_tag
from coop_data.ui.statistiques.territoires import lire_territoires
from tests.factories import create_utilisateur
from tests.images import poser
from tests.imports.support import fichier_csv, importer
from tests.recompte.cas import Cas
from tests.recompte.registre import lire
from tests.verite.bords import peupler_les_bords
from tests.verite.debouches import comparer
from tests.verite.questions import ANCT, demander

ADMIN = Acteur("Admin", frozenset({Role.ADMIN}))
PERIODE = Periode(date(2020, 1, 1), date(2026, 12, 31))
NATION = Cas(0, 0, "accompagnement", "national", PERIODE.du, PERIODE.au, ())


pytestmark = pytest.mark.un_moteur


def peupler(session: Session) -> None:
    """The world of edges, a national tag on one of its reports."""
    peupler_les_bords(session)
    tag = Tag(portee=PorteeTag.NATIONAL, nom="Seniors", nom_plie="seniors")
    session.add(tag)
    session.flush()
    cra = session.exec(select(Accompagnement)).first()
    session.add(AccompagnementTag(accompagnement_id=cra.id, tag_id=tag.id))
    session.flush()
    projeter_accompagnements(session, [cra])


@pytest.fixture(autouse=True)
def bords(base: Engine) -> Engine:
    """That world, and nothing kept of another one."""
    st.cache_data.clear()
    poser(base, peupler)
    return base


def comparer_la_nation(base: Engine, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Where the outlets of the whole country differ now."""
    with Session(base, expire_on_commit=False) as session:
        return list(comparer(monkeypatch, session, demander(session, lire(session), NATION)))


def comparer_les_territoires() -> Iterator[str]:
    """Where the table of territories on screen differs from its file."""
    with db.lecture() as session:
        adresse = {"maille": "departement", "periode": f"{PERIODE.du}_{PERIODE.au}"}
        fichier = routes.produire_csv(session, ANCT, adresse).contenu
    entetes, *rangees = csv.reader(io.StringIO(fichier.decode("utf-8-sig")), delimiter=";")
    a_l_ecran = lire_territoires("departement", Filtres(PERIODE.du, PERIODE.au))
    for ligne, rangee in zip(enregistrements(a_l_ecran.lignes), rangees, strict=False):
        for colonne, texte in zip(entetes, rangee, strict=True):
            vue = "" if ligne[colonne] is None else str(ligne[colonne]).replace(".", ",")
            if vue != texte:
                yield f"{ligne['code']}.{colonne} : {vue} à l’écran, {texte} dans le fichier"


def test_a_tag_renamed_is_read_under_its_new_name(bords: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    assert comparer_la_nation(bords, monkeypatch) == []
    with db.ecriture() as session:
        tag = session.exec(select(Tag)).one()
        modifier_tag(session, acteur=ADMIN, tag_id=tag.id, nom="Aînés", description=None)
    assert comparer_la_nation(bords, monkeypatch) == []


def test_a_structure_renamed_is_read_under_its_new_name(bords: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    assert comparer_la_nation(bords, monkeypatch) == []
    fichier = fichier_csv("id;nom;type;code_commune", "S-971;Nouvelle maison;association;97105")
    assert importer("structures", fichier).bilan["modifies"] == 1
    assert comparer_la_nation(bords, monkeypatch) == []


def test_a_post_and_an_activation_are_counted_at_once(bords: Engine) -> None:
    assert list(comparer_les_territoires()) == []
    fichier = fichier_csv("id;prenom;nom;structure;date_debut", "C-NEUF;Dominique;Neuf;S-2B;2026-01-01")
    assert importer("conseillers", fichier).bilan["crees"] == 1
    assert list(comparer_les_territoires()) == []
    with db.ecriture() as session:
        neuf = session.exec(select(Conseiller).where(Conseiller.id_externe == "C-NEUF")).one()
        compte = create_utilisateur(session, Role.CONSEILLER, conseiller_id=neuf.id)
        imposer_mot_de_passe(
            session, acteur=ADMIN, utilisateur_id=compte.id, mot_de_passe="pluie-bleue-sur-le-marais-72"
        )
    assert list(comparer_les_territoires()) == []
