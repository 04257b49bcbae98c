"""The table of territories: rows, posts on the last day, ratios, recount of the nation."""

from datetime import date

import pytest
from sqlmodel import Session

from coop_data.analytics.territoires import DEFINITIONS, compute_territoires
from coop_data.domain.accompagnement import Activite
from coop_data.errors import PerimetreInvalide
from tests.factories import create_accompagnement, create_conseiller, create_poste, create_structure

DU, AU = date(2026, 1, 1), date(2026, 3, 31)


def _peupler(session: Session) -> None:
    rhone = create_structure(session, "69", dotation=3)
    ain = create_structure(session, "01", dotation=1)
    saint_martin = create_structure(session, "978", dotation=0)
    alix = create_conseiller(session, rhone, active_le=date(2026, 3, 31))
    create_poste(session, alix, ain, debut=date(2026, 3, 31))
    basile = create_conseiller(session, ain, active_le=date(2026, 4, 1))
    create_conseiller(session, rhone, fin=date(2026, 3, 30))
    create_conseiller(session, rhone, debut=date(2026, 4, 1))
    create_accompagnement(
        session, alix, rhone, activite=Activite.COLLECTIF, nb_participants=9, nb_deja_accompagnes=4
    )
    create_accompagnement(session, alix, rhone, date=AU)
    create_accompagnement(session, alix, rhone, date=date(2026, 4, 1))
    create_accompagnement(session, basile, ain, date=DU)
    create_accompagnement(session, basile, saint_martin)
    create_accompagnement(session, basile)


def _ligne(tableau, code: str) -> dict:
    ligne = tableau.lignes[tableau.lignes.code == code].iloc[0]
    return {cle: None if valeur != valeur else valeur for cle, valeur in ligne.items()}


@pytest.mark.parametrize(("maille", "nombre"), [("departement", 107), ("region", 24)])
def test_every_territory_has_its_row_even_in_an_empty_database(session: Session, maille: str, nombre: int) -> None:
    tableau = compute_territoires(session=session, maille=maille, du=DU, au=AU)
    codes = tableau.lignes.code.tolist()
    assert (len(codes), codes, list(tableau.lignes)) == (nombre, sorted(codes), list(DEFINITIONS))
    assert tableau.lignes.cra.sum() == 0
    assert tableau.total["taux_occupation"] is None
    assert tableau.total["accompagnements_pour_1000"] is None


def test_a_departement(session: Session) -> None:
    _peupler(session)
    tableau = compute_territoires(session=session, maille="departement", du=DU, au=AU)
    assert _ligne(tableau, "69") == {
        "code": "69",
        "nom": "Rhône",
        "cra": 2,
        "accompagnements": 10,
        "personnes_accompagnees": 6,
        "dotation": 3,
        "conseillers": 1,
        "actives": 1,
        "en_attente": 0,
        "postes_vacants": 2,
        "taux_activation": 1.0,
        "taux_occupation": 1 / 3,
        "cra_par_conseiller_actif": 2.0,
        "accompagnements_pour_1000": 0.1,
    }
    ain = _ligne(tableau, "01")
    assert (ain["conseillers"], ain["actives"], ain["en_attente"], ain["postes_vacants"]) == (2, 1, 1, 0)
    assert (ain["taux_activation"], ain["taux_occupation"]) == (0.5, 2.0)


def test_outside_any_territory_and_in_the_nation(session: Session) -> None:
    _peupler(session)
    tableau = compute_territoires(session=session, maille="departement", du=DU, au=AU)
    hors = tableau.sans_structure
    assert (hors["code"], hors["nom"], hors["cra"], hors["conseillers"]) == (
        "sans_structure",
        "Sans structure",
        1,
        0,
    )
    assert hors["taux_occupation"] is None
    total = tableau.total
    assert (total["cra"], total["accompagnements"], total["personnes_accompagnees"]) == (5, 13, 9)
    assert tableau.lignes.cra.sum() + hors["cra"] == 5
    assert tableau.lignes.conseillers.sum() == 3  # Alix counts in both départements
    assert (total["conseillers"], total["actives"], total["dotation"], total["postes_vacants"]) == (2, 1, 4, 2)
    assert total["cra_par_conseiller_actif"] == 2.5
    assert total["accompagnements_pour_1000"] == 13 * 1000 / 300_000


def test_regions_gather_their_departements_and_collectivities_stand_alone(session: Session) -> None:
    _peupler(session)
    tableau = compute_territoires(session=session, maille="region", du=DU, au=AU)
    auvergne = _ligne(tableau, "84")
    assert (auvergne["cra"], auvergne["dotation"], auvergne["conseillers"]) == (3, 4, 2)
    assert _ligne(tableau, "978")["cra"] == 1
    assert _ligne(tableau, "978")["accompagnements_pour_1000"] == 0.01
    assert (tableau.total["cra"], tableau.total["conseillers"]) == (5, 2)


def test_another_maille_is_refused(session: Session) -> None:
    with pytest.raises(PerimetreInvalide):
        compute_territoires(session=session, maille="canton", du=DU, au=AU)
