"""A report and its facts: literal expectations on hand-made reports."""

from datetime import date

from sqlmodel import Session, select

from coop_data.domain.accompagnement import Activite
from coop_data.domain.coordination import TypeActivite
from coop_data.faits.projection import projeter_accompagnements
from coop_data.models import (
    FaitAccompagnement,
    FaitAccompagnementValeur,
    FaitCoordination,
    FaitCoordinationValeur,
    maintenant,
)
from tests.factories import (
    create_accompagnement,
    create_activite,
    create_conseiller,
    create_structure,
)


def test_an_atelier_counts_its_participants_and_the_undeclared_remainder(session: Session) -> None:
    structure = create_structure(session, "2A")
    conseiller = create_conseiller(session, structure)
    create_accompagnement(
        session,
        conseiller,
        structure,
        date=date(2025, 12, 31),
        activite=Activite.COLLECTIF,
        nb_participants=12,
        nb_deja_accompagnes=5,
        genre_feminin=7,
        genre_masculin=3,
        age_70_plus=4,
        age_plus_60=2,
        statut_retraite=6,
        thematiques=["email", "sante"],
        redirections={"caf": 1, "ants": 2},
        code_commune=structure.commune_code,
    )
    fait = session.exec(select(FaitAccompagnement)).one()
    assert (fait.accompagnements, fait.participants_atelier, fait.deja_accompagnes) == (12, 12, 5)
    assert (fait.genre_feminin, fait.genre_masculin, fait.genre_non_communique) == (7, 3, 2)
    assert (fait.age_70_plus, fait.age_plus_60, fait.age_non_communique) == (4, 2, 6)
    assert (fait.statut_retraite, fait.statut_non_communique) == (6, 6)
    assert (fait.departement, fait.region, fait.departement_lieu) == ("2A", "94", "2A")
    assert (fait.annee, fait.trimestre, fait.mois, fait.semaine) == (2025, "2025-T4", "2025-12", "2026-S01")
    assert fait.redirections == 3
    valeurs = session.exec(select(FaitAccompagnementValeur)).all()
    assert {(v.dimension, v.code, v.effectif) for v in valeurs} == {
        ("thematique", "email", 1),
        ("thematique", "sante", 1),
        ("organisme", "caf", 1),
        ("organisme", "ants", 2),
    }


def test_a_single_person_weighs_one_and_a_deleted_report_nothing(session: Session) -> None:
    conseiller = create_conseiller(session)
    cra = create_accompagnement(session, conseiller, nb_participants=4, activite=Activite.PONCTUEL)
    fait = session.exec(select(FaitAccompagnement)).one()
    assert (fait.accompagnements, fait.participants_atelier, fait.genre_non_communique) == (1, 0, 1)
    assert (fait.structure_id, fait.departement) == (None, None)
    cra.supprime_le = maintenant()
    projeter_accompagnements(session, [cra])
    assert session.exec(select(FaitAccompagnement)).all() == []
    assert session.exec(select(FaitAccompagnementValeur)).all() == []


def test_arrondissements_and_overseas_collectivities_roll_up(session: Session) -> None:
    structure = create_structure(session, "978")
    conseiller = create_conseiller(session, structure)
    create_activite(session, conseiller, structure, mediateurs=3, duree_minutes=125)
    fait = session.exec(select(FaitCoordination)).one()
    assert (fait.departement, fait.region) == ("978", None)
    assert (fait.mediateurs, fait.minutes, fait.classe_duree) == (3, 125, "120_plus")


def test_partners_are_counted_by_row_type_and_folded_name(session: Session) -> None:
    conseiller = create_conseiller(session)
    create_activite(
        session,
        conseiller,
        type=TypeActivite.PARTENARIAT,
        natures=["subvention"],
        partenaires=(("Mairie d’Écully", "commune"), ("MAIRIE D'ECULLY", "commune"), ("Caf", "etat")),
    )
    assert session.exec(select(FaitCoordination.partenaires)).one() == 3
    valeurs = session.exec(select(FaitCoordinationValeur)).all()
    assert {(v.dimension, v.code, v.effectif) for v in valeurs} == {
        ("nature", "subvention", 1),
        ("type_partenaire", "commune", 2),
        ("type_partenaire", "etat", 1),
        ("partenaire", "mairie d'ecully", 2),
        ("partenaire", "caf", 1),
    }
