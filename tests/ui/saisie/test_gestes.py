"""Templates, several dates, another type, linked partenariats, history and gaps, on screen."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select
from streamlit.testing.v1 import AppTest

from coop_data import db
from coop_data.acces.acteur import PARIS, Acteur
from coop_data.auth.comptes import charger_acteur
from coop_data.brouillons import enregistrer_brouillon
from coop_data.domain.origines import Origine
from coop_data.domain.roles import Role
from coop_data.models import ActiviteCoordination, Brouillon, Conseiller, Utilisateur
from coop_data.saisie import cra, modeles
from coop_data.saisie.schemas import AnimationCreate, EvenementCreate, PartenariatCreate
from coop_data.ui.saisie import brouillons, lien, repetition
from coop_data.ui.saisie import modeles as ecran_modeles
from tests.factories import create_activite
from tests.saisie.exemples import animation, evenement, partenariat
from tests.ui.support import create_compte, open_screen, texts, titles


@pytest.fixture
def compte(base_servie: Engine) -> Utilisateur:
    """A coordinator who logged nothing yet."""
    with db.ecriture() as session:
        return create_compte(session, Role.COORDINATEUR)


def acteur_of(session: Session, compte: Utilisateur) -> Acteur:
    acteur = charger_acteur(session, utilisateur_id=compte.id, fuseau=PARIS)
    assert acteur is not None
    return acteur


def enregistrer(compte: Utilisateur, saisie: AnimationCreate | EvenementCreate | PartenariatCreate) -> UUID:
    with db.ecriture() as session:
        return cra.enregistrer(session, acteur=acteur_of(session, compte), saisie=saisie).id


def presser(ecran: AppTest, libelle: str) -> AppTest:
    """Press the last button of that label: a dialog's stands after the page's."""
    return [bouton for bouton in ecran.button if bouton.label == libelle][-1].click().run()


def liens(ecran: AppTest) -> list[str]:
    return [lien.proto.label for lien in ecran.get("page_link")]


def activites() -> list[ActiviteCoordination]:
    with db.lecture() as session:
        requete = select(ActiviteCoordination).where(col(ActiviteCoordination.supprime_le).is_(None))
        return list(session.exec(requete.order_by(col(ActiviteCoordination.date))))


def test_a_template_fills_its_form_and_is_managed(compte: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        acteur = acteur_of(session, compte)
        modele = modeles.enregistrer_modele(session, acteur=acteur, nom="Lundi *matin*", saisie=animation())
    ecran = open_screen(monkeypatch, compte, "animation", modele=str(modele.id))
    presser(ecran, "Enregistrer l’activité")
    assert "Veuillez renseigner au moins un médiateur" in "\n".join(bloc.proto.body for bloc in ecran.get("html"))
    assert "Lundi *matin*" in texts(open_screen(monkeypatch, compte, "mes-modeles"))
    cles = {bouton.key for bouton in open_screen(monkeypatch, compte, "enregistrer").button}
    assert f"modele.{modele.id}.carte" in cles
    ecran = open_screen(monkeypatch, compte, "mes-modeles")
    ecran = presser(ecran, "Renommer")
    ecran.text_input(key=f"modele.{modele.id}.nom").set_value("Mardi")
    assert "Mardi" in texts(presser(ecran, "Enregistrer le nom"))
    ecran = presser(ecran, "Supprimer")
    assert ecran_modeles.AUCUN in texts(ecran)
    assert "Mardi" in texts(presser(ecran, "Annuler la suppression"))


def test_somebody_elses_template_fills_nothing(compte: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        acteur = acteur_of(session, compte)
        modele = modeles.enregistrer_modele(session, acteur=acteur, nom="À moi", saisie=animation())
        autre = create_compte(session, Role.COORDINATEUR)
    ecran = open_screen(monkeypatch, autre, "animation", modele=str(modele.id))
    assert "Ce modèle est introuvable" in texts(ecran)
    assert "À moi" not in texts(open_screen(monkeypatch, autre, "mes-modeles"))


def test_several_dates_are_seen_written_and_undone(compte: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    origine = enregistrer(compte, animation())
    ecran = open_screen(monkeypatch, compte, "dupliquer", formulaire="animation", id=str(origine))
    assert repetition.AUCUNE in texts(ecran)
    for jour in (date(2026, 3, 10), date(2026, 3, 12)):
        ecran.date_input(key="repetition.date").set_value(jour)
        ecran = presser(ecran, repetition.AJOUTER)
    assert "2 dates choisies" in [titre.value for titre in ecran.subheader]
    ecran = presser(ecran, repetition.AJOUTER)
    assert "Le jeudi 12 mars 2026 est déjà choisi." in texts(ecran)
    assert texts(ecran).count("Une activité semblable est déjà enregistrée") == 1
    assert len(activites()) == 1
    ecran.date_input(key="repetition.fin").set_value(date(2026, 3, 27))
    ecran = presser(ecran, repetition.AJOUTER_SUITE)
    ecran.button(key="repetition.2026-03-10.retirer").click().run()
    ecran = presser(ecran, "Enregistrer 3 activités")
    assert "3 activités ont bien été enregistrées." in texts(ecran)
    assert [cra.date.day for cra in activites()] == [10, 12, 19, 26]
    ecran = presser(ecran, "Annuler ces enregistrements")
    assert "3 activités : mise à la corbeille." in texts(ecran)
    assert [cra.date.day for cra in activites()] == [10]
    assert "3 activités ont bien été enregistrées." in texts(presser(ecran, "Enregistrer 3 activités"))


def test_another_type_keeps_what_was_typed_and_changes_back(
    compte: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    contenu = {"date": "2026-03-10", "nom": "Charte", "natures": ["subvention"], "echelon": "regional"}
    with db.ecriture() as session:
        acteur = acteur_of(session, compte)
        brouillon = enregistrer_brouillon(session, acteur=acteur, formulaire="partenariat", contenu=contenu)
    ecran = open_screen(monkeypatch, compte, "partenariat", brouillon=str(brouillon.id))
    dit = texts(presser(ecran, "Changer de type"))
    assert "Ces réponses ne seront pas reprises :\n- Nom du partenariat" in dit  # an animation has no name
    with db.ecriture() as session:
        acteur = acteur_of(session, compte)
        enregistrer_brouillon(
            session, acteur=acteur, formulaire="evenement", contenu=contenu, brouillon_id=brouillon.id, version=2
        )
    ecran = open_screen(monkeypatch, compte, "evenement", brouillon=str(brouillon.id))
    assert titles(ecran) == ["Évènement"]
    assert [texte.value for texte in ecran.text_input if texte.label == "Nom de l’évènement"] == ["Charte"]
    with db.lecture() as session:
        assert session.exec(select(Brouillon)).one().contenu["natures"] == ["subvention"]


def test_a_stored_activity_changes_type_when_its_new_form_is_saved(
    compte: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    identifiant = enregistrer(compte, partenariat(nom="Charte"))
    with db.ecriture() as session:
        acteur = acteur_of(session, compte)
        quoi = {"acteur": acteur, "cra_id": identifiant}
        cra.modifier(session, **quoi, formulaire="partenariat", version=1, saisie=evenement(nom="Charte"))
        cra.modifier(session, **quoi, formulaire="evenement", version=2, saisie=partenariat(nom="Charte"))
    ecran = open_screen(monkeypatch, compte, "evenement", id=str(identifiant), depuis="partenariat")
    assert titles(ecran) == ["Évènement"]
    assert [(vu.type, vu.version) for vu in activites()] == [("partenariat", 3)]
    presser(ecran, "Enregistrer l’activité")
    assert [(vu.type, vu.version, vu.organisateurs) for vu in activites()] == [("evenement", 4, ["hub"])]
    ancienne = open_screen(monkeypatch, compte, "activite", formulaire="partenariat", id=str(identifiant))
    assert titles(ancienne) == ["Évènement · Charte"]
    assert titles(open_screen(monkeypatch, compte, "partenariat", id=str(identifiant))) == ["Évènement"]


def test_linked_partenariat_is_prepared_shown_both_ways_and_undone(
    compte: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = enregistrer(compte, evenement(nom="Forum", echelon="regional"))
    ecran = open_screen(monkeypatch, compte, "partenariat", evenement=str(source))
    assert "Évènement lié : Évènement · Forum (10/03/2026)" in texts(ecran)
    assert [texte.value for texte in ecran.text_input if texte.label == "Nom du partenariat"] == ["Forum"]
    lie = enregistrer(compte, partenariat(nom="Charte", evenement_id=source))
    detail = open_screen(monkeypatch, compte, "activite", formulaire="evenement", id=str(source))
    assert "Partenariat · Charte · 1 partenaire \\(10/03/2026\\)" in liens(detail)
    liste = texts(open_screen(monkeypatch, compte, "mes-activites"))
    assert "Partenariat lié : Partenariat · Charte" in liste
    assert "Évènement lié : Évènement · Forum" in liste
    ecran = open_screen(monkeypatch, compte, "activite", formulaire="partenariat", id=str(lie))
    ecran = presser(ecran, "Retirer le lien")
    assert "Le lien avec l’évènement est retiré." in texts(ecran)
    assert "Évènement · Forum \\(10/03/2026\\)" not in liens(ecran)
    ecran = presser(ecran, "Rétablir le lien")
    assert "Évènement · Forum \\(10/03/2026\\)" in liens(ecran)


def test_a_date_to_come_taken_from_the_evenement_is_said(
    compte: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    demain = Acteur("Horloge").aujourdhui() + timedelta(days=1)
    passe, futur = enregistrer(compte, evenement()), enregistrer(compte, evenement(date=demain))
    dits = [
        lien.A_VENIR in texts(open_screen(monkeypatch, compte, "partenariat", evenement=str(source)))
        for source in (passe, futur)
    ]
    assert dits == [False, True]


def test_an_evenement_gone_meanwhile_does_not_stand_in_the_way(
    compte: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    contenu = partenariat(evenement_id=uuid4()).model_dump(mode="json")
    with db.ecriture() as session:
        acteur = acteur_of(session, compte)
        brouillon = enregistrer_brouillon(session, acteur=acteur, formulaire="partenariat", contenu=contenu)
    ecran = open_screen(monkeypatch, compte, "partenariat", brouillon=str(brouillon.id))
    assert "L’évènement lié a été supprimé" in texts(ecran)
    presser(ecran, "Enregistrer l’activité")
    assert [vu.evenement_id for vu in activites()] == [None]


def test_history_is_read_in_words_and_a_version_comes_back(
    compte: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    identifiant = enregistrer(compte, animation(notes="Secret"))
    with db.ecriture() as session:
        saisie = animation(duree_minutes=60, type_animation="webinaire", notes="Autre secret")
        cra.modifier(
            session,
            acteur=acteur_of(session, compte),
            formulaire="animation",
            cra_id=identifiant,
            version=1,
            saisie=saisie,
        )
    ecran = open_screen(monkeypatch, compte, "activite", formulaire="animation", id=str(identifiant))
    dit = texts(ecran)
    assert "**Durée de l’intervention** : 1\u202fh\u202f30 → 1\u202fh" in dit
    assert "→ Webinaire" in dit
    assert "**Notes** modifiées" in dit
    assert "ecret" not in dit
    (retour,) = [lien for lien in ecran.get("page_link") if lien.proto.label.startswith("Revenir à cette version")]
    parametres = dict(paire.split("=") for paire in retour.proto.query_string.split("&"))
    formulaire = open_screen(monkeypatch, compte, "animation", **parametres)
    assert activites()[0].duree_minutes == 60
    with db.lecture() as session:
        assert session.exec(select(Brouillon)).all() == []
    presser(formulaire, "Enregistrer l’activité")
    assert [(vu.duree_minutes, vu.notes) for vu in activites()] == [(90, "Autre secret")]


def test_gaps_are_named_and_filled_together(compte: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        auteur = session.get_one(Conseiller, compte.conseiller_id)
        for jour in (3, 4):
            create_activite(
                session,
                auteur,
                date=date(2026, 3, jour),
                origine=Origine.IMPORT_COOP,
                version_importee=1,
                type_animation="echange",
                mediateurs=jour,
                a_completer=["duree_minutes", "thematiques"],
            )
    ecran = open_screen(monkeypatch, compte, "a-completer")
    assert "À compléter (2)" in liens(ecran)
    assert texts(ecran).count("Durée de l’intervention, Thématiques d’animation") == 2
    ecran.checkbox(key="a_completer.tous").check().run()
    ecran.selectbox(key="a_completer.reponse.duree_minutes").select(60).run()
    ecran = presser(ecran, "Appliquer à la sélection")
    assert "2 activités complétées : Durée de l’intervention." in texts(ecran)
    assert [(vu.duree_minutes, vu.a_completer) for vu in activites()] == [(60, ["thematiques"])] * 2
    premiere = activites()[0]
    formulaire = open_screen(monkeypatch, compte, "animation", id=str(premiere.id), completer="oui")
    html = "\n".join(bloc.proto.body for bloc in formulaire.get("html"))
    assert 'data-viser="erreur-thematiques"' in html
    fini = open_screen(
        monkeypatch,
        compte,
        "activite-enregistree",
        formulaire="animation",
        id=str(premiere.id),
        suite="a-completer",
    )
    assert "Il reste 2 activités à compléter." in texts(fini)


def test_corbeille_in_bulk(compte: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    for nom in ("Forum", "Salon", "Fête"):
        identifiant = enregistrer(compte, evenement(nom=nom))
        with db.ecriture() as session:
            acteur = acteur_of(session, compte)
            cra.supprimer(session, acteur=acteur, formulaire="evenement", cra_id=identifiant)
    ecran = open_screen(monkeypatch, compte, "corbeille", texte="fo")
    assert "1 activité supprimée" in texts(ecran)
    ecran = open_screen(monkeypatch, compte, "corbeille")
    assert "Corbeille (3)" in liens(ecran)
    ecran.checkbox(key="corbeille.tous").check().run()
    ecran = presser(ecran, "Restaurer la sélection")
    assert "3 activités ont bien été restaurées" in texts(ecran)
    assert sorted(vu.nom or "" for vu in activites()) == ["Forum", "Fête", "Salon"]


def test_drafts_are_searched_deleted_together_and_put_back(
    compte: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    with db.ecriture() as session:
        acteur = acteur_of(session, compte)
        for nom in ("Forum", "Salon"):
            enregistrer_brouillon(session, acteur=acteur, formulaire="evenement", contenu={"nom": nom})
    assert "1 brouillon" in texts(open_screen(monkeypatch, compte, "mes-brouillons", texte="sal"))
    ecran = open_screen(monkeypatch, compte, "mes-brouillons")
    assert "Mes brouillons (2)" in liens(ecran)
    assert "enregistré aujourd’hui" in texts(ecran)
    ecran.checkbox(key=f"{brouillons.LISTE}.tous").check().run()
    ecran = presser(ecran, brouillons.SUPPRIMER_PLUSIEURS)
    assert "2 brouillons sont supprimés." in texts(ecran)
    ecran = presser(ecran, "Annuler la suppression")
    assert "2 brouillons rétablis." in texts(ecran)
    assert "2 brouillons" in texts(ecran)
