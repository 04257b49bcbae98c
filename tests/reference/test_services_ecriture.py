"""What the one path of a write stores and leaves untouched, judged from what the product promises."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlmodel import Session, select

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.errors import ConflitDeVersion, Introuvable, SaisieInvalide
from coop_data.models import (
    Accompagnement,
    ActiviteCoordination,
    FaitAccompagnement,
    Journal,
    Structure,
    StructurePartenaire,
)
from coop_data.saisie import cra
from coop_data.saisie.schemas import (
    PartenaireCreate,
)
from tests.factories import create_conseiller, create_poste, create_structure
from tests.reference.services_litteraux import (
    FORMULAIRES,
    SAISIES,
    acteur_of,
    declares,
    enregistrer,
    etat,
    faits,
    nombre,
)


@pytest.mark.parametrize("formulaire", FORMULAIRES)
def test_a_copy_has_todays_date_and_no_notes(session: Session, auteur: Acteur, formulaire: str) -> None:
    cra_id = enregistrer(session, auteur, formulaire)
    avant = etat(session)
    copie = cra.copie_of(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id, aujourdhui=date(2025, 6, 2))
    attendu = SAISIES[formulaire]().model_copy(update={"date": date(2025, 6, 2), "notes": None})
    assert declares(copie) == declares(attendu)
    assert etat(session) == avant


def test_each_write_leaves_one_line_in_the_journal(session: Session, auteur: Acteur) -> None:
    for rang, formulaire in enumerate(FORMULAIRES):
        deja = 4 * rang
        cra_id = enregistrer(session, auteur, formulaire)
        assert nombre(session, Journal) == deja + 1
        saisie = SAISIES[formulaire]().model_copy(update={"date": date(2025, 3, 3)})
        cra.modifier(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id, version=1, saisie=saisie)
        assert nombre(session, Journal) == deja + 2
        cra.supprimer(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id)
        assert nombre(session, Journal) == deja + 3
        cra.restaurer(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id)
        assert nombre(session, Journal) == deja + 4
        lignes = session.exec(select(Journal).where(Journal.objet_id == str(cra_id)).order_by("id")).all()
        assert [ligne.action for ligne in lignes] == ["creer", "modifier", "supprimer", "restaurer"]
        assert {ligne.utilisateur_id for ligne in lignes} == {auteur.utilisateur_id}


@pytest.mark.parametrize("formulaire", FORMULAIRES)
def test_a_double_submission_writes_once(session: Session, auteur: Acteur, formulaire: str) -> None:
    premier = cra.enregistrer(session, acteur=auteur, saisie=SAISIES[formulaire](), jeton="double-clic")
    avant = etat(session)
    second = cra.enregistrer(session, acteur=auteur, saisie=SAISIES[formulaire](), jeton="double-clic")
    assert second.id == premier.id
    assert etat(session) == avant
    cra.enregistrer(session, acteur=auteur, saisie=SAISIES[formulaire](), jeton="autre-envoi")
    assert nombre(session, Journal) == 2


@pytest.mark.parametrize("formulaire", FORMULAIRES)
def test_a_record_changed_meanwhile_is_not_overwritten(session: Session, auteur: Acteur, formulaire: str) -> None:
    cra_id = enregistrer(session, auteur, formulaire)
    _, version = cra.saisie_of(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id)
    assert version == 1
    saisie = SAISIES[formulaire]().model_copy(update={"date": date(2025, 3, 3)})
    cra.modifier(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id, version=1, saisie=saisie)
    assert cra.saisie_of(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id)[1] == 2
    avant = etat(session)
    tardive = SAISIES[formulaire]().model_copy(update={"date": date(2025, 3, 4)})
    with pytest.raises(ConflitDeVersion):
        cra.modifier(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id, version=1, saisie=tardive)
    assert etat(session) == avant


@pytest.mark.parametrize("formulaire", FORMULAIRES)
def test_delete_then_restore_gives_the_same_figures(session: Session, auteur: Acteur, formulaire: str) -> None:
    cra_id = enregistrer(session, auteur, formulaire)
    avant = faits(session)
    assert len(avant) == 1
    cra.supprimer(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id)
    assert faits(session) == []
    with pytest.raises(Introuvable):
        cra.saisie_of(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id)
    cra.restaurer(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id)
    assert faits(session) == avant


def test_what_is_deleted_leaves_for_good_after_thirty_days(session: Session, auteur: Acteur) -> None:
    cra_id = enregistrer(session, auteur, "partenariat")
    cra.supprimer(session, acteur=auteur, formulaire="partenariat", cra_id=cra_id)
    ligne = session.get_one(ActiviteCoordination, cra_id)
    ligne.supprime_le = datetime(2025, 4, 1, 12, 0, tzinfo=UTC)
    session.flush()
    cra.purger_corbeille(session, maintenant=datetime(2025, 5, 1, 11, 59, tzinfo=UTC))
    assert nombre(session, ActiviteCoordination) == 1
    cra.purger_corbeille(session, maintenant=datetime(2025, 5, 1, 12, 1, tzinfo=UTC))
    assert nombre(session, ActiviteCoordination) == 0
    assert nombre(session, StructurePartenaire) == 0


def test_structure_is_that_of_the_day_across_a_transfer(session: Session) -> None:
    ancienne, nouvelle = create_structure(session, "69"), create_structure(session, "974")
    conseiller = create_conseiller(session, ancienne, debut=date(2024, 9, 2), fin=date(2025, 1, 31))
    create_poste(session, conseiller, nouvelle, debut=date(2025, 3, 1))
    acteur = acteur_of(session, conseiller)
    attendu = {
        date(2024, 9, 1): None,
        date(2024, 9, 2): ancienne.id,
        date(2025, 1, 31): ancienne.id,
        date(2025, 2, 1): None,
        date(2025, 2, 28): None,
        date(2025, 3, 1): nouvelle.id,
        date(2025, 9, 15): nouvelle.id,
    }
    for jour, structure_id in attendu.items():
        cra_id = enregistrer(session, acteur, "accompagnement", date=jour)
        assert session.get_one(Accompagnement, cra_id).structure_id == structure_id
        fait = session.get_one(FaitAccompagnement, cra_id)
        assert fait.structure_id == structure_id
        departements = {ancienne.id: "69", nouvelle.id: "974", None: None}
        assert fait.departement == departements[structure_id]


def test_changing_the_day_changes_the_structure(session: Session) -> None:
    ancienne, nouvelle = create_structure(session), create_structure(session)
    conseiller = create_conseiller(session, ancienne, fin=date(2025, 1, 31))
    create_poste(session, conseiller, nouvelle, debut=date(2025, 2, 1))
    acteur = acteur_of(session, conseiller)
    cra_id = enregistrer(session, acteur, "animation", date=date(2025, 1, 31))
    saisie = SAISIES["animation"]().model_copy(update={"date": date(2025, 2, 1)})
    cra.modifier(session, acteur=acteur, formulaire="animation", cra_id=cra_id, version=1, saisie=saisie)
    assert session.get_one(ActiviteCoordination, cra_id).structure_id == nouvelle.id


def test_two_postes_at_once_ask_which(session: Session, structure: Structure) -> None:
    seconde, etrangere = create_structure(session), create_structure(session)
    conseiller = create_conseiller(session, structure)
    create_poste(session, conseiller, seconde)
    acteur = acteur_of(session, conseiller)
    saisie = SAISIES["accompagnement"]()
    for refusee in (None, etrangere.id):
        with pytest.raises(SaisieInvalide) as refus:
            cra.enregistrer(session, acteur=acteur, saisie=saisie, structure_id=refusee)
        assert list(refus.value.erreurs) == ["structure_id"]
    assert nombre(session, Accompagnement) == 0
    assert nombre(session, Journal) == 0
    for choisie in (structure.id, seconde.id):
        assert cra.enregistrer(session, acteur=acteur, saisie=saisie, structure_id=choisie).structure_id == choisie


UNE_PERSONNE = {"nb_participants": None, "nb_deja_accompagnes": None, "genre_feminin": None}


def test_a_field_of_the_other_activite_is_not_stored(session: Session, auteur: Acteur) -> None:
    reponses = {
        "autonomie": "autonome",
        "oriente": True,
        "structure_de_redirection": "autre",
        "niveau": "debutant",
        "titre": "Découvrir la tablette",
    }
    atelier = enregistrer(session, auteur, "accompagnement", **reponses)
    ligne = session.get_one(Accompagnement, atelier)
    assert (ligne.autonomie, ligne.oriente, ligne.structure_de_redirection) == (None, None, None)
    assert (ligne.niveau, ligne.titre) == ("debutant", "Découvrir la tablette")
    personne = enregistrer(session, auteur, "accompagnement", activite="individuel", **UNE_PERSONNE, **reponses)
    ligne = session.get_one(Accompagnement, personne)
    assert (ligne.autonomie, ligne.oriente, ligne.structure_de_redirection) == ("autonome", True, "autre")
    assert (ligne.niveau, ligne.titre) == (None, None)


@pytest.mark.parametrize(("activite", "champ"), [("individuel", "niveau"), ("collectif", "autonomie")])
def test_an_unknown_value_in_a_field_of_the_other_activite_is_refused(
    session: Session, auteur: Acteur, activite: str, champ: str
) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        enregistrer(session, auteur, "accompagnement", activite=activite, **UNE_PERSONNE, **{champ: "expert"})
    assert champ in refus.value.erreurs


@pytest.mark.parametrize(
    ("minutes", "classe"),
    [
        (1, "moins_30"),
        (29, "moins_30"),
        (30, "30_59"),
        (59, "30_59"),
        (60, "60_119"),
        (119, "60_119"),
        (120, "120_plus"),
        (1439, "120_plus"),
    ],
)
def test_class_of_a_duration(session: Session, auteur: Acteur, minutes: int, classe: str) -> None:
    cra_id = enregistrer(session, auteur, "accompagnement", duree_minutes=minutes)
    ligne = session.get_one(Accompagnement, cra_id)
    assert (ligne.duree_minutes, ligne.classe_duree) == (minutes, classe)


def test_individuel_counts_one_person(session: Session, auteur: Acteur) -> None:
    cra_id = enregistrer(
        session,
        auteur,
        "accompagnement",
        activite="individuel",
        nb_participants=None,
        nb_deja_accompagnes=None,
        genre_feminin=1,
    )
    ligne = session.get_one(Accompagnement, cra_id)
    assert (ligne.nb_participants, ligne.nb_deja_accompagnes, ligne.genre_feminin) == (1, 0, 1)
    assert session.get_one(FaitAccompagnement, cra_id).accompagnements == 1


def test_a_precision_leaves_with_its_autre(session: Session, auteur: Acteur) -> None:
    cra_id = enregistrer(session, auteur, "animation")
    saisie = SAISIES["animation"]().model_copy(update={"type_animation": "echange", "thematiques": ["rh"]})
    cra.modifier(session, acteur=auteur, formulaire="animation", cra_id=cra_id, version=1, saisie=saisie)
    ligne = session.get_one(ActiviteCoordination, cra_id)
    assert (ligne.type_animation, ligne.type_animation_autre) == ("echange", None)
    assert (ligne.thematiques, ligne.thematique_autre) == (["rh"], None)


def test_partner_rows_are_stored_in_order_and_come_back(session: Session, auteur: Acteur) -> None:
    cra_id = enregistrer(session, auteur, "partenariat", nom="Convention 2025")
    saisie, version = cra.saisie_of(session, acteur=auteur, formulaire="partenariat", cra_id=cra_id)
    attendu = SAISIES["partenariat"]().model_copy(update={"nom": "Convention 2025"})
    assert saisie.model_dump() == attendu.model_dump()
    reste = saisie.model_copy(update={"partenaires": [PartenaireCreate(nom="La Poste", type="entreprise")]})
    cra.modifier(session, acteur=auteur, formulaire="partenariat", cra_id=cra_id, version=version, saisie=reste)
    lignes = session.exec(select(StructurePartenaire).order_by("rang")).all()
    assert [(ligne.nom, ligne.type) for ligne in lignes] == [("La Poste", "entreprise")]


@pytest.mark.parametrize("formulaire", FORMULAIRES)
def test_a_refused_form_writes_nothing(session: Session, auteur: Acteur, formulaire: str) -> None:
    cra_id = enregistrer(session, auteur, formulaire)
    avant = etat(session)
    with pytest.raises(SaisieInvalide) as refus:
        enregistrer(session, auteur, formulaire, date=date(2019, 12, 31))
    assert refus.value.erreurs == {"date": "La date ne peut pas être antérieure au 1er janvier 2020"}
    with pytest.raises(SaisieInvalide):
        saisie = SAISIES[formulaire]().model_copy(update={"date": None})
        cra.modifier(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id, version=1, saisie=saisie)
    assert etat(session) == avant


@pytest.mark.parametrize(
    ("formulaire", "table"),
    [(formulaire, "journal") for formulaire in FORMULAIRES]
    + [("accompagnement", "faits_accompagnement")]
    + [(formulaire, "faits_coordination") for formulaire in ("animation", "evenement", "partenariat")],
)
def test_a_failing_write_leaves_no_record_no_fact_and_no_journal(
    base_reelle: Engine, formulaire: str, table: str
) -> None:
    with db.ecriture() as session:
        auteur = acteur_of(session, create_conseiller(session, create_structure(session)))

    def couper(_connexion: Any, _curseur: Any, requete: str, *_reste: Any) -> None:
        if requete.replace('"', "").startswith(f"INSERT INTO {table} "):
            raise OSError("coupure")

    event.listen(base_reelle, "before_cursor_execute", couper)
    with pytest.raises(OSError, match="coupure"), db.ecriture() as session:
        enregistrer(session, auteur, formulaire)
    event.remove(base_reelle, "before_cursor_execute", couper)
    with db.lecture() as session:
        assert nombre(session, Accompagnement) + nombre(session, ActiviteCoordination) == 0
        assert (faits(session), nombre(session, Journal)) == ([], 0)
