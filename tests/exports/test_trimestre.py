"""The quarter of a coordinator, counted on fingers from a hand-made world."""

from datetime import date

import pytest
from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.domain.coordination import Echelon, TypeActivite, TypeEvenement
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, Introuvable
from coop_data.exports.trimestre import Evenement, Partenariat, lire_trimestre
from coop_data.faits.projection import projeter_coordination
from coop_data.models import CoordinationTag, Tag
from coop_data.saisie.bilan_trimestriel import garder_texte
from tests.factories import create_activite
from tests.statistiques.mondes import Monde, create_monde, log_coordination


@pytest.fixture
def monde(session: Session) -> Monde:
    """Alix and Basile, and what they did."""
    monde = create_monde(session)
    log_coordination(session, monde)
    return monde


def acteur_of(monde: Monde, *roles: Role) -> Acteur:
    return Acteur("Alix Petit", frozenset(roles or {Role.COORDINATEUR}), conseiller_id=monde.alix.id)


def test_figures_and_what_stands_behind_them(session: Session, monde: Monde) -> None:
    garder_texte(session, acteur=acteur_of(monde), trimestre="2026-T1", texte="Un bon trimestre.", lu="")
    lu = lire_trimestre(session, acteur=acteur_of(monde), code="2026-T1")
    codes = ("activites", "animations", "minutes_animation", "mediateurs", "structures", "autres_acteurs")
    assert [lu.bilan.valeur(code) for code in codes] == [4, 2, 210, 9, 2, 1]
    assert lu.evenements == (Evenement(date(2026, 3, 6), "Sans intitulé", TypeEvenement.NATIONAL.court, None, ""),)
    assert lu.partenariats == (
        Partenariat(
            date(2026, 3, 7),
            "Sans intitulé",
            ("Mairie d’Écully (Commune)", "Caf (État)"),
            ("Recherche de subvention",),
            "Communal",
        ),
    )
    assert lu.texte == "Un bon trimestre."
    assert lu.a_completer == 0


def test_change_against_the_quarter_before(session: Session, monde: Monde) -> None:
    lu = lire_trimestre(session, acteur=acteur_of(monde), code="2026-T2")
    assert lu.reference is not None
    assert (lu.reference.periode.du, lu.reference.periode.au) == (date(2026, 1, 1), date(2026, 3, 31))
    variation = lu.reference.variation("minutes_animation")
    assert (variation.valeur, variation.reference, variation.ecart) == (60, 210, -150)


def test_projects_have_their_activities_and_their_hours(session: Session, monde: Monde) -> None:
    tag = Tag(nom="Fracture", nom_plie="fracture", conseiller_id=monde.alix.id)
    session.add(tag)
    session.flush()
    for minutes in (90, 45):
        cra = create_activite(session, monde.alix, monde.rhone, date=date(2026, 5, 5), duree_minutes=minutes)
        session.add(CoordinationTag(activite_id=cra.id, tag_id=tag.id))
        session.flush()
        projeter_coordination(session, [cra])
        create_activite(session, monde.alix, monde.rhone, date=date(2026, 5, 6), duree_minutes=600)
    lu = lire_trimestre(session, acteur=acteur_of(monde), code="2026-T2")
    assert [(projet.nom, projet.activites, projet.minutes) for projet in lu.projets] == [("Fracture", 2, 135)]


def test_activities_to_complete_are_counted(session: Session, monde: Monde) -> None:
    for jour, manques in ((date(2026, 6, 30), ["duree_minutes"]), (date(2026, 7, 1), ["duree_minutes"])):
        create_activite(session, monde.alix, monde.rhone, date=jour, a_completer=manques)
    assert lire_trimestre(session, acteur=acteur_of(monde), code="2026-T2").a_completer == 1


def test_an_empty_quarter_is_zeros(session: Session, monde: Monde) -> None:
    lu = lire_trimestre(session, acteur=acteur_of(monde), code="2025-T3")
    assert lu.est_vide
    assert (lu.evenements, lu.partenariats, lu.projets) == ((), (), ())
    assert lu.bilan.valeur("minutes_animation") == 0


def test_the_first_quarter_has_nothing_before_it(session: Session, monde: Monde) -> None:
    assert lire_trimestre(session, acteur=acteur_of(monde), code="2020-T1").reference is None


def test_notes_never_enter(session: Session, monde: Monde) -> None:
    create_activite(
        session,
        monde.alix,
        monde.rhone,
        date=date(2026, 5, 5),
        type=TypeActivite.EVENEMENT,
        nom="NEC",
        echelon=Echelon.REGIONAL,
        notes="SECRET",
    )
    lu = lire_trimestre(session, acteur=acteur_of(monde), code="2026-T2")
    assert lu.evenements[0].nom == "NEC"
    assert "SECRET" not in repr((lu.evenements, lu.partenariats, lu.projets, lu.texte))


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.COORDINATEUR}))
def test_only_a_coordinator_has_one(session: Session, monde: Monde, role: Role) -> None:
    acteur = Acteur("Autre", frozenset({role}), conseiller_id=monde.alix.id, structure_id=monde.rhone.id)
    with pytest.raises(AccesRefuse):
        lire_trimestre(session, acteur=acteur, code="2026-T1")


def test_a_former_quarter_is_refused_outside_the_calendar(session: Session, monde: Monde) -> None:
    with pytest.raises(Introuvable):
        lire_trimestre(session, acteur=acteur_of(monde), code="2019-T4")
