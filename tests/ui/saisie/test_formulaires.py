"""The forms on screen: what is asked, kept, refused, written, changed, copied."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select
from streamlit.testing.v1 import AppTest

from coop_data import db
from coop_data.domain.accompagnement import TypeLieu
from coop_data.domain.coordination import Echelon, TypeActivite, TypeAnimation, TypeEvenement, TypePartenaire
from coop_data.domain.roles import Role
from coop_data.models import (
    Accompagnement,
    ActiviteCoordination,
    Brouillon,
    Conseiller,
    SessionServeur,
    StructurePartenaire,
    Utilisateur,
    maintenant,
)
from tests.factories import create_activite, create_poste, create_structure
from tests.ui.support import create_compte, open_screen, texts, titles

SUCCES = "L’animation a bien été enregistrée."


@pytest.fixture
def coordinateur(base_servie: Engine) -> Utilisateur:
    """A coordinator in post."""
    with db.ecriture() as session:
        return create_compte(session, Role.COORDINATEUR)


@pytest.fixture
def conseiller(base_servie: Engine) -> Utilisateur:
    """A conseiller in post."""
    with db.ecriture() as session:
        return create_compte(session, Role.CONSEILLER)


def widget(ecran: AppTest, genre: str, libelle: str) -> object:
    """The widget of a kind whose label begins so."""
    trouves = [element for element in ecran.get(genre) if element.label.startswith(libelle)]
    assert trouves, f"{genre} « {libelle} » parmi {[element.label for element in ecran.get(genre)]}"
    return trouves[0]


def presser(ecran: AppTest, libelle: str) -> AppTest:
    """Press a button."""
    return widget(ecran, "button", libelle).click().run()


def remplir_animation(ecran: AppTest) -> AppTest:
    """The shortest animation that is accepted."""
    widget(ecran, "button_group", "Durée").set_value(60).run()
    widget(ecran, "number_input", "Structure·s").set_value(2)
    widget(ecran, "radio", "Type d’animation").set_value(TypeAnimation.WEBINAIRE)
    widget(ecran, "checkbox", "Échanges de bonnes pratiques").check()
    return ecran.run()


def seule(session: Session, modele: type) -> object:
    """The only row of a table."""
    return session.exec(select(modele)).one()


def test_animation_is_refused_field_by_field_then_written_once(
    coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = presser(open_screen(monkeypatch, coordinateur, "animation"), "Enregistrer l’activité")
    resume = "\n".join(str(bloc.proto.body) for bloc in ecran.get("html"))
    assert "4 réponses à corriger" in resume
    assert "Veuillez renseigner une durée" in resume
    ecran = presser(remplir_animation(ecran), "Enregistrer l’activité")
    assert SUCCES in texts(ecran)
    with db.lecture() as session:
        cra = seule(session, ActiviteCoordination)
        assert (cra.duree_minutes, cra.structures, cra.mediateurs) == (60, 2, 0)
        assert (cra.type_animation, cra.thematiques) == ("webinaire", ["partage"])
        assert session.exec(select(Brouillon)).all() == []


def test_what_is_typed_is_kept_and_found_again_from_the_address(
    coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    remplir_animation(open_screen(monkeypatch, coordinateur, "animation"))
    with db.lecture() as session:
        brouillon = seule(session, Brouillon)
        assert brouillon.contenu["duree_minutes"] == 60
    ecran = open_screen(monkeypatch, coordinateur, "animation", brouillon=str(brouillon.id))
    assert widget(ecran, "number_input", "Structure·s").value == 2
    assert widget(ecran, "checkbox", "Échanges de bonnes pratiques").value is True
    assert "Enregistré à " in texts(ecran)


def test_somebody_elses_draft_is_not_found(coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    remplir_animation(open_screen(monkeypatch, coordinateur, "animation"))
    with db.ecriture() as session:
        brouillon = seule(session, Brouillon)
        autre = create_compte(session, Role.COORDINATEUR)
    ecran = open_screen(monkeypatch, autre, "animation", brouillon=str(brouillon.id))
    assert "Ce brouillon est introuvable" in texts(ecran)
    assert ecran.get("radio") == []


def test_precision_is_asked_at_once_and_forgotten_with_its_choice(
    coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = remplir_animation(open_screen(monkeypatch, coordinateur, "animation"))
    widget(ecran, "radio", "Type d’animation").set_value(TypeAnimation.AUTRE).run()
    widget(ecran, "text_input", "Veuillez préciser").set_value("Visite").run()
    widget(ecran, "radio", "Type d’animation").set_value(TypeAnimation.COMITE).run()
    assert not [champ for champ in ecran.text_input if champ.label.startswith("Veuillez préciser")]
    presser(ecran, "Enregistrer l’activité")
    with db.lecture() as session:
        cra = seule(session, ActiviteCoordination)
        assert (cra.type_animation, cra.type_animation_autre) == ("comite", None)


def test_custom_duration_adds_hours_and_minutes(
    coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = remplir_animation(open_screen(monkeypatch, coordinateur, "animation"))
    widget(ecran, "button_group", "Durée").set_value(0).run()
    widget(ecran, "number_input", "Heures").set_value(2)
    widget(ecran, "number_input", "Minutes").set_value(5)
    presser(ecran.run(), "Enregistrer l’activité")
    with db.lecture() as session:
        assert seule(session, ActiviteCoordination).duree_minutes == 125


def test_likely_duplicate_waits_for_a_word(coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(2):
        ecran = presser(
            remplir_animation(open_screen(monkeypatch, coordinateur, "animation")), "Enregistrer l’activité"
        )
    assert "Une activité semblable est déjà enregistrée" in texts(ecran)
    assert SUCCES in texts(presser(ecran, "Enregistrer quand même"))
    with db.lecture() as session:
        assert len(session.exec(select(ActiviteCoordination)).all()) == 2


def test_evenement(coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, coordinateur, "evenement")
    widget(ecran, "text_input", "Nom de l’évènement").set_value("Forum")
    widget(ecran, "radio", "Type d’évènement").set_value(TypeEvenement.NEC_LOCAL)
    widget(ecran, "checkbox", "Un Hub").check()
    widget(ecran, "button_group", "Échelon").set_value(Echelon.REGIONAL)
    ecran = presser(ecran.run(), "Enregistrer l’activité")
    assert "L’événement a bien été enregistré." in texts(ecran)
    with db.lecture() as session:
        cra = seule(session, ActiviteCoordination)
        assert (cra.nom, cra.participants, cra.organisateurs, cra.echelon) == ("Forum", None, ["hub"], "regional")


def test_partenariat_rows_are_added_and_removed(
    coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = open_screen(monkeypatch, coordinateur, "partenariat")
    assert not [bouton for bouton in ecran.button if bouton.label == "Retirer"]
    widget(ecran, "checkbox", "Recherche de subvention").check().run()
    ecran = presser(ecran, "Ajouter une structure partenaire")
    noms = [champ for champ in ecran.text_input if champ.label.startswith("Nom de la structure partenaire")]
    types = [champ for champ in ecran.selectbox if champ.label.startswith("Type de la structure partenaire")]
    assert len(noms) == 2
    noms[0].set_value("À retirer")
    noms[1].set_value("Mairie d’Alizay")
    types[1].set_value(TypePartenaire.COMMUNE)
    ecran.run()
    ecran = presser(presser(ecran, "Retirer"), "Enregistrer l’activité")
    assert "Le partenariat a bien été enregistré." in texts(ecran)
    with db.lecture() as session:
        ligne = seule(session, StructurePartenaire)
        assert (ligne.nom, ligne.type, ligne.rang) == ("Mairie d’Alizay", "commune", 0)


def test_a_partner_typed_whole_brings_its_type(coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        auteur = session.get_one(Conseiller, coordinateur.conseiller_id)
        create_activite(
            session, auteur, type=TypeActivite.PARTENARIAT, partenaires=(("Mairie d’Évreux", "commune"),)
        )
    ecran = open_screen(monkeypatch, coordinateur, "partenariat")
    widget(ecran, "text_input", "Nom de la structure").set_value("mairie d'evr").run()
    assert widget(ecran, "selectbox", "Type de la structure").value is None
    widget(ecran, "text_input", "Nom de la structure").set_value("mairie d'evreux").run()
    assert widget(ecran, "selectbox", "Type de la structure").value == TypePartenaire.COMMUNE


def test_a_partner_typed_whole_leaves_the_chosen_type(
    coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    with db.ecriture() as session:
        auteur = session.get_one(Conseiller, coordinateur.conseiller_id)
        create_activite(session, auteur, type=TypeActivite.PARTENARIAT, partenaires=(("Hub", "commune"),))
    ecran = open_screen(monkeypatch, coordinateur, "partenariat")
    widget(ecran, "selectbox", "Type de la structure").set_value(TypePartenaire.AUTRE).run()
    widget(ecran, "text_input", "Nom de la structure").set_value("Hub").run()
    assert widget(ecran, "selectbox", "Type de la structure").value == TypePartenaire.AUTRE


def test_accompagnement_of_one_person(conseiller: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, conseiller, "accompagnement")
    assert titles(ecran) == ["Accompagnement individuel"]
    widget(ecran, "button_group", "Durée").set_value(45)
    widget(ecran, "button_group", "Lieu de l’accompagnement").set_value(TypeLieu.A_DISTANCE)
    widget(ecran, "checkbox", "E-mail").check()
    widget(ecran, "button_group", "Genre").set_value("genre_feminin")
    ecran = presser(ecran.run(), "Enregistrer l’activité")
    assert "L’accompagnement individuel a bien été enregistré." in texts(ecran)
    with db.lecture() as session:
        cra = seule(session, Accompagnement)
        assert (cra.nb_participants, cra.genre_feminin, cra.genre_masculin) == (1, 1, 0)
        assert (cra.type_lieu, cra.thematiques) == ("a_distance", ["email"])


def test_atelier_refuses_more_people_than_participants(
    conseiller: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = open_screen(monkeypatch, conseiller, "accompagnement", activite="collectif")
    assert titles(ecran) == ["Atelier collectif"]
    widget(ecran, "number_input", "Nombre de participants").set_value(3)
    widget(ecran, "number_input", "Féminin").set_value(4)
    ecran = presser(ecran.run(), "Enregistrer l’activité")
    assert "La somme des données socio-démographiques dépasse" in "\n".join(
        str(bloc.proto.body) for bloc in ecran.get("html")
    )


def test_two_postes_ask_which_structure(coordinateur: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        autre = create_structure(session, nom="Seconde structure")
        create_poste(session, session.get_one(Conseiller, coordinateur.conseiller_id), autre)
        autre_id = autre.id
    ecran = presser(
        remplir_animation(open_screen(monkeypatch, coordinateur, "animation")), "Enregistrer l’activité"
    )
    assert SUCCES not in texts(ecran)
    widget(ecran, "selectbox", "Structure de cette activité").set_value(str(autre_id)).run()
    assert SUCCES in texts(presser(ecran, "Enregistrer l’activité"))
    with db.lecture() as session:
        assert seule(session, ActiviteCoordination).structure_id == autre_id


@pytest.mark.parametrize(
    ("fin", "gardees"), [("expire", "Après la pause"), ("revoquee", None), ("desactive", None)]
)
def test_session_that_ends_while_typing(
    coordinateur: Utilisateur, fin: str, gardees: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = remplir_animation(open_screen(monkeypatch, coordinateur, "animation"))
    with db.ecriture() as session:
        ouverte = seule(session, SessionServeur)
        if fin == "expire":
            ouverte.vue_le -= timedelta(minutes=61)
        elif fin == "revoquee":
            ouverte.revoquee_le = maintenant()
        else:
            session.get_one(Utilisateur, coordinateur.id).desactive_le = maintenant()
    widget(ecran, "text_area", "Notes").set_value("Après la pause").run()
    assert titles(ecran) == ["Coop Data"]
    with db.lecture() as session:
        contenu = seule(session, Brouillon).contenu
    assert (contenu["notes"], contenu["structures"], contenu["duree_minutes"]) == (gardees, 2, 60)


@pytest.fixture
def animation(coordinateur: Utilisateur) -> UUID:
    """An animation of the coordinator, with notes."""
    with db.ecriture() as session:
        auteur = session.get_one(Conseiller, coordinateur.conseiller_id)
        cra = create_activite(
            session,
            auteur,
            duree_minutes=90,
            mediateurs=1,
            structures=0,
            autres_acteurs=0,
            type_animation="comite",
            thematiques=["rh"],
            notes="À moi",
        )
        return cra.id


def test_modifying_writes_a_new_version(
    coordinateur: Utilisateur, animation: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = open_screen(monkeypatch, coordinateur, "animation", id=str(animation))
    assert widget(ecran, "text_area", "Notes").value == "À moi"
    widget(ecran, "number_input", "Médiateur").set_value(5).run()
    assert "Vos modifications ont bien été enregistrées." in texts(presser(ecran, "Enregistrer l’activité"))
    with db.lecture() as session:
        cra = session.get_one(ActiviteCoordination, animation)
        assert (cra.mediateurs, cra.version, cra.duree_minutes) == (5, 2, 90)


def test_a_change_made_meanwhile_is_shown_not_overwritten(
    coordinateur: Utilisateur, animation: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = open_screen(monkeypatch, coordinateur, "animation", id=str(animation))
    widget(ecran, "number_input", "Médiateur").set_value(5).run()
    with db.ecriture() as session:
        cra = session.get_one(ActiviteCoordination, animation)
        cra.structures, cra.version = 7, 2
    ecran = presser(ecran, "Enregistrer l’activité")
    assert "a été modifiée le" in texts(ecran)
    ecran = presser(ecran, "Réappliquer mes changements")
    assert widget(ecran, "number_input", "Structure·s").value == 7
    assert widget(ecran, "number_input", "Médiateur").value == 5
    widget(ecran, "text_area", "Notes").set_value("Après le conflit").run()
    widget(ecran, "text_area", "Notes").set_value("Encore après").run()
    assert "n’a pas pu être enregistré" not in texts(ecran)
    presser(ecran, "Enregistrer l’activité")
    with db.lecture() as session:
        cra = session.get_one(ActiviteCoordination, animation)
        assert (cra.mediateurs, cra.structures, cra.version) == (5, 7, 3)
        assert session.exec(select(Brouillon)).all() == []


def test_copy_has_todays_date_and_no_notes(
    coordinateur: Utilisateur, animation: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = open_screen(monkeypatch, coordinateur, "animation", copie=str(animation))
    assert widget(ecran, "text_area", "Notes").value == ""
    assert widget(ecran, "number_input", "Médiateur").value == 1
    presser(ecran, "Enregistrer l’activité")
    with db.lecture() as session:
        copies = [cra for cra in session.exec(select(ActiviteCoordination)) if cra.id != animation]
        assert [(cra.duree_minutes, cra.notes, cra.version) for cra in copies] == [(90, None, 1)]


@pytest.mark.parametrize("parametre", ["id", "copie"])
def test_somebody_elses_report_is_neither_changed_nor_copied(
    animation: UUID, parametre: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with db.ecriture() as session:
        autre = create_compte(session, Role.COORDINATEUR)
    ecran = open_screen(monkeypatch, autre, "animation", **{parametre: str(animation)})
    assert "Cette activité est introuvable" in texts(ecran)
    assert ecran.get("text_area") == []
