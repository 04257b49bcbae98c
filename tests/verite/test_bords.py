"""The edges, one by one: every outlet against the recount, and against a number counted by hand."""

from datetime import date, datetime
from random import Random
from typing import Any

import pytest
import streamlit as st
from sqlalchemy import Engine
from sqlmodel import Session, select
from starlette.datastructures import QueryParams

from coop_data import db
from coop_data.acces import acteur as module_acteur
from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.models import Conseiller, Structure
from coop_data.routes import statistiques as routes
from coop_data.saisie.cra import enregistrer, restaurer, supprimer
from tests.factories import create_conseiller, create_poste, create_structure
from tests.images import poser
from tests.recompte.cas import Cas
from tests.recompte.monde import create_geographie
from tests.recompte.registre import lire
from tests.saisie.exemples import individuel
from tests.verite.bords import peupler_les_bords
from tests.verite.debouches import comparer
from tests.verite.fichiers import lire_csv
from tests.verite.questions import ANCT, demander

EN_2024 = ("2024-01-01", "2025-01-01")

# fmt: off
BORDS = {
    "31 décembre": ("national", "2023-12-31", "2023-12-31", 1),
    "1er janvier": ("national", "2024-01-01", "2024-01-01", 1),
    "les deux": ("national", "2023-12-31", "2024-01-01", 2),
    "février bissextile": ("national", "2024-02-01", "2024-02-29", 2),
    "29 février": ("national", "2024-02-29", "2024-02-29", 1),
    "1er trimestre": ("national", "2024-01-01", "2024-03-31", 6),
    "2e trimestre": ("national", "2024-04-01", "2024-06-30", 2),
    "3e trimestre": ("national", "2024-07-01", "2024-09-30", 2),
    "4e trimestre": ("national", "2024-10-01", "2024-12-31", 7),
    "semaine 53": ("national", "2020-12-28", "2021-01-03", 2),
    "semaine 1 de 2021": ("national", "2021-01-04", "2021-01-10", 1),
    "semaine 52": ("national", "2024-12-23", "2024-12-29", 1),
    "semaine 1 de 2025": ("national", "2024-12-30", "2025-01-05", 3),
    "heure d’été": ("national", "2024-03-31", "2024-03-31", 1),
    "veille de l’heure d’été": ("national", "2024-03-30", "2024-03-30", 1),
    "heure d’hiver": ("national", "2024-10-27", "2024-10-27", 1),
    "lendemain de l’heure d’hiver": ("national", "2024-10-28", "2024-10-28", 1),
    "Ain": ("departement:01", *EN_2024, 1),
    "Corse-du-Sud": ("departement:2A", *EN_2024, 1),
    "Haute-Corse": ("departement:2B", *EN_2024, 1),
    "Corse": ("region:94", *EN_2024, 2),
    "Paris par un arrondissement": ("departement:75", *EN_2024, 2),
    "Guadeloupe, département": ("departement:971", *EN_2024, 2),
    "Guadeloupe, région": ("region:01", *EN_2024, 2),
    "Martinique": ("departement:972", *EN_2024, 2),
    "Guyane": ("departement:973", *EN_2024, 2),
    "La Réunion": ("region:04", *EN_2024, 2),
    "Mayotte": ("departement:976", *EN_2024, 1),
    "Saint-Pierre-et-Miquelon": ("departement:975", *EN_2024, 1),
    "Nouvelle-Calédonie": ("departement:988", *EN_2024, 1),
    "structure sans rien": ("structure:S-VIDE", *EN_2024, 0),
    "département sans rien": ("departement:15", *EN_2024, 0),
    "région sans rien": ("region:24", *EN_2024, 0),
    "année sans rien": ("national", "2022-01-01", "2022-12-31", 0),
}
"""Perimeter, both days included, and how many reports of each kind: one per day of ``bords.JOURS``."""
# fmt: on

EN_PDF = ("semaine 1 de 2025", "année sans rien")


@pytest.fixture(autouse=True)
def memoire_vide() -> None:
    """Nothing that a page kept of another world."""
    st.cache_data.clear()


@pytest.fixture
def bords(base: Engine) -> Engine:
    """The world of edges behind pages and files."""
    poser(base, peupler_les_bords)
    return base


@pytest.mark.parametrize("domaine", ["accompagnement", "coordination"])
@pytest.mark.parametrize("reste", [0, 1])
def test_each_edge_is_counted_alike_everywhere(
    bords: Engine, domaine: str, reste: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    total = {"accompagnement": "cra", "coordination": "activites"}[domaine]
    differences = []
    with Session(bords, expire_on_commit=False) as session:
        registre = lire(session)
        for rang, (nom, (perimetre, du, au, compte)) in list(enumerate(BORDS.items()))[reste::2]:
            cas = Cas(0, rang, domaine, perimetre, date.fromisoformat(du), date.fromisoformat(au), ())
            demande = demander(session, registre, cas)
            differences += [
                f"{nom} : {ecart}" for ecart in comparer(monkeypatch, session, demande, pdf=nom in EN_PDF)
            ]
            lu = chiffres(session, ANCT, demande.adresse)[total]
            differences += [f"{nom} : {compte} comptés à la main, {lu} dans le fichier"] if lu != compte else []
    assert not differences, "\n".join(differences)


def test_iso_weeks_months_and_quarters_at_the_turn_of_years(bords: Engine) -> None:
    with Session(bords, expire_on_commit=False) as session:
        semaine_53 = evolutions(session, "2020-12-28", "2021-01-03")
        semaine_1 = evolutions(session, "2024-12-30", "2025-01-05")
    assert semaine_53 == {
        "evolution": {"2020-12": 1, "2021-01": 1},
        "evolution_semaines": {"2020-S53": 2},
        "evolution_trimestres": {"2020-T4": 1, "2021-T1": 1},
    }
    assert semaine_1 == {
        "evolution": {"2024-12": 2, "2025-01": 1},
        "evolution_semaines": {"2025-S01": 3},
        "evolution_trimestres": {"2024-T4": 2, "2025-T1": 1},
    }


@pytest.mark.parametrize(
    ("instant", "compte"),
    [
        ("2023-12-31T22:59", 1),  # 23:59 in Paris: December
        ("2023-12-31T23:00", 1),  # midnight: January
        ("2024-03-31T21:59", 3),  # 23:59, summer time since the morning: March
        ("2024-03-31T22:00", 1),  # midnight: April
        ("2024-02-29T22:59", 2),
        ("2024-10-31T22:59", 4),
    ],
)
def test_this_month_is_that_of_paris(
    bords: Engine, monkeypatch: pytest.MonkeyPatch, instant: str, compte: int
) -> None:
    class Horloge(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return datetime.fromisoformat(f"{instant}+00:00").astimezone(tz)

    monkeypatch.setattr(module_acteur, "datetime", Horloge)
    with Session(bords) as session:
        assert chiffres(session, ANCT, {"periode": "ce-mois"})["cra"] == compte


def test_a_transfer_parts_the_reports_of_a_person_between_two_employers(
    base: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with db.ecriture() as session:
        create_geographie(session, Random(0))
        ancienne, nouvelle = (
            create_structure(session, id_externe=code, commune_code="69123") for code in ("S-AVANT", "S-APRES")
        )
        alix = create_conseiller(session, id_externe="C-ALIX")
        create_poste(session, alix, ancienne, debut=date(2024, 1, 1), fin=date(2024, 3, 31))
        create_poste(session, alix, nouvelle, debut=date(2024, 4, 1))
        for jour in (date(2024, 3, 30), date(2024, 3, 31), date(2024, 4, 1)):
            enregistrer(session, acteur=compte_of(alix), saisie=individuel(date=jour))
    employeurs = {
        structure.id_externe: Acteur("Employeur", frozenset({Role.STRUCTURE}), structure_id=structure.id)
        for structure in (ancienne, nouvelle)
    }
    with Session(base, expire_on_commit=False) as session:
        chez = {
            code: (
                chiffres(session, employeur, {"perimetre": f"structure:{code}", **ANNEE})["cra"],
                chiffres(session, employeur, {"perimetre": "conseiller:C-ALIX", **ANNEE})["cra"],
            )
            for code, employeur in employeurs.items()
        }
        registre = lire(session)
        cas = [
            Cas(0, rang, "accompagnement", "conseiller:C-ALIX", *ANNEE_2024, (), structure)
            for rang, structure in enumerate(("S-AVANT", "S-APRES", None))
        ]
        differences = [
            ecart
            for un_cas in cas
            for ecart in comparer(monkeypatch, session, demander(session, registre, un_cas))
        ]
    assert chez == {"S-AVANT": (2, 2), "S-APRES": (1, 1)}
    assert not differences, "\n".join(differences)


def test_a_report_deleted_then_restored_leaves_every_outlet_and_comes_back(
    bords: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with db.ecriture() as session:
        alix = create_conseiller(session, session.exec(select(Structure)).first(), id_externe="C-ALIX")
        cra = enregistrer(session, acteur=compte_of(alix), saisie=individuel(date=date(2024, 2, 29)))
    cas = Cas(0, 0, "accompagnement", "national", date(2024, 2, 29), date(2024, 2, 29), ())
    comptes, differences = [], []
    for geste in (None, supprimer, restaurer):
        if geste:
            with db.ecriture() as session:
                geste(session, acteur=compte_of(alix), formulaire="accompagnement", cra_id=cra.id)
        with Session(bords, expire_on_commit=False) as session:
            demande = demander(session, lire(session), cas)
            comptes.append(chiffres(session, ANCT, demande.adresse)["cra"])
            differences += comparer(monkeypatch, session, demande)
    assert comptes == [2, 1, 2]
    assert not differences, "\n".join(differences)


ANNEE_2024 = (date(2024, 1, 1), date(2024, 12, 31))
ANNEE = {"periode": "2024-01-01_2024-12-31"}


def compte_of(conseiller: Conseiller) -> Acteur:
    """The account of a conseiller."""
    return Acteur("Alix", frozenset({Role.CONSEILLER}), conseiller_id=conseiller.id)


def chiffres(session: Session, acteur: Acteur, adresse: Any) -> dict[str, Any]:
    """The key figures of a file."""
    contenu = routes.produire_csv(session, acteur, QueryParams(adresse)).contenu
    return {code: valeur for code, _, valeur, *_ in lire_csv(contenu)["chiffres"]}


def evolutions(session: Session, du: str, au: str) -> dict[str, dict[str, int]]:
    """How many activities per step of time, above 0."""
    adresse = {"domaine": "coordination", "periode": f"{du}_{au}"}
    rubriques = lire_csv(routes.produire_csv(session, ANCT, QueryParams(adresse)).contenu)
    return {
        nom: {code: nombre for code, _, nombre, *_ in rubriques[nom] if nombre}
        for nom in ("evolution", "evolution_semaines", "evolution_trimestres")
    }
