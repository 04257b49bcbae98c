"""The structure for which an activity is done: where its author was in post that day."""

from datetime import date

import pytest
from sqlmodel import Session, col, select

from coop_data.errors import SaisieInvalide
from coop_data.models import FaitAccompagnement, Journal, Poste
from coop_data.saisie import cra as service
from tests.factories import create_poste, create_structure
from tests.saisie.exemples import acteur_de_saisie, animation, conseiller_of, individuel


def test_structure_is_that_of_the_poste_covering_the_day_both_ends_included(session: Session) -> None:
    ancienne, nouvelle = create_structure(session), create_structure(session)
    acteur = acteur_de_saisie(session, sans_poste=True)
    conseiller = conseiller_of(session, acteur)
    create_poste(session, conseiller, ancienne, debut=date(2024, 1, 1), fin=date(2026, 3, 9))
    create_poste(session, conseiller, nouvelle, debut=date(2026, 3, 10), fin=date(2026, 3, 31))

    def structure_du(jour: date) -> object:
        return service.enregistrer(session, acteur=acteur, saisie=animation(date=jour)).structure_id

    assert structure_du(date(2026, 3, 9)) == ancienne.id
    assert structure_du(date(2026, 3, 10)) == nouvelle.id
    assert structure_du(date(2026, 3, 31)) == nouvelle.id
    assert structure_du(date(2026, 4, 1)) is None


def test_two_postes_at_once_must_be_told_apart(session: Session) -> None:
    une, autre, tierce = (create_structure(session) for _ in range(3))
    acteur = acteur_de_saisie(session, structure=une)
    create_poste(session, conseiller_of(session, acteur), autre, debut=date(2025, 1, 1))
    for structure_id in (None, tierce.id):
        with pytest.raises(SaisieInvalide) as refus:
            service.enregistrer(session, acteur=acteur, saisie=animation(mediateurs=0), structure_id=structure_id)
        assert list(refus.value.erreurs) == ["structure_id", "public"]
    assert refus.value.erreurs["structure_id"] == (
        "Vous êtes en poste dans deux structures à cette date\u202f: choisissez celle de cette activité."
    )
    cra = service.enregistrer(session, acteur=acteur, saisie=animation(), structure_id=une.id)
    assert cra.structure_id == une.id


def test_a_changed_date_resolves_the_structure_anew_and_only_then(session: Session) -> None:
    structure = create_structure(session)
    acteur = acteur_de_saisie(session, structure=structure)
    cra = service.enregistrer(session, acteur=acteur, saisie=animation())
    cra.structure_id = None  # as after a poste entered later
    service.modifier(
        session,
        acteur=acteur,
        formulaire="animation",
        cra_id=cra.id,
        version=1,
        saisie=animation(mediateurs=5),
    )
    assert cra.structure_id is None
    service.modifier(
        session,
        acteur=acteur,
        formulaire="animation",
        cra_id=cra.id,
        version=2,
        saisie=animation(mediateurs=5, date=date(2026, 3, 11)),
    )
    assert (cra.structure_id, cra.version) == (structure.id, 3)


def test_a_report_restored_goes_to_the_poste_recorded_while_it_was_deleted(session: Session) -> None:
    acteur = acteur_de_saisie(session, sans_poste=True)
    conseiller = conseiller_of(session, acteur)
    structure, autre = create_structure(session), create_structure(session)
    jours = [date(2026, 3, 9), date(2026, 3, 10), date(2026, 3, 11)]
    cras = [service.enregistrer(session, acteur=acteur, saisie=individuel(date=jour)) for jour in jours]
    qui = [{"acteur": acteur, "formulaire": "accompagnement", "cra_id": cra.id} for cra in cras]
    for lequel in qui:
        service.supprimer(session, **lequel)
    create_poste(session, conseiller, structure, debut=date(2026, 3, 10))
    create_poste(session, conseiller, autre, debut=date(2026, 3, 11))  # two that day: its author tells which
    for lequel in qui:
        service.restaurer(session, **lequel)
    assert [cra.structure_id for cra in cras] == [None, structure.id, None]
    faits = select(FaitAccompagnement.structure_id).order_by(col(FaitAccompagnement.date))
    assert session.exec(faits).all() == [None, structure.id, None]
    lignes = session.exec(select(Journal).where(Journal.action == "restaurer").order_by(col(Journal.id)))
    recue = ({"structure_id": None}, {"structure_id": str(structure.id)})
    assert [(ligne.avant, ligne.apres) for ligne in lignes] == [(None, None), recue, (None, None)]


def test_a_report_restored_keeps_the_structure_it_had(session: Session) -> None:
    ancienne, nouvelle = create_structure(session), create_structure(session)
    acteur = acteur_de_saisie(session, structure=ancienne)
    cra = service.enregistrer(session, acteur=acteur, saisie=animation())
    qui = {"acteur": acteur, "formulaire": "animation", "cra_id": cra.id}
    service.supprimer(session, **qui)
    poste = session.exec(select(Poste)).one()
    poste.structure_id = nouvelle.id
    session.flush()
    service.restaurer(session, **qui)
    assert cra.structure_id == ancienne.id
