"""Figures of the coordinators' work: literal expectations on the reports of ``mondes``."""

import pytest
from sqlmodel import Session

from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import Departement, National, UnConseiller
from coop_data.statistiques import CATALOGUE
from tests.statistiques.mondes import bilan, create_monde, effectifs, log_coordination, valeurs

COORDINATION = Domaine.COORDINATION


def test_codes_are_pinned() -> None:
    catalogue = CATALOGUE[COORDINATION]
    assert [s.code for s in catalogue.chiffres] == [
        "activites", "animations", "evenements", "partenariats", "minutes_animation", "mediateurs", "structures",
        "autres_acteurs", "participants_animation", "participants_evenement", "structures_partenaires",
        "partenaires_distincts", "coordinateurs_actifs",
    ]  # fmt: skip
    assert [s.code for s in catalogue.repartitions] == [
        "types_animation", "initiatives", "thematiques_animation", "durees_animation", "types_evenement",
        "organisateurs", "natures_partenariat", "types_partenaire", "echelons", "tags", "evolution",
        "evolution_trimestres", "evolution_semaines", "thematiques_mois", "jours_mois",
        "coordinateurs", "structures", "departements", "regions",
    ]  # fmt: skip


def test_an_empty_database_shows_every_category_at_zero(session: Session) -> None:
    vide = bilan(session, COORDINATION)
    assert set(valeurs(vide).values()) == {0}
    assert {code for code, resultat in vide.repartitions.items() if resultat.lignes.empty} == {
        "tags",
        "thematiques_mois",
        "jours_mois",
        "coordinateurs",
        "structures",
        "departements",
        "regions",
    }
    assert vide.repartitions["echelons"].lignes.code.tolist() == [
        "communal", "intercommunal", "departemental", "regional", "national",
    ]  # fmt: skip
    assert vide.repartitions["evolution_trimestres"].lignes.to_dict("records") == [
        {"trimestre": "2026-T1", "animation": 0, "evenement": 0, "partenariat": 0, "cumul": 0}
    ]


def test_key_figures(session: Session) -> None:
    log_coordination(session, create_monde(session))
    assert valeurs(bilan(session, COORDINATION)) == {
        "activites": 7,
        "animations": 3,
        "evenements": 2,
        "partenariats": 2,
        "minutes_animation": 230,
        "mediateurs": 9,
        "structures": 2,
        "autres_acteurs": 1,
        "participants_animation": 12,
        "participants_evenement": 80,
        "structures_partenaires": 3,
        "partenaires_distincts": 2,
        "coordinateurs_actifs": 2,
    }


def test_breakdowns(session: Session) -> None:
    log_coordination(session, create_monde(session))
    national = bilan(session, COORDINATION)
    attendus = {
        "types_animation": {"comite": 2, "webinaire": 1},
        "initiatives": {"initiative": 1, "demande": 1},
        "thematiques_animation": {"partage": 1, "reseau": 2},
        "durees_animation": {"moins_30": 1, "60_119": 1, "120_plus": 1},
        "types_evenement": {"national": 1, "nec_local": 1},
        "organisateurs": {"region": 1, "hub": 1},
        "natures_partenariat": {"subvention": 2, "rdv_elu": 1},
        "types_partenaire": {"commune": 2, "etat": 1},
        "echelons": {"communal": 1, "regional": 1},
        "tags": {},
        "coordinateurs": {"C-ALIX": 4, "C-BASILE": 3},
        "structures": {"S-CORSE": 3, "S-RHONE": 3},
        "departements": {"2A": 3, "69": 3, "sans_structure": 1},
        "regions": {"84": 3, "94": 3, "sans_structure": 1},
    }
    assert {code: effectifs(national, code) for code in attendus} == attendus
    assert all("accompagnements" not in resultat.lignes for resultat in national.repartitions.values())


def test_evolution_by_month_and_by_quarter(session: Session) -> None:
    log_coordination(session, create_monde(session))
    national = bilan(session, COORDINATION)
    assert national.repartitions["evolution"].lignes.to_dict("records") == [
        {"mois": "2026-02", "animation": 1, "evenement": 0, "partenariat": 0, "cumul": 1},
        {"mois": "2026-03", "animation": 2, "evenement": 2, "partenariat": 2, "cumul": 7},
    ]
    assert national.repartitions["evolution_trimestres"].lignes.to_dict("records") == [
        {"trimestre": "2026-T1", "animation": 3, "evenement": 2, "partenariat": 2, "cumul": 7}
    ]


def test_nothing_outside_the_perimeter_counts(session: Session) -> None:
    monde = create_monde(session)
    log_coordination(session, monde)
    basile = bilan(session, COORDINATION, UnConseiller(monde.basile.id))
    assert (basile.valeur("activites"), basile.valeur("partenaires_distincts")) == (3, 1)
    assert effectifs(basile, "types_partenaire") == {"commune": 1}
    assert bilan(session, COORDINATION, Departement("69")).valeur("minutes_animation") == 210


@pytest.mark.parametrize(
    ("paires", "activites"),
    [
        ([("type", "evenement")], 2),
        ([("thematique", "reseau")], 2),
        ([("initiative", "demande")], 1),
        ([("echelon", "communal"), ("echelon", "regional")], 2),
        ([("partenaire", "Mairie d'Ecully")], 2),
        ([("partenaire", "caf"), ("type", "partenariat")], 1),
        ([("partenaire", "caf"), ("type", "evenement")], 0),
    ],
)
def test_filters(session: Session, paires: list[tuple[str, str]], activites: int) -> None:
    log_coordination(session, create_monde(session))
    assert bilan(session, COORDINATION, National(), *paires).valeur("activites") == activites
