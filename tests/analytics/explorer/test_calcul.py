"""Pivots on a few hand-made reports: cells, subtotals and totals counted on fingers, each for itself."""

from datetime import date

import pytest
from sqlmodel import Session

from coop_data.analytics.explorer.reponse import Reponse
from coop_data.analytics.explorer.tableau import tableaux_of
from coop_data.domain.perimetre import Departement, UneStructure
from coop_data.domain.periode import Periode
from coop_data.domain.structures import TypeStructure
from coop_data.faits.projection import projeter_accompagnements
from coop_data.models import AccompagnementTag, Tag
from tests.analytics.explorer.questions import (
    ACCOMPAGNEMENT,
    COORDINATION,
    demander,
    question,
    rangees,
    valeurs,
)
from tests.factories import create_accompagnement, create_structure
from tests.statistiques.mondes import Monde, create_monde, log_accompagnements, log_coordination


@pytest.fixture
def monde(session: Session) -> Monde:
    """Alix in Lyon, Basile in Ajaccio, and their reports of February and March 2026."""
    monde = create_monde(session)
    log_accompagnements(session, monde)
    log_coordination(session, monde)
    return monde


def test_report_of_two_themes_stands_in_both_and_counts_once_in_totals(session: Session, monde: Monde) -> None:
    pivot = demander(session, question(ACCOMPAGNEMENT, "cra", "thematique", colonne="mois"))
    assert valeurs(pivot) == {
        "": 8, "//2026-02": 1, "//2026-03": 7,
        "email": 7, "email//2026-02": 1, "email//2026-03": 6,
        "sante": 1, "sante//2026-03": 1,
    }  # fmt: skip
    assert pivot.contexte.muettes == {"thematique": 1}
    assert [ligne[0] for ligne in rangees(pivot)][:2] == ["Diagnostic numérique", "Prendre en main du matériel"]
    assert rangees(pivot)[-1] == ["Total", 1, 7, 8]


def test_two_multiple_choices_cross_report_by_report(session: Session, monde: Monde) -> None:
    pivot = demander(session, question(ACCOMPAGNEMENT, "accompagnements", "materiel", "thematique"))
    assert rangees(pivot) == [
        ["Ordinateur", "E-mail", 15],
        ["Ordinateur", "Total", 15],
        ["Tablette", "E-mail", 5],
        ["Tablette", "Total", 5],
        ["Total", "", 21],
    ]


def test_distinct_conseillers_are_counted_again_at_every_level(session: Session, monde: Monde) -> None:
    create_accompagnement(session, monde.alix, monde.corse, date=date(2026, 3, 20))
    pivot = demander(session, question(ACCOMPAGNEMENT, "conseillers_actifs", "region", "lieu", colonne="mois"))
    assert rangees(pivot) == [
        ["Corse", "Lieu d’activité", 0, 2, 2],
        ["Corse", "Total", 0, 2, 2],
        ["Auvergne-Rhône-Alpes", "Lieu d’activité", 1, 1, 1],
        ["Auvergne-Rhône-Alpes", "À domicile", 0, 1, 1],
        ["Auvergne-Rhône-Alpes", "Total", 1, 1, 1],
        ["Saint-Martin", "Lieu d’activité", 0, 1, 1],
        ["Saint-Martin", "Total", 0, 1, 1],
        ["Sans structure", "Total", 0, 1, 1],
        ["Total", "", 1, 2, 2],
    ]


def test_ratio_is_computed_on_each_level_and_null_without_base(session: Session, monde: Monde) -> None:
    pivot = demander(session, question(ACCOMPAGNEMENT, "cra_par_semaine", "departement", colonne="activite"))
    assert valeurs(pivot) == {
        "": 8 / 5, "//individuel": 5 / 4, "//collectif": 2 / 2, "//ponctuel": 1,
        "69": 4 / 3, "69//individuel": 3 / 2, "69//collectif": 1,
        "2A": 2, "2A//collectif": 1, "2A//ponctuel": 1,
        "978": 1, "978//individuel": 1,
        "sans_structure": 1, "sans_structure//individuel": 1,
    }  # fmt: skip
    assert rangees(pivot)[0] == ["Corse-du-Sud", None, 1, 1, 2]


def test_difference_is_taken_in_each_cell(session: Session, monde: Monde) -> None:
    pivot = demander(session, question(ACCOMPAGNEMENT, "personnes_accompagnees", "activite"))
    assert valeurs(pivot) == {"": 16, "individuel": 4, "collectif": 11, "ponctuel": 1}


def test_place_moves_territories_and_their_absence(session: Session, monde: Monde) -> None:
    posee = question(ACCOMPAGNEMENT, "cra", "region", selon="lieu")
    assert rangees(demander(session, posee)) == [
        ["Auvergne-Rhône-Alpes", 1],
        ["Corse", 1],
        ["Sans commune", 6],
        ["Total", 8],
    ]
    assert valeurs(demander(session, posee, Departement("2A"))) == {"": 1, "94": 1}


def test_perimeter_and_filters_restrict_every_level(session: Session, monde: Monde) -> None:
    posee = question(ACCOMPAGNEMENT, "minutes", "conseiller", filtres=[("activite", "individuel")])
    assert valeurs(demander(session, posee, UneStructure(monde.rhone.id))) == {"": 135, "C-ALIX": 135}


def test_types_of_structures_are_those_of_the_employer(session: Session, monde: Monde) -> None:
    commune = create_structure(session, "59", type=TypeStructure.COMMUNE)
    create_accompagnement(session, monde.alix, commune, date=date(2026, 3, 20))
    posee = question(ACCOMPAGNEMENT, "cra", "type_structure", parmi=[("type_structure", ["commune"])])
    assert valeurs(demander(session, posee)) == {"": 1, "commune": 1}
    assert [ligne[0] for ligne in rangees(demander(session, posee))] == ["Commune", "Total"]
    toutes = demander(session, question(ACCOMPAGNEMENT, "cra", "type_structure"))
    assert valeurs(toutes) == {"": 9, "commune": 1, "association": 7}
    assert toutes.contexte.muettes == {"type_structure": 1}


def test_categories_of_2022_are_shown_only_when_they_count(session: Session, monde: Monde) -> None:
    pivot = demander(session, question(ACCOMPAGNEMENT, "accompagnements", "age"))
    assert [ligne[0] for ligne in rangees(pivot)] == [
        "Moins de 12 ans", "12 - 17 ans", "18 - 24 ans", "18 - 35 ans", "25 - 39 ans", "40 - 59 ans",
        "60 - 69 ans", "70 ans et plus", "Non communiqué", "Total",
    ]  # fmt: skip
    sans = demander(session, question(ACCOMPAGNEMENT, "cra", "activite", filtres=[("activite", "collectif")]))
    assert rangees(sans) == [["Accompagnement individuel", 0], ["Atelier collectif", 2], ["Total", 2]]


def test_time_shows_every_step_of_the_period(session: Session, monde: Monde) -> None:
    fin = Periode(date(2025, 12, 15), date(2026, 2, 28))
    pivot = demander(session, question(COORDINATION, "activites", "annee", colonne="trimestre", periode=fin))
    (tableau,) = tableaux_of([pivot])
    assert tableau.entetes == ["Année", "4e trimestre 2025", "1er trimestre 2026", "Total"]
    assert rangees(pivot) == [["2025", 0, 0, 0], ["2026", 0, 1, 1], ["Total", 0, 1, 1]]


def test_weekdays_and_years_are_kept_by_their_code(session: Session, monde: Monde) -> None:
    posee = question(
        COORDINATION, "activites", "jour_semaine", parmi=[("jour_semaine", ["3", "jeudi"]), ("annee", ["2026"])]
    )
    assert rangees(demander(session, posee)) == [["Mercredi", 2], ["Jeudi", 1], ["Total", 3]]


def test_partners_are_counted_in_their_own_type(session: Session, monde: Monde) -> None:
    pivot = demander(
        session, question(COORDINATION, "structures_partenaires", "type_partenaire", colonne="nature")
    )
    assert valeurs(pivot) == {
        "": 3, "//subvention": 3, "//rdv_elu": 1,
        "commune": 2, "commune//subvention": 2, "commune//rdv_elu": 1,
        "etat": 1, "etat//subvention": 1,
    }  # fmt: skip


def test_names_of_partners_are_distinct_in_each_group(session: Session, monde: Monde) -> None:
    pivot = demander(session, question(COORDINATION, "partenaires_distincts", "coordinateur", colonne="nature"))
    attendues = {"": 2, "//subvention": 2, "//rdv_elu": 1, "C-ALIX": 2, "C-ALIX//subvention": 2, "C-BASILE": 1}
    attendues |= {"C-BASILE//subvention": 1, "C-BASILE//rdv_elu": 1}
    assert valeurs(pivot) == attendues


def test_only_visible_tags_are_named_and_all_count_in_totals(session: Session, monde: Monde) -> None:
    tags = [Tag(nom=nom, nom_plie=nom, portee="national") for nom in ("fibre", "seniors")]
    session.add_all(tags)
    session.flush()
    for etiquettes in (tags, tags[1:]):
        cra = create_accompagnement(session, monde.alix, monde.rhone, date=date(2026, 3, 21))
        session.add_all(AccompagnementTag(accompagnement_id=cra.id, tag_id=tag.id) for tag in etiquettes)
        session.flush()
        projeter_accompagnements(session, [cra])
    posee = question(ACCOMPAGNEMENT, "cra", "tag")
    assert rangees(demander(session, posee)) == [["seniors", 2], ["fibre", 1], ["Total", 10]]
    assert rangees(demander(session, posee, tags=frozenset({tags[0].id}))) == [["fibre", 1], ["Total", 10]]


def test_nothing_gives_zeros_and_a_sentence(session: Session) -> None:
    pivot = demander(session, question(ACCOMPAGNEMENT, "cra_par_semaine", "activite", colonne="departement"))
    assert pivot.est_vide
    assert rangees(pivot) == [["Accompagnement individuel", None], ["Atelier collectif", None], ["Total", None]]
    assert Reponse((pivot,)).phrase().endswith("Aucun compte rendu ne répond à cette question.")
    compte = demander(session, question(COORDINATION, "activites", "departement", "type"))
    assert rangees(compte) == [["Total", "", 0]]


def test_long_forms_hold_each_level_once(session: Session, monde: Monde) -> None:
    pivot = demander(session, question(COORDINATION, "activites", "structure", "type", colonne="mois"))
    assert list(pivot.cellules) == [
        "ligne1", "ligne1_libelle", "ligne2", "ligne2_libelle", "colonne", "colonne_libelle",
        "valeur", "n", "part",
    ]  # fmt: skip
    assert (
        pivot.cellules.valeur.sum() == pivot.totaux_des_lignes.valeur.sum() == 6
    )  # one évènement has no structure
    assert pivot.sous_totaux[["ligne1", "colonne", "valeur"]].to_numpy().tolist() == [
        ["S-CORSE", "2026-03", 3], ["S-CORSE", "", 3],
        ["S-RHONE", "2026-02", 1], ["S-RHONE", "2026-03", 2], ["S-RHONE", "", 3],
    ]  # fmt: skip
    assert pivot.totaux_des_colonnes[["colonne", "valeur"]].to_numpy().tolist() == [
        ["2026-02", 1], ["2026-03", 6], ["", 7],
    ]  # fmt: skip
