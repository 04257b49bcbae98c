"""A poste recorded after the reports it covers: they get their structure, and no other does."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from coop_data.domain.origines import Origine
from coop_data.models import (
    Accompagnement,
    ActiviteCoordination,
    Changement,
    Conseiller,
    FaitAccompagnement,
    FaitCoordination,
    Journal,
    Structure,
)
from coop_data.verification import verifier_base
from tests.factories import create_accompagnement, create_activite, create_structure
from tests.imports.support import fichier_csv, importer, motifs, peupler

ENTETES = "id;prenom;nom;structure;date_debut;date_fin;coordinateur"
SIEN = "C2;Camille;Martin;S-B;2025-05-07;2025-05-08;non"


def mai(jour: int) -> date:
    return date(2025, 5, jour)


@pytest.fixture
def cras(base: Engine) -> Mapping[str, str]:
    """Reports of C2, whose poste in S-A ended in 2024: each under what makes it one case, with its identifier."""
    peupler(base)
    with Session(base) as session, session.begin():
        camille = session.exec(select(Conseiller).where(Conseiller.id_externe == "C2")).one()
        ailleurs = create_structure(session, "01", id_externe="S-C", nom="Ailleurs")
        cas = {
            "veille": {"date": mai(6)},
            "premier": {"date": mai(7), "origine": Origine.IMPORT_CSV, "version": 3, "version_importee": 3},
            "dernier": {"date": mai(8)},
            "lendemain": {"date": mai(9)},
            "supprime": {"date": mai(7), "supprime_le": datetime(2025, 6, 1, tzinfo=UTC)},
        }
        crees = {nom: create_accompagnement(session, camille, None, **champs) for nom, champs in cas.items()}
        crees["ailleurs"] = create_accompagnement(session, camille, ailleurs, date=mai(7))
        return {nom: cra.id_externe for nom, cra in crees.items()}


def structures(base: Engine, cras: Mapping[str, str]) -> dict[str, str | None]:
    """The structure of each report, by its case."""
    with Session(base) as session:
        noms = dict(session.exec(select(Structure.id, Structure.id_externe)).all())
        lus = {cra.id_externe: noms.get(cra.structure_id) for cra in session.exec(select(Accompagnement))}
    return {nom: lus[identifiant] for nom, identifiant in cras.items()}


AVANT = {
    "veille": None, "premier": None, "dernier": None, "lendemain": None, "supprime": None, "ailleurs": "S-C",
}  # fmt: skip


def test_a_poste_takes_in_the_reports_of_its_days_that_had_no_structure(
    base: Engine, cras: Mapping[str, str]
) -> None:
    rapport = importer("conseillers", fichier_csv(ENTETES, SIEN))
    assert motifs(rapport, "information") == ["2 CRA rattachés à Structure S-B"]
    assert structures(base, cras) == AVANT | {"premier": "S-B", "dernier": "S-B"}
    with Session(base) as session:
        faits = session.exec(
            select(FaitAccompagnement.date, FaitAccompagnement.departement).order_by(
                col(FaitAccompagnement.date), col(FaitAccompagnement.departement)
            )
        ).all()
        importe = session.exec(select(Accompagnement).where(col(Accompagnement.version_importee) == 4)).one()
        traces = session.exec(select(Journal).where(Journal.objet == "accompagnement")).all()
        notes = session.exec(select(Changement.cra_id).where(Changement.domaine == "accompagnement")).all()
        bilan = verifier_base(session)
        structure = session.exec(select(Structure.id).where(Structure.id_externe == "S-B")).one()
    assert faits == [(mai(6), None), (mai(7), "01"), (mai(7), "69"), (mai(8), "69"), (mai(9), None)]
    assert (importe.id_externe, importe.version) == (cras["premier"], 4)
    assert [(trace.action, trace.avant, trace.apres) for trace in traces] == [
        ("modifier", {"structure_id": None}, {"structure_id": str(structure)})
    ] * 2
    assert sum(identifiant == importe.id for identifiant in notes) == 2  # once made, once given its structure
    assert bilan.ecarts == []


def test_the_same_file_again_finds_nothing_to_take_in(base: Engine, cras: Mapping[str, str]) -> None:
    importer("conseillers", fichier_csv(ENTETES, SIEN))
    assert importer("conseillers", fichier_csv(ENTETES, SIEN)).remarques == []


def test_a_simulation_says_the_same_and_changes_nothing(base: Engine, cras: Mapping[str, str]) -> None:
    rapport = importer("conseillers", fichier_csv(ENTETES, SIEN), simulation=True)
    assert motifs(rapport, "information") == ["2 CRA rattachés à Structure S-B"]
    assert structures(base, cras) == AVANT


def test_a_day_in_post_in_two_structures_is_left_to_its_author(base: Engine, cras: Mapping[str, str]) -> None:
    deux = "C2;Camille;Martin;S-A;2025-05-08;2025-05-09;non"
    rapport = importer("conseillers", fichier_csv(ENTETES, SIEN, deux))
    assert motifs(rapport, "information") == [
        "1 CRA rattaché à Structure S-B",
        "1 CRA rattaché à Structure S-A",
    ]
    assert structures(base, cras) == AVANT | {"premier": "S-B", "lendemain": "S-A"}


def test_a_poste_that_is_extended_takes_in_what_it_now_covers(base: Engine, cras: Mapping[str, str]) -> None:
    importer("conseillers", fichier_csv(ENTETES, SIEN))
    rapport = importer("conseillers", fichier_csv(ENTETES, SIEN.replace("2025-05-08", "")))
    assert motifs(rapport, "information") == ["1 CRA rattaché à Structure S-B"]
    assert structures(base, cras) == AVANT | {"premier": "S-B", "dernier": "S-B", "lendemain": "S-B"}


def test_activities_of_coordination_are_taken_in_too(base: Engine) -> None:
    peupler(base)
    with Session(base) as session, session.begin():
        anais = session.exec(select(Conseiller).where(Conseiller.id_externe == "C1")).one()
        create_activite(session, anais, None, date=date(2019, 12, 31))
        noms = f"{anais.prenom};{anais.nom}"
    rapport = importer("conseillers", fichier_csv(ENTETES, f"C1;{noms};S-B;2019-12-01;2019-12-31;oui"))
    assert "1 CRA rattaché à Structure S-B" in motifs(rapport, "information")
    with Session(base) as session:
        assert session.exec(select(FaitCoordination.departement)).all() == ["69"]
        activite = session.exec(select(ActiviteCoordination)).one()
        (trace,) = session.exec(select(Journal).where(Journal.objet_id == str(activite.id))).all()
    assert trace.objet == activite.type.value
