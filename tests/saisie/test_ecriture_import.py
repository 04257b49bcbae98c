"""Reports that a file brings: created, changed, left alone, refused, kept with their gaps."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event
from sqlmodel import Session, func, select

from coop_data.acces.acteur import SYSTEME, Acteur
from coop_data.domain.origines import Origine
from coop_data.errors import SaisieInvalide
from coop_data.models import (
    Accompagnement,
    ActiviteCoordination,
    FaitCoordination,
    Import,
    Journal,
    StructurePartenaire,
    maintenant,
)
from coop_data.saisie import cra as service
from coop_data.saisie.ecriture_import import CraImporte, ImportCra, Issue
from coop_data.saisie.schemas import AnimationCreate
from coop_data.tags import creer_tag
from tests.factories import create_structure
from tests.saisie.exemples import JOUR, acteur_de_saisie

ANIMATION: dict[str, Any] = {
    "date": JOUR,
    "duree_minutes": 90,
    "mediateurs": 4,
    "type_animation": "echange",
    "thematiques": ["partage"],
    "notes": " tel quel ",
}


@pytest.fixture
def acteur(session: Session) -> Acteur:
    return acteur_de_saisie(session)


def importer(session: Session, *lot: CraImporte, origine: Origine = Origine.IMPORT_CSV) -> list[Any]:
    run = Import(genre="coordination", nom_fichier="f", empreinte="0", commence_le=maintenant())
    session.add(run)
    session.flush()
    ecriture = ImportCra(session, acteur=SYSTEME, import_id=run.id, origine=origine, aujourdhui=date(2026, 11, 21))
    reponses = ecriture.ecrire_lot(lot)
    session.flush()
    return reponses


def ligne(acteur: Acteur, id_externe: str = "X1", formulaire: str = "animation", **options: Any) -> CraImporte:
    assert acteur.conseiller_id is not None
    valeurs = options.pop("valeurs", ANIMATION)
    options.setdefault("auteur_id", acteur.conseiller_id)
    return CraImporte(formulaire=formulaire, id_externe=id_externe, valeurs=valeurs, **options)


def relu(session: Session, id_externe: str = "X1") -> ActiviteCoordination:
    return session.exec(select(ActiviteCoordination).where(ActiviteCoordination.id_externe == id_externe)).one()


def test_created_then_unchanged_then_changed(session: Session, acteur: Acteur) -> None:
    assert importer(session, ligne(acteur)) == [Issue.CREE]
    cra = relu(session)
    assert (cra.origine, cra.version, cra.version_importee, cra.notes) == (
        Origine.IMPORT_CSV,
        1,
        1,
        " tel quel ",
    )
    session.expire_all()
    assert importer(session, ligne(acteur)) == [Issue.INCHANGE]
    assert relu(session).version == 1
    assert importer(session, ligne(acteur, valeurs=ANIMATION | {"mediateurs": 9, "notes": "x"})) == [Issue.MODIFIE]
    cra = relu(session)
    assert (cra.mediateurs, cra.version, cra.version_importee) == (9, 2, 2)
    assert session.exec(select(FaitCoordination.mediateurs)).one() == 9
    trace = session.exec(select(Journal).order_by(Journal.id.desc())).first()
    assert trace is not None
    assert (trace.action, trace.avant, trace.apres) == (
        "importer",
        {"mediateurs": 4, "notes": None},
        {"mediateurs": 9, "notes": "modifiées"},
    )


def test_an_absent_column_leaves_the_field_and_an_empty_cell_empties_it(session: Session, acteur: Acteur) -> None:
    tag = creer_tag(session, acteur=acteur, nom="Projet")
    structure = create_structure(session)
    importer(session, ligne(acteur, tags=(tag.id,), structure_id=structure.id, structure_explicite=True))
    reste = {champ: valeur for champ, valeur in ANIMATION.items() if champ != "notes"}
    assert importer(session, ligne(acteur, valeurs=reste, structure_id=uuid4())) == [Issue.INCHANGE]
    assert importer(session, ligne(acteur, valeurs=ANIMATION | {"notes": None}, tags=())) == [Issue.MODIFIE]
    cra = relu(session)
    assert (cra.notes, cra.structure_id) == (None, structure.id)
    vu = service.lire(session, acteur=acteur, formulaire="animation", cra_id=cra.id)
    assert vu.tags == ()


def test_what_was_modified_or_deleted_here_is_left_alone(session: Session, acteur: Acteur) -> None:
    importer(session, ligne(acteur), ligne(acteur, "X2"))
    saisie, version = service.saisie_of(session, acteur=acteur, formulaire="animation", cra_id=relu(session).id)
    service.modifier(
        session,
        acteur=acteur,
        formulaire="animation",
        cra_id=relu(session).id,
        version=version,
        saisie=saisie.model_copy(update={"mediateurs": 7}),
    )
    service.supprimer(session, acteur=acteur, formulaire="animation", cra_id=relu(session, "X2").id)
    assert importer(session, ligne(acteur), ligne(acteur, "X2")) == [Issue.MODIFIE_ICI, Issue.SUPPRIME_ICI]
    assert relu(session).mediateurs == 7
    assert relu(session, "X2").supprime_le is not None


def test_what_was_made_here_comes_back_unchanged_and_is_never_overwritten(
    session: Session, acteur: Acteur
) -> None:
    cra = service.enregistrer(session, acteur=acteur, saisie=AnimationCreate(**ANIMATION))
    valeurs = ANIMATION | {"notes": "tel quel"}
    assert importer(session, ligne(acteur, cra.id_externe, valeurs=valeurs)) == [Issue.INCHANGE]
    assert importer(session, ligne(acteur, cra.id_externe, valeurs=valeurs | {"mediateurs": 5})) == [
        Issue.MODIFIE_ICI
    ]


def test_a_csv_keeps_every_rule_and_one_bad_row_does_not_stop_the_others(session: Session, acteur: Acteur) -> None:
    refus, cree = importer(session, ligne(acteur, valeurs={"date": JOUR}), ligne(acteur, "X2"))
    assert isinstance(refus, SaisieInvalide)
    assert list(refus.erreurs) == ["duree_minutes", "public", "type_animation", "thematiques"]
    assert cree is Issue.CREE
    assert session.exec(select(ActiviteCoordination.id_externe)).all() == ["X2"]


def test_a_coop_file_keeps_gaps_marked_to_complete(session: Session, acteur: Acteur) -> None:
    valeurs = {
        "date": date(2031, 1, 1),
        "natures": ["autre"],
        "nom": "x" * 400,
        "partenaires": [{"nom": None, "type": "autre"}],
    }
    rang = ligne(acteur, formulaire="partenariat", valeurs=valeurs, a_completer=("echelon",))
    assert importer(session, rang, origine=Origine.IMPORT_COOP) == [Issue.CREE]
    session.expire_all()
    assert importer(session, rang, origine=Origine.IMPORT_COOP) == [Issue.INCHANGE]
    cra = relu(session)
    assert cra.a_completer == ["nom", "nature_autre", "partenaires", "echelon"]
    assert (len(cra.nom or ""), cra.natures) == (400, ["autre"])
    assert session.exec(select(StructurePartenaire)).one().type == "autre"
    (refus,) = importer(
        session, ligne(acteur, "X2", valeurs={"type_animation": "inconnu"}), origine=Origine.IMPORT_COOP
    )
    assert list(refus.erreurs) == ["date", "type_animation"]


def test_an_identifier_never_changes_type_nor_hands(session: Session, acteur: Acteur) -> None:
    autre = acteur_de_saisie(session)
    importer(session, ligne(acteur))
    (type_,) = importer(session, ligne(acteur, formulaire="evenement", valeurs={"date": JOUR}))
    (mains,) = importer(session, ligne(autre), origine=Origine.IMPORT_COOP)
    assert (list(type_.erreurs), list(mains.erreurs)) == (["type"], ["id"])
    assert relu(session).coordinateur_id == acteur.conseiller_id


def test_history_of_2022_is_kept_with_its_class_of_duration(session: Session, acteur: Acteur) -> None:
    valeurs = {
        "date": date(2022, 3, 1),
        "activite": "ponctuel",
        "type_lieu": "a_distance",
        "thematiques": ["autre"],
        "duree_minutes": 30,
        "classe_duree": "moins_30",
        "age_18_35": 1,
        "redirections": {"caf": 1},
        "nb_participants": 1,
    }
    assert importer(session, ligne(acteur, formulaire="accompagnement", valeurs=valeurs)) == [Issue.CREE]
    cra = session.exec(select(Accompagnement)).one()
    assert (cra.activite, cra.classe_duree, cra.age_18_35, cra.redirections) == (
        "ponctuel",
        "moins_30",
        1,
        {"caf": 1},
    )


def test_one_day_ahead_is_allowed_two_are_not(session: Session, acteur: Acteur) -> None:
    valeurs = {"activite": "individuel", "type_lieu": "a_distance", "thematiques": ["email"], "duree_minutes": 15}
    demain, apres = (
        ligne(acteur, str(jour), "accompagnement", valeurs=valeurs | {"date": jour})
        for jour in (date(2026, 11, 22), date(2026, 11, 23))
    )
    cree, refus = importer(session, demain, apres)
    assert cree is Issue.CREE
    assert list(refus.erreurs) == ["date"]


def test_a_group_takes_a_few_statements_whatever_its_size(session: Session, acteur: Acteur) -> None:
    tag = creer_tag(session, acteur=acteur, nom="Projet")

    def instructions(nombre: int, prefixe: str) -> int:
        lot = [ligne(acteur, f"{prefixe}{rang}", tags=(tag.id,)) for rang in range(nombre)]
        comptees: list[str] = []

        def compter(_conn: object, _curseur: object, texte: str, *_reste: object) -> None:
            comptees.append(texte)

        event.listen(session.get_bind(), "before_cursor_execute", compter)
        assert importer(session, *lot) == [Issue.CREE] * nombre
        event.remove(session.get_bind(), "before_cursor_execute", compter)
        return len(comptees)

    peu, beaucoup = instructions(2, "A"), instructions(100, "B")
    assert beaucoup <= peu + 5
    assert session.exec(select(func.count()).select_from(FaitCoordination)).one() == 102
