"""What was logged, on screen: found, deleted, restored; drafts, tags, home; files for their author alone."""

import io
from datetime import date
from uuid import UUID

import pytest
import streamlit as st
from openpyxl import load_workbook
from sqlalchemy import Engine
from sqlmodel import Session, select
from starlette.datastructures import QueryParams
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from coop_data import db
from coop_data.acces.acteur import PARIS
from coop_data.auth.comptes import charger_acteur
from coop_data.brouillons import enregistrer_brouillon
from coop_data.domain.coordination import TypeActivite, TypeAnimation, TypeEvenement
from coop_data.domain.periode import Periode
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, Introuvable
from coop_data.models import ActiviteCoordination, Conseiller, Utilisateur
from coop_data.routes.mes_activites import produire
from coop_data.saisie import cra
from coop_data.saisie.activites import FiltreActivites
from coop_data.saisie.adresse import filtre_of, joindre, valeurs_of
from coop_data.tags import creer_tag
from tests.factories import create_activite
from tests.images import poser
from tests.ui.support import create_compte, open_screen, read_markdown, texts

FORUM = "**Évènement · Forum de l’emploi · 12 participants**"
ANIMATION = "**Animation · 3 participants**"
AUJOURDHUI = date(2026, 3, 20)


def peupler(session: Session) -> Utilisateur:
    """A coordinator with an évènement of 2026 and an animation of 2025."""
    compte = create_compte(session, Role.COORDINATEUR)
    auteur = session.get_one(Conseiller, compte.conseiller_id)
    create_activite(
        session,
        auteur,
        type=TypeActivite.EVENEMENT,
        nom="Forum de l’emploi",
        type_evenement=TypeEvenement.NEC_LOCAL,
        participants=12,
        organisateurs=["hub"],
        notes="À moi seul",
    )
    create_activite(
        session,
        auteur,
        date=date(2025, 11, 3),
        type_animation=TypeAnimation.COMITE,
        duree_minutes=90,
        mediateurs=2,
        structures=1,
        autres_acteurs=0,
        thematiques=["rh"],
    )
    return compte


@pytest.fixture
def coordinateur(base_servie: Engine) -> Utilisateur:
    return poser(base_servie, peupler)


def titres(ecran: AppTest) -> list[str]:
    """The cards of a list."""
    return [lien.proto.label for lien in ecran.get("page_link") if lien.proto.label.startswith("**")]


def jours(ecran: AppTest) -> list[str]:
    """The headings of the days."""
    return [entete.value for entete in ecran.header]


def presser(ecran: AppTest, libelle: str) -> AppTest:
    """Press the last button of that label: a dialog's stands after the page's."""
    return [bouton for bouton in ecran.button if bouton.label == libelle][-1].click().run()


def test_list_is_grouped_by_day_newest_first(coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, coordinateur, "mes-activites")
    assert jours(ecran) == ["mardi 10 mars 2026", "lundi 3 novembre 2025"]
    assert titres(ecran) == [
        "**Évènement · Forum de l’emploi · 12 participants**",
        "**Animation · 3 participants**",
    ]
    assert "2 activités enregistrées" in texts(ecran)
    assert "1\u202fh\u202f30 d’animation" in texts(ecran)


@pytest.mark.parametrize(
    ("parametres", "attendus"),
    [
        ({"type": "animation"}, 1),
        ({"type": "animation|evenement"}, 2),
        ({"texte": "FORUM emploi"}, 1),
        ({"periode": "2025-01-01_2025-12-31"}, 1),
        ({"precis": "nec_local"}, 1),
        ({"thematique": "rh"}, 1),
        ({"echelon": "regional"}, 0),
    ],
)
def test_filters_of_the_address(
    coordinateur: Utilisateur, parametres: dict[str, str], attendus: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(titres(open_screen(monkeypatch, coordinateur, "mes-activites", **parametres))) == attendus


@pytest.mark.parametrize(
    ("parametres", "inconnue", "reste"),
    [
        ({"precis": "groupe"}, "« groupe »", {}),
        ({"precis": "groupe|nec_local"}, "« groupe »", {"precis": "nec_local"}),
        ({"periode": "n’importe", "type": "evenement"}, "« n’importe »", {"type": "evenement"}),
        ({"periode": "1990-01-01_1990-12-31"}, "« 1990-01-01_1990-12-31 »", {}),
        ({"a_completer": "non", "tag": "bidon"}, "« non », « bidon »", {}),
    ],
)
def test_what_an_address_invents_is_dropped_and_said(
    coordinateur: Utilisateur,
    parametres: dict[str, str],
    inconnue: str,
    reste: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ecran = open_screen(monkeypatch, coordinateur, "mes-activites", **parametres)
    assert [inconnue in texts(ecran), len(ecran.warning)] == [True, 1]
    assert len(titres(ecran)) == (1 if reste else 2)
    assert {nom: valeur for nom, valeur in ecran.query_params.items() if nom in parametres} == reste
    retirer = [bouton for bouton in ecran.button if bouton.key.startswith("mes_activites.retirer.")]
    assert len(retirer) == len(reste)


def test_nothing_logged_and_nothing_found_say_so(
    coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = open_screen(monkeypatch, coordinateur, "mes-activites", texte="absent")
    assert "Aucune activité ne correspond à votre recherche" in texts(ecran)
    with db.ecriture() as session:
        autre = create_compte(session, Role.COORDINATEUR)
    assert "Vous n’avez pas encore enregistré d’activité" in texts(
        open_screen(monkeypatch, autre, "mes-activites")
    )


def forum() -> ActiviteCoordination:
    """The évènement of the coordinator."""
    with db.lecture() as session:
        requete = select(ActiviteCoordination).where(ActiviteCoordination.type == TypeActivite.EVENEMENT)
        return session.exec(requete).one()


def supprimer(compte: Utilisateur, cra_id: UUID) -> None:
    """Put a report in the corbeille, as the dialog does."""
    with db.ecriture() as session:
        acteur = charger_acteur(session, utilisateur_id=compte.id, fuseau=PARIS)
        cra.supprimer(session, acteur=acteur, formulaire="evenement", cra_id=cra_id)


def test_deletion_is_asked_first(coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, coordinateur, "activite", formulaire="evenement", id=str(forum().id))
    assert "À moi seul" in [texte.value for texte in ecran.text]
    assert "Êtes-vous sûr·e de vouloir supprimer cette activité ?" in texts(presser(ecran, "Supprimer"))
    assert forum().supprime_le is None


def test_deletion_is_undone_from_the_list(coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, coordinateur, "activite", formulaire="evenement", id=str(forum().id))
    for _demande_puis_confirmation in range(2):
        for bouton in ecran.button:
            if bouton.label == "Supprimer":
                bouton.click()
        ecran.run()
    assert "L’activité a bien été supprimée" in texts(ecran)
    assert titres(ecran) == [ANIMATION]
    ecran._page_hash = calc_hash("mes-activites")  # a browser stays where it was led
    ecran = presser(ecran, "Annuler la suppression")
    assert titres(ecran) == [FORUM, ANIMATION]


def test_corbeille_restores(coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    supprimer(coordinateur, forum().id)
    ecran = open_screen(monkeypatch, coordinateur, "corbeille")
    assert "encore 30 jours" in texts(ecran)
    ecran = presser(ecran, "Restaurer")
    assert "L’activité a bien été restaurée" in texts(ecran)
    assert "Votre corbeille est vide." in texts(ecran)
    assert forum().supprime_le is None


@pytest.mark.parametrize(
    ("url", "onglet"),
    [
        ("activite", "Évènement · Forum de l’emploi – Coop Data"),
        ("animation", "Animation (aide, réunion, moment d’échange...) – Coop Data"),
    ],
)
def test_the_tab_says_what_the_title_says(
    coordinateur: Utilisateur, url: str, onglet: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    nommes: list[str] = []
    monkeypatch.setattr(st, "set_page_config", lambda page_title, layout: nommes.append(page_title))
    parametres = {"formulaire": "evenement", "id": str(forum().id)} if url == "activite" else {}
    ecran = open_screen(monkeypatch, coordinateur, url, **parametres)
    assert nommes[-1] == onglet
    assert read_markdown(ecran.title[0].value) == onglet.removesuffix(" – Coop Data")


def test_somebody_elses_report_is_not_shown(coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        autre = create_compte(session, Role.COORDINATEUR)
    ecran = open_screen(monkeypatch, autre, "activite", formulaire="evenement", id=str(forum().id))
    assert "Cette activité est introuvable" in texts(ecran)


def test_home_shows_last_activities_and_drafts(coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        acteur = charger_acteur(session, utilisateur_id=coordinateur.id, fuseau=PARIS)
        enregistrer_brouillon(session, acteur=acteur, formulaire="evenement", contenu={"nom": "À finir"})
    ecran = open_screen(monkeypatch, coordinateur, "accueil")
    assert len(titres(ecran)) == 2
    assert "Évènement · À finir" in texts(ecran)
    assert [chiffre.label for chiffre in ecran.metric] == [
        "Animation",
        "Évènement",
        "Partenariat",
        "Temps d’animation",
    ]


def test_drafts_are_dropped_on_request(coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        acteur = charger_acteur(session, utilisateur_id=coordinateur.id, fuseau=PARIS)
        enregistrer_brouillon(session, acteur=acteur, formulaire="evenement", contenu={"nom": "À jeter"})
    ecran = presser(open_screen(monkeypatch, coordinateur, "mes-brouillons"), "Supprimer")
    assert "Le brouillon est supprimé." in texts(ecran)
    assert "Vous n’avez aucun brouillon." in texts(ecran)


def test_a_new_tag_is_listed(coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, coordinateur, "mes-tags")
    ecran.text_input(key="mes_tags.nom").set_value("Hiver 2026")
    ecran = presser(ecran, "Créer le tag")
    assert "Le tag Hiver 2026 a bien été créé." in texts(ecran)


def test_address_and_filter_say_the_same() -> None:
    filtre = filtre_of(
        {"periode": "ce-trimestre", "type": "animation|evenement", "tag": "pas-un-tag", "a_completer": "oui"},
        aujourdhui=AUJOURDHUI,
    )
    assert filtre.periode == Periode(date(2026, 1, 1), date(2026, 3, 31))
    assert (filtre.types, filtre.tags, filtre.a_completer) == (("animation", "evenement"), (), True)
    assert (
        filtre_of({"periode": "n’importe"}, aujourdhui=AUJOURDHUI).periode
        == filtre_of({"periode": "tout"}, aujourdhui=AUJOURDHUI).periode
    )


@pytest.mark.parametrize("noms", [["Hub | Sud", "Mairie"], ["100 %", "50%7C"], ["seul"]])
def test_names_come_back_from_the_address_as_they_are(noms: list[str]) -> None:
    assert valeurs_of({"partenaire": joindre(noms)}, "partenaire") == tuple(noms)


def test_what_an_address_invents_is_left_out() -> None:
    invente = filtre_of(dict.fromkeys(("type", "initiative", "echelon"), "bidon"), aujourdhui=AUJOURDHUI)
    assert invente == FiltreActivites()


def test_a_file_does_not_tell_the_name_of_somebody_elses_tag(coordinateur: Utilisateur) -> None:
    with db.ecriture() as session:
        autre = create_compte(session, Role.COORDINATEUR)
        acteur_autre = charger_acteur(session, utilisateur_id=autre.id, fuseau=PARIS)
        tag = creer_tag(session, acteur=acteur_autre, nom="Projet confidentiel")
        acteur = charger_acteur(session, utilisateur_id=coordinateur.id, fuseau=PARIS)
    with db.lecture() as session:
        octets = bytes(produire(session, acteur, QueryParams({"format": "xlsx", "tag": str(tag.id)})).contenu)
    cellules = [c for ligne in load_workbook(io.BytesIO(octets))["Informations"].values for c in ligne]
    assert not [cellule for cellule in cellules if "confidentiel" in str(cellule)]


def test_file_is_for_its_author_alone(coordinateur: Utilisateur) -> None:
    with db.ecriture() as session:
        autre = create_compte(session, Role.COORDINATEUR)
        analyste = create_compte(session, Role.ANCT)
    with db.lecture() as session:
        acteurs = [
            charger_acteur(session, utilisateur_id=compte.id, fuseau=PARIS)
            for compte in (coordinateur, autre, analyste)
        ]
        contenus = [
            bytes(produire(session, acteur, QueryParams("format=csv")).contenu).decode("utf-8-sig")
            for acteur in acteurs[:2]
        ]
        with pytest.raises(AccesRefuse):
            produire(session, acteurs[2], QueryParams())
        with pytest.raises(Introuvable):
            produire(session, acteurs[0], QueryParams("format=exe"))
    assert ["À moi seul" in contenu for contenu in contenus] == [True, False]
    assert [len(contenu.splitlines()) for contenu in contenus] == [3, 1]
