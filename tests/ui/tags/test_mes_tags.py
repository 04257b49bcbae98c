"""« Mes tags », « Tags nationaux » and « Projet » on screen: made, merged, archived, deleted, given back."""

from uuid import UUID

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select
from streamlit.testing.v1 import AppTest

from coop_data import db
from coop_data.acces.acteur import PARIS, Acteur
from coop_data.auth.comptes import charger_acteur
from coop_data.domain.roles import Role
from coop_data.domain.tags import PorteeTag
from coop_data.models import ActiviteCoordination, Tag, Utilisateur
from coop_data.saisie import cra
from coop_data.tags import archiver, creer_tag
from coop_data.ui import identite
from coop_data.ui.annulation import DERNIERE
from coop_data.ui.etat import MESSAGE_SUIVANT
from tests.images import poser
from tests.saisie.exemples import animation, evenement
from tests.ui.support import cookie_of, create_compte, open_screen, read_markdown, texts, titles


def peupler(session: Session) -> Utilisateur:
    """A coordinator with two personal tags on two activities, and a team's tag on none."""
    compte = create_compte(session, Role.COORDINATEUR)
    acteur = charger_acteur(session, utilisateur_id=compte.id, fuseau=PARIS)
    assert acteur is not None
    atelier, ateliers = (creer_tag(session, acteur=acteur, nom=nom) for nom in ("Atelier été", "Ateliers"))
    creer_tag(session, acteur=acteur, nom="L’équipe", portee=PorteeTag.EQUIPE, description="Du *département*")
    cra.enregistrer(session, acteur=acteur, saisie=animation(tags=[atelier.id, ateliers.id]))
    cra.enregistrer(session, acteur=acteur, saisie=evenement(tags=[atelier.id], nom="Forum", participants=30))
    return compte


@pytest.fixture
def coordinateur(base_servie: Engine) -> Utilisateur:
    return poser(base_servie, peupler)


def tag_id(nom: str) -> UUID:
    with db.lecture() as session:
        return session.exec(select(Tag.id).where(Tag.nom == nom)).one()


def lire(nom: str) -> Tag:
    with db.lecture() as session:
        return session.exec(select(Tag).where(Tag.nom == nom)).one()


def acteur_of(compte: Utilisateur) -> Acteur:
    with db.lecture() as session:
        acteur = charger_acteur(session, utilisateur_id=compte.id, fuseau=PARIS)
        assert acteur is not None
        return acteur


def ouvrir(nom: str, acteur: object, tag: object) -> None:
    """A script that holds one dialog open: AppTest runs scripts whole, a browser only the dialog."""
    from coop_data.ui import etat
    from coop_data.ui.tags import dialogues, fusion

    etat.PERSONNE.ecrire(acteur)
    etat.PAGE_COURANTE.ecrire("mes-tags")
    gestes = {"modifier": dialogues.modifier, "supprimer": dialogues.supprimer, "fusionner": fusion.fusionner_avec}
    gestes[nom](acteur, tag)


def dialogue(monkeypatch: pytest.MonkeyPatch, nom: str, compte: Utilisateur, tag: Tag) -> AppTest:
    """A dialog about a tag, open."""
    cookies = cookie_of(compte)
    monkeypatch.setattr(identite, "cookies_du_navigateur", lambda: cookies)
    return AppTest.from_function(ouvrir, default_timeout=60, args=(nom, acteur_of(compte), tag)).run()


def annonce(ecran: AppTest) -> str:
    """What the next page will say."""
    return str(ecran.session_state[MESSAGE_SUIVANT.nom])


def cartes(ecran: AppTest) -> list[str]:
    """The names listed, in order."""
    return [
        read_markdown(lien.proto.label).strip("*")
        for lien in ecran.get("page_link")
        if lien.proto.label.startswith("**")
    ]


def gerer(ecran: AppTest, nom: str, action: str) -> AppTest:
    """Choose in the menu of a tag."""
    return ecran.menu_button(key=f"mes_tags.gerer.{tag_id(nom)}").click(action).run()


def presser(ecran: AppTest, libelle: str) -> AppTest:
    """Press the last button of that label: a dialog's stands after the page's."""
    return [bouton for bouton in ecran.button if bouton.label == libelle][-1].click().run()


def test_tags_stand_under_their_scope_with_their_uses(
    coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = open_screen(monkeypatch, coordinateur, "mes-tags")
    assert [entete.value for entete in ecran.header] == ["Tags personnels (2)", "Tags d’équipe (1)"]
    assert cartes(ecran) == ["Atelier été", "Ateliers", "L’équipe"]
    dit = texts(ecran)
    assert "3 tags" in dit
    assert "2 activités de coordination" in dit
    assert "Aucune activité" in dit
    assert [texte.value for texte in ecran.text] == ["Du *département*"]


def test_search_forgives_accents_and_says_when_nothing_is_found(
    coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cartes(open_screen(monkeypatch, coordinateur, "mes-tags", texte="ETE atelier")) == ["Atelier été"]
    assert cartes(open_screen(monkeypatch, coordinateur, "mes-tags", tri="usage"))[:2] == [
        "Atelier été",
        "Ateliers",
    ]
    ecran = open_screen(monkeypatch, coordinateur, "mes-tags", texte="introuvable")
    assert cartes(ecran) == []
    assert "Aucun tag ne correspond à votre recherche." in texts(ecran)


def test_scopes_are_offered_and_explained(coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, coordinateur, "mes-tags")
    choix = ecran.radio(key="mes_tags.portee")
    assert [option.partition(" (")[0] for option in choix.options] == [
        "Tag personnel",
        "Tag d’équipe",
        "Tag départemental",
    ]
    assert choix.proto.captions[0] == "Visible uniquement par vous."
    ecran.text_input(key="mes_tags.nom").set_value("Feuille de route")
    choix.set_value(2)
    ecran = presser(ecran, "Créer le tag")
    assert "Le tag Feuille de route a bien été créé." in texts(ecran)
    with db.lecture() as session:
        tag = session.exec(select(Tag).where(Tag.nom == "Feuille de route")).one()
        assert (tag.portee, tag.departement_code) == (PorteeTag.DEPARTEMENTAL, "69")


def test_a_twin_is_said_not_made(coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, coordinateur, "mes-tags")
    ecran.text_input(key="mes_tags.nom").set_value("ATELIERS")
    ecran = presser(ecran, "Créer le tag")
    assert "Le tag Ateliers existe déjà (tag personnel)" in texts(ecran)
    assert cartes(ecran) == ["Atelier été", "Ateliers", "L’équipe"]


def test_rename_and_describe(coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    tag = lire("Ateliers")
    ecran = dialogue(monkeypatch, "modifier", coordinateur, tag)
    ecran.text_input(key=f"tags.modifier.nom.{tag.id}").set_value("Atelier été")
    ecran = presser(ecran, "Enregistrer")
    assert "Un autre tag porte déjà ce nom" in texts(ecran)
    ecran.text_input(key=f"tags.modifier.nom.{tag.id}").set_value("Ateliers du soir")
    ecran.text_area(key=f"tags.modifier.description.{tag.id}").set_value("Après 18 h")
    ecran = presser(ecran, "Enregistrer")
    assert annonce(ecran) == "Le tag Ateliers du soir a bien été modifié."
    assert lire("Ateliers du soir").description == "Après 18 h"


def test_merge_says_what_it_concerns_then_what_it_did(
    coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = gerer(open_screen(monkeypatch, coordinateur, "mes-tags"), "Atelier été", "Fusionner")
    destination = ecran.selectbox(key="tags.fusion.destination")
    assert set(destination.options) == {"Ateliers (tag personnel)", "L’équipe (tag d’équipe)"}
    ecran = dialogue(monkeypatch, "fusionner", coordinateur, lire("Atelier été"))
    ecran.selectbox(key="tags.fusion.destination").set_value(str(tag_id("Ateliers"))).run()
    assert "« Atelier été » est posé sur : **2 activités de coordination**" in texts(ecran)
    assert "La fusion des tags est définitive" in texts(ecran)
    ecran = presser(ecran, "Confirmer la fusion")
    assert annonce(ecran) == "Le tag Atelier été a bien été fusionné avec Ateliers : 2 activités de coordination."
    assert cartes(open_screen(monkeypatch, coordinateur, "mes-tags")) == ["Ateliers", "L’équipe"]


def test_deletion_is_asked_first(coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = gerer(open_screen(monkeypatch, coordinateur, "mes-tags"), "Atelier été", "Supprimer")
    assert "Il est posé sur : **2 activités de coordination**" in texts(ecran)
    assert lire("Atelier été").supprime_le is None
    ecran = dialogue(monkeypatch, "supprimer", coordinateur, lire("Atelier été"))
    presser(ecran, "Supprimer")
    assert lire("Atelier été").supprime_le is not None


def test_a_deletion_is_undone_at_once_or_later(coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    for libelle in ("Annuler la suppression", "Restaurer"):
        faite = presser(dialogue(monkeypatch, "supprimer", coordinateur, lire("Atelier été")), "Supprimer")
        ecran = open_screen(monkeypatch, coordinateur, "mes-tags")
        ecran.session_state[DERNIERE.nom] = faite.session_state[DERNIERE.nom]
        ecran = ecran.run()
        assert "Le tag Atelier été a bien été supprimé." in texts(ecran)
        assert cartes(ecran) == ["Ateliers", "L’équipe"]
        ecran = presser(ecran, libelle)
        assert "Le tag Atelier été a bien été restauré, avec ses activités." in texts(ecran)
        assert cartes(ecran) == ["Atelier été", "Ateliers", "L’équipe"]


def test_archived_projects_stand_apart(coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = gerer(open_screen(monkeypatch, coordinateur, "mes-tags"), "Ateliers", "Archiver")
    assert "Le tag Ateliers est archivé" in texts(ecran)
    assert [volet.label for volet in ecran.expander][-1] == "Tags archivés (1)"
    assert cartes(ecran) == ["Atelier été", "L’équipe", "Ateliers"]
    ecran = gerer(ecran, "Ateliers", "Sortir des archives")
    assert cartes(ecran) == ["Atelier été", "Ateliers", "L’équipe"]


def test_administrator_manages_national_tags(base_servie: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        compte = create_compte(session, Role.ADMIN)
    ecran = open_screen(monkeypatch, compte, "tags-nationaux")
    ecran.text_input(key="mes_tags.nom").set_value("France Services")
    ecran = presser(ecran, "Créer le tag")
    assert cartes(ecran) == ["France Services"]
    with db.lecture() as session:
        assert session.exec(select(Tag.portee)).one() is PorteeTag.NATIONAL


def test_project_counts_lists_and_hands_over(coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, coordinateur, "projet", tag=str(tag_id("Atelier été")))
    assert titles(ecran) == ["Atelier été"]
    dit = texts(ecran)
    assert "2 activités" in dit
    assert "Sont comptées : vos activités de coordination. Les activités d’autres personnes" in dit
    chiffres = {chiffre.label: chiffre.value for chiffre in ecran.metric}
    assert (chiffres["Activités de coordination"], chiffres["Temps d’animation"]) == ("2", "1\u202fh\u202f30")
    assert chiffres["Participants aux évènements"] == "30"
    assert "CRA enregistrés" not in chiffres
    assert "Évolution des activités de coordination" in [titre.value for titre in ecran.subheader]
    assert sorted(cartes(ecran)) == ["Animation · 4 participants", "Évènement · Forum · 30 participants"]


def test_project_narrowed_by_type_and_period(coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    tag = str(tag_id("Atelier été"))
    ecran = open_screen(monkeypatch, coordinateur, "projet", tag=tag, type="evenement")
    assert cartes(ecran) == ["Évènement · Forum · 30 participants"]
    ecran = open_screen(monkeypatch, coordinateur, "projet", tag=tag, periode="2020-01-01_2020-12-31")
    assert "Aucune activité de ce projet n’est datée de cette période. Choisissez « Depuis le début »." in texts(
        ecran
    )


@pytest.mark.parametrize("adresse", [{}, {"tag": "bidon"}, {"tag": "00000000-0000-0000-0000-000000000001"}])
def test_project_that_is_not_there(
    coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch, adresse: dict[str, str]
) -> None:
    ecran = open_screen(monkeypatch, coordinateur, "projet", **adresse)
    assert titles(ecran) == ["Projet"]
    assert "Ce tag est introuvable" in texts(ecran)


def test_somebody_else_s_personal_project_is_unknown(
    coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    with db.ecriture() as session:
        autre = create_compte(session, Role.COORDINATEUR)
    ecran = open_screen(monkeypatch, autre, "projet", tag=str(tag_id("Ateliers")))
    assert "Ce tag est introuvable" in texts(ecran)
    assert "Ateliers" not in texts(ecran)


def test_an_archived_project_says_so_and_comes_back(
    coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    identifiant = tag_id("Ateliers")
    with db.ecriture() as session:
        acteur = charger_acteur(session, utilisateur_id=coordinateur.id, fuseau=PARIS)
        assert acteur is not None
        archiver(session, acteur=acteur, tag_id=identifiant)
    ecran = open_screen(monkeypatch, coordinateur, "projet", tag=str(identifiant))
    assert "Ce projet est archivé depuis le" in texts(ecran)
    ecran = presser(ecran, "Sortir des archives")
    assert "Le tag Ateliers est à nouveau proposé." in texts(ecran)


def test_a_form_shows_an_archived_tag_that_its_report_bears(
    coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    with db.ecriture() as session:
        acteur = charger_acteur(session, utilisateur_id=coordinateur.id, fuseau=PARIS)
        assert acteur is not None
        archiver(session, acteur=acteur, tag_id=tag_id("Ateliers"))
        portent_les_deux = select(ActiviteCoordination.id).where(ActiviteCoordination.type == "animation")
        activite = session.exec(portent_les_deux).one()
    ecran = open_screen(monkeypatch, coordinateur, "animation", id=str(activite))
    (choisis,) = [champ.value for champ in ecran.multiselect if champ.label.startswith("Tags")]
    assert set(choisis) == {str(tag_id("Atelier été")), str(tag_id("Ateliers"))}
