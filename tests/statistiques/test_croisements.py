"""Crossings by month on a few hand-made reports: each month is counted again, never added up from its cells."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import Session

from coop_data.analytics.statistique import Domaine
from coop_data.domain.accompagnement import Activite
from coop_data.domain.perimetre import National
from coop_data.exports import presentation
from coop_data.exports.statistiques import enregistrements, lignes_de_la_repartition
from tests.factories import create_accompagnement
from tests.statistiques.mondes import bilan, create_monde, log_accompagnements, log_coordination


def lignes(session: Session, domaine: Domaine, code: str) -> list[dict[str, object]]:
    return enregistrements(bilan(session, domaine).repartitions[code].lignes)


def test_report_of_two_themes_counts_once_in_the_total_of_its_month(session: Session) -> None:
    monde = create_monde(session)
    for jour, themes, champs in (
        (date(2026, 2, 2), ["email", "sante"], {"activite": Activite.COLLECTIF, "nb_participants": 8}),
        (date(2026, 2, 3), ["email"], {}),
        (date(2026, 2, 28), [], {}),
        (date(2026, 3, 1), ["sante"], {}),
    ):
        create_accompagnement(session, monde.alix, monde.rhone, date=jour, thematiques=themes, **champs)
    assert [
        (ligne["mois"], ligne["code"], ligne["effectif"], ligne["accompagnements"], ligne["part"])
        for ligne in lignes(session, Domaine.ACCOMPAGNEMENT, "thematiques_mois")
    ] == [
        ("2026-02", "email", 2, 9, 2 / 3),
        ("2026-02", "sante", 1, 8, 1 / 3),
        ("2026-02", "total", 3, 10, None),
        ("2026-03", "sante", 1, 1, 1.0),
        ("2026-03", "total", 1, 1, None),
    ]


def test_weekdays_of_the_month(session: Session) -> None:
    log_accompagnements(session, create_monde(session))
    assert [
        (ligne["mois"], ligne["libelle"], ligne["effectif"])
        for ligne in lignes(session, Domaine.ACCOMPAGNEMENT, "jours_mois")
    ] == [
        ("2026-02", "Dimanche", 1), ("2026-02", "Total du mois", 1),
        ("2026-03", "Lundi", 1), ("2026-03", "Mardi", 3), ("2026-03", "Mercredi", 1), ("2026-03", "Jeudi", 1),
        ("2026-03", "Vendredi", 1), ("2026-03", "Total du mois", 7),
    ]  # fmt: skip


def test_themes_of_animations_are_counted_among_animations_alone(session: Session) -> None:
    log_coordination(session, create_monde(session))
    assert [
        (ligne["mois"], ligne["code"], ligne["effectif"])
        for ligne in lignes(session, Domaine.COORDINATION, "thematiques_mois")
    ] == [
        ("2026-02", "partage", 1), ("2026-02", "reseau", 1), ("2026-02", "total", 1),
        ("2026-03", "reseau", 1), ("2026-03", "total", 2),
    ]  # fmt: skip


@pytest.mark.parametrize("domaine", Domaine)
def test_weeks_follow_one_another_and_add_up(session: Session, domaine: Domaine) -> None:
    monde = create_monde(session)
    log_accompagnements(session, monde)
    log_coordination(session, monde)
    semaines = lignes(session, domaine, "evolution_semaines")
    assert [ligne["semaine"] for ligne in semaines] == [f"2026-S{rang:02d}" for rang in range(5, 15)]
    assert semaines[-1]["cumul"] == {Domaine.ACCOMPAGNEMENT: 8, Domaine.COORDINATION: 7}[domaine]


def test_grid_shows_the_months_side_by_side_and_the_file_one_line_per_cell(session: Session) -> None:
    log_coordination(session, create_monde(session))
    resultat = bilan(session, Domaine.COORDINATION).repartitions["jours_mois"]
    lisible = presentation.tableau(resultat)
    assert list(lisible.columns) == ["Intitulé", "févr. 2026", "mars 2026"]
    assert lisible.to_numpy().tolist()[-1] == ["Total du mois", "1", "6"]
    ecrites = [ligne[:4] for ligne in lignes_de_la_repartition(resultat)]
    assert ecrites[:2] == [
        ["jours_mois.2026-02", "1", "Lundi", 1],
        ["jours_mois.2026-02", "total", "Total du mois", 1],
    ]
    assert presentation.phrase(resultat) == "Le plus souvent : Mercredi en mars 2026, 2 activités."


def test_nothing_logged_is_nothing_to_draw(session: Session) -> None:
    create_monde(session)
    vide = bilan(session, Domaine.ACCOMPAGNEMENT, National()).repartitions["thematiques_mois"]
    assert vide.est_vide
    assert replace(vide).lignes.empty
