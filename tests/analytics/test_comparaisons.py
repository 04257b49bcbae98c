"""Changes and means in numbers and in words."""

import pytest
from sqlmodel import Session

from coop_data.analytics.comparaisons import Variation, moyenne_par_personne
from coop_data.analytics.resultat import Nombre
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import Departement
from coop_data.exports.presentation import dire_ecart, dire_variation
from coop_data.statistiques import CATALOGUE
from tests.statistiques.mondes import bilan, create_monde, log_accompagnements

CRA = CATALOGUE[Domaine.ACCOMPAGNEMENT].find("cra")


@pytest.mark.parametrize(
    ("valeur", "reference", "code", "dite"),
    [
        (12, 10, "cra", "hausse de 2 (+20,0 %)"),
        (9, 12, "cra", "baisse de 3 (−25,0 %)"),
        (7, 7, "cra", "stable"),
        (0, 0, "cra", "stable"),
        (5, 0, "cra", "hausse de 5 (—)"),
        (0, 4, "cra", "baisse de 4 (−100,0 %)"),
        (150, 60, "minutes", "hausse de 1 h 30 (+150,0 %)"),
        (1.5, 1.25, "cra_par_semaine", "hausse de 0,25 (+20,0 %)"),
        (1.5, None, "cra_par_semaine", "—"),
        (None, 1.5, "cra_par_semaine", "—"),
    ],
)
def test_a_change_is_said_with_its_direction(valeur: Nombre, reference: Nombre, code: str, dite: str) -> None:
    figures = {figure.code: figure for figure in CATALOGUE[Domaine.ACCOMPAGNEMENT].chiffres}
    phrase = dire_variation(figures[code], Variation(valeur, reference))
    assert phrase.replace("\u202f", " ").replace("\u00a0", " ") == dite


@pytest.mark.parametrize(
    ("ici", "la", "code", "dite"),
    [
        (183, 491, "cra", "308 de moins (−62,7 %)"),
        (12, 10, "cra", "2 de plus (+20,0 %)"),
        (7, 7, "cra", "autant"),
        (5, 0, "cra", "5 de plus (—)"),
        (60, 150, "minutes", "1 h 30 de moins (−60,0 %)"),
        (None, 1.5, "cra_par_semaine", "—"),
    ],
)
def test_two_places_differ_without_any_rise_or_fall(ici: Nombre, la: Nombre, code: str, dite: str) -> None:
    figure = CATALOGUE[Domaine.ACCOMPAGNEMENT].find(code)
    phrase = dire_ecart(figure, Variation(ici, la))
    assert phrase.replace("\u202f", " ").replace("\u00a0", " ") == dite


def test_share_of_a_change_has_no_value_over_nothing() -> None:
    assert (Variation(5, 0).ecart, Variation(5, 0).taux) == (5, None)
    assert Variation(6, 4).taux == 0.5
    assert Variation(None, 4).taux is None


def test_mean_per_active_person(session: Session) -> None:
    log_accompagnements(session, create_monde(session))
    nation = moyenne_par_personne(bilan(session, Domaine.ACCOMPAGNEMENT).chiffres, Domaine.ACCOMPAGNEMENT)
    assert nation.personnes == 2
    assert nation.valeurs["cra"] == 4.0
    assert nation.valeurs["accompagnements"] == 10.5
    assert nation.valeurs["cra_par_semaine"] == 8 / 5
    vide = moyenne_par_personne(
        bilan(session, Domaine.ACCOMPAGNEMENT, Departement("75")).chiffres, Domaine.ACCOMPAGNEMENT
    )
    assert vide.personnes == 0
    assert vide.valeurs["cra"] is None
