"""Templates, and one activity on several dates: what is kept, what is written, whose it is."""

from datetime import date
from uuid import uuid4

import pytest
from sqlmodel import Session, col, func, select

from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, Introuvable, SaisieInvalide
from coop_data.models import ActiviteCoordination, FaitCoordination, Journal, Tag, maintenant
from coop_data.saisie import cra as service
from coop_data.saisie import modeles, repetition
from coop_data.saisie.activites import FiltreActivites, Resume, rechercher
from coop_data.tags import creer_tag
from tests.factories import create_poste, create_structure
from tests.saisie.exemples import (
    JOUR,
    acteur_de_saisie,
    animation,
    collectif,
    conseiller_of,
    individuel,
    partenariat,
)

MARS = [date(2026, 3, 17), date(2026, 3, 24), date(2026, 3, 31)]


def test_a_template_keeps_answers_without_day_notes_nor_counts(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    saisie = animation(notes="À moi", structures=2, thematiques=["partage", "rh"])
    modele = modeles.enregistrer_modele(session, acteur=acteur, nom="  Réunion   du lundi ", saisie=saisie)
    assert modele.nom == "Réunion du lundi"
    reprise = modeles.saisie_du_modele(session, acteur=acteur, modele_id=modele.id, aujourdhui=date(2026, 5, 4))
    assert reprise == animation(date=date(2026, 5, 4), mediateurs=None, thematiques=["partage", "rh"])


@pytest.mark.parametrize(
    ("saisie", "garde", "attendus"),
    [
        (animation(structures=2), True, {"mediateurs": 4, "structures": 2}),
        (collectif(genre_feminin=3, age_25_39=2), False, {"nb_participants": None, "genre_feminin": None}),
        (collectif(genre_feminin=3), True, {"nb_participants": 6, "genre_feminin": 3}),
        (individuel(genre_feminin=1), False, {"genre_feminin": None, "duree_minutes": 45}),
    ],
)
def test_counts_come_back_only_when_asked(
    session: Session, saisie: service.Saisie, garde: bool, attendus: dict[str, int | None]
) -> None:
    acteur = acteur_de_saisie(session)
    modele = modeles.enregistrer_modele(session, acteur=acteur, nom="M", saisie=saisie, avec_nombres=garde)
    reprise = modeles.saisie_du_modele(session, acteur=acteur, modele_id=modele.id, aujourdhui=JOUR)
    assert {champ: getattr(reprise, champ) for champ in attendus} == attendus


def test_a_template_forgets_its_link_and_tags_that_are_gone(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    gardee, perdue = (creer_tag(session, acteur=acteur, nom=nom) for nom in ("Gardé", "Perdu"))
    saisie = partenariat(tags=[gardee.id, perdue.id], evenement_id=uuid4())
    modele = modeles.enregistrer_modele(session, acteur=acteur, nom="Avec la ville", saisie=saisie)
    session.get_one(Tag, perdue.id).supprime_le = maintenant()
    session.flush()
    reprise = modeles.saisie_du_modele(session, acteur=acteur, modele_id=modele.id, aujourdhui=JOUR)
    assert reprise == partenariat(tags=[gardee.id])
    service.enregistrer(session, acteur=acteur, saisie=reprise)  # nothing in it stands in the way


@pytest.mark.parametrize(
    ("nom", "message"), [("  ", modeles.NOM_REQUIS), ("x" * 81, modeles.NOM_LONG), ("REUNION", modeles.NOM_PRIS)]
)
def test_names_are_refused_in_words(session: Session, nom: str, message: str) -> None:
    acteur = acteur_de_saisie(session)
    premier = modeles.enregistrer_modele(session, acteur=acteur, nom="Réunion", saisie=animation())
    autre = modeles.enregistrer_modele(session, acteur=acteur, nom="Autre", saisie=animation())
    for essai in (
        lambda: modeles.enregistrer_modele(session, acteur=acteur, nom=nom, saisie=animation()),
        lambda: modeles.renommer_modele(session, acteur=acteur, modele_id=autre.id, nom=nom),
    ):
        with pytest.raises(SaisieInvalide) as refus:
            essai()
        assert refus.value.erreurs == {"nom": message}
    modeles.renommer_modele(session, acteur=acteur, modele_id=premier.id, nom="RÉUNION")  # its own name, otherwise
    assert [vu.nom for vu in modeles.lister_modeles(session, acteur=acteur)] == ["Autre", "RÉUNION"]


def test_a_deleted_template_comes_back_once(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    modele = modeles.enregistrer_modele(session, acteur=acteur, nom="Réunion", saisie=animation())
    garde = modeles.supprimer_modele(session, acteur=acteur, modele_id=modele.id)
    assert modeles.lister_modeles(session, acteur=acteur) == []
    for _ in range(2):
        modeles.retablir_modele(session, acteur=acteur, modele=garde)
    assert modeles.lister_modeles(session, acteur=acteur) == [garde]


def test_somebody_elses_template_is_unknown(session: Session) -> None:
    acteur, autre = acteur_de_saisie(session), acteur_de_saisie(session)
    modele = modeles.enregistrer_modele(session, acteur=acteur, nom="À moi", saisie=animation())
    for essai in (
        lambda: modeles.saisie_du_modele(session, acteur=autre, modele_id=modele.id, aujourdhui=JOUR),
        lambda: modeles.renommer_modele(session, acteur=autre, modele_id=modele.id, nom="Pris"),
        lambda: modeles.supprimer_modele(session, acteur=autre, modele_id=modele.id),
    ):
        with pytest.raises(Introuvable):
            essai()
    assert modeles.lister_modeles(session, acteur=autre) == []
    assert [vu.nom for vu in modeles.lister_modeles(session, acteur=acteur)] == ["À moi"]
    with pytest.raises(AccesRefuse):
        modeles.lister_modeles(session, acteur=Acteur("Analyste", frozenset({Role.ANCT})))


def test_weeks_and_months() -> None:
    assert repetition.chaque_semaine(JOUR, date(2026, 3, 31)) == MARS
    assert repetition.chaque_semaine(JOUR, date(2026, 3, 16)) == []
    assert repetition.chaque_mois(date(2026, 12, 31), date(2027, 3, 31)) == [
        date(2027, 1, 31),
        date(2027, 2, 28),
        date(2027, 3, 31),
    ]
    assert len(repetition.chaque_semaine(JOUR, date(2040, 1, 1))) == 60


def test_one_activity_on_several_dates_is_written_once(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    tag = creer_tag(session, acteur=acteur, nom="Projet")
    origine = service.enregistrer(session, acteur=acteur, saisie=animation(notes="À moi", tags=[tag.id]))
    quoi = {"acteur": acteur, "formulaire": "animation", "cra_id": origine.id}
    ecrits = [repetition.dupliquer(session, **quoi, dates=[*MARS, MARS[0]], jeton="une fois") for _ in range(2)]
    assert ecrits[0] == ecrits[1] and len(ecrits[0]) == 3
    assert session.exec(select(func.count()).select_from(ActiviteCoordination)).one() == 4
    copies = session.exec(select(ActiviteCoordination).where(col(ActiviteCoordination.id).in_(ecrits[0]))).all()
    assert sorted(copie.date for copie in copies) == MARS
    assert {(copie.notes, copie.mediateurs, copie.structure_id) for copie in copies} == {
        (None, 4, origine.structure_id)
    }
    assert session.exec(select(func.sum(FaitCoordination.minutes))).one() == 360
    repetition.annuler(session, acteur=acteur, formulaire="animation", cra_ids=ecrits[0])
    assert session.exec(select(func.sum(FaitCoordination.minutes))).one() == 90
    assert all(copie.supprime_le for copie in copies)


def test_dates_are_shown_before_anything_is_written(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    origine = service.enregistrer(session, acteur=acteur, saisie=individuel())
    avant = session.exec(select(func.count()).select_from(Journal)).one()
    dates = [JOUR, date(2026, 3, 17), date(2019, 1, 1), date(2099, 1, 1)]
    vues = repetition.apercu(session, acteur=acteur, formulaire="accompagnement", cra_id=origine.id, dates=dates)
    assert [vue.date for vue in vues] == [date(2019, 1, 1), JOUR, date(2026, 3, 17), date(2099, 1, 1)]
    assert [bool(vue.refus) for vue in vues] == [True, False, False, True]
    assert [[vu.id for vu in vue.semblables] for vue in vues] == [[], [origine.id], [], []]
    assert session.exec(select(func.count()).select_from(Journal)).one() == avant


def test_one_date_refused_and_nothing_is_kept(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    origine = service.enregistrer(session, acteur=acteur, saisie=individuel())
    quoi = {"acteur": acteur, "formulaire": "accompagnement", "cra_id": origine.id, "jeton": "j"}
    for dates, texte in (([*MARS, date(2019, 1, 1)], "01/01/2019"), ([], "au moins une date")):
        with pytest.raises(SaisieInvalide) as refus, session.begin_nested():
            repetition.dupliquer(session, **quoi, dates=dates)
        assert texte in refus.value.erreurs["dates"]
    assert [vu.date for vu in _miennes(session, acteur)] == [JOUR]


def test_a_copy_keeps_the_structure_of_its_origin_among_two(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    origine = service.enregistrer(session, acteur=acteur, saisie=animation())
    create_poste(session, conseiller_of(session, acteur), create_structure(session), debut=date(2026, 3, 12))
    quoi = {"acteur": acteur, "formulaire": "animation", "cra_id": origine.id, "dates": MARS}
    assert [vue.refus for vue in repetition.apercu(session, **quoi)] == ["", "", ""]
    for copie in repetition.dupliquer(session, **quoi, jeton="j"):
        assert session.get_one(ActiviteCoordination, copie).structure_id == origine.structure_id


def test_somebody_elses_activity_is_not_repeated(session: Session) -> None:
    acteur, autre = acteur_de_saisie(session), acteur_de_saisie(session)
    origine = service.enregistrer(session, acteur=acteur, saisie=animation())
    quoi = {"acteur": autre, "formulaire": "animation", "cra_id": origine.id}
    for essai in (
        lambda: repetition.apercu(session, **quoi, dates=MARS),
        lambda: repetition.dupliquer(session, **quoi, dates=MARS, jeton="j"),
        lambda: repetition.annuler(session, acteur=autre, formulaire="animation", cra_ids=[origine.id]),
    ):
        with pytest.raises(Introuvable):
            essai()
    assert [vu.date for vu in _miennes(session, acteur)] == [JOUR]


def _miennes(session: Session, acteur: Acteur) -> list[Resume]:
    return rechercher(session, acteur=acteur, filtre=FiltreActivites()).lignes
