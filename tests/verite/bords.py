"""A world of edges: one report of each kind on each awkward day, in each rare territory."""

from datetime import UTC, date, datetime
from itertools import cycle
from random import Random

from sqlmodel import Session

from coop_data.domain.accompagnement import Activite
from coop_data.models import Conseiller, Structure
from tests.factories import create_accompagnement, create_activite, create_conseiller, create_structure
from tests.recompte.monde import create_geographie

# fmt: off
JOURS = [
    date(2020, 12, 27), date(2020, 12, 28), date(2021, 1, 3), date(2021, 1, 4),    # weeks 52, 53 and 1
    date(2023, 12, 31), date(2024, 1, 1),                                          # years
    date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1),                        # leap day
    date(2024, 3, 30), date(2024, 3, 31), date(2024, 4, 1),                        # summer time; quarters
    date(2024, 6, 30), date(2024, 7, 1), date(2024, 9, 30), date(2024, 10, 1),
    date(2024, 10, 26), date(2024, 10, 27), date(2024, 10, 28),                    # winter time
    date(2024, 12, 29), date(2024, 12, 30), date(2024, 12, 31), date(2025, 1, 1),  # weeks 52 and 1
]
"""Each has one report of each kind, and no other day has any."""

LIEUX = {
    "01": "01053", "2A": "2A004", "2B": "2B033", "13": "13208", "69": "69381", "75": "75116", "971": "97105",
    "972": "97209", "973": "97302", "974": "97411", "976": "97611", "975": "97502", "988": "98818",
}
"""A commune of each territory that hosts a structure: Corsica, arrondissements, overseas, two collectivities."""
# fmt: on

MINUIT = (22, 23)
"""Hours UTC about midnight in Paris, in summer and in winter."""


def peupler_les_bords(session: Session) -> None:
    """One structure and one person per territory, in turn, day after day; then one person without any post."""
    create_geographie(session, Random(0))
    equipe = [_employer(session, departement, commune) for departement, commune in LIEUX.items()]
    create_structure(session, id_externe="S-VIDE", nom="Personne", commune_code="59350")
    tour = cycle(equipe)
    for rang, (jour, (structure, personne)) in enumerate(zip(JOURS, tour, strict=False)):
        cree_le = datetime(jour.year, jour.month, jour.day, MINUIT[rang % 2], 30, tzinfo=UTC)
        collectif = {"activite": Activite.COLLECTIF, "nb_participants": rang + 2} if rang % 2 else {}
        create_accompagnement(
            session,
            personne,
            structure,
            date=jour,
            cree_le=cree_le,
            code_commune=structure.commune_code,
            id_externe=f"A-{jour}",
            **collectif,
        )
        create_activite(session, personne, structure, date=jour, cree_le=cree_le, id_externe=f"K-{jour}")


def _employer(session: Session, departement: str, commune: str) -> tuple[Structure, Conseiller]:
    structure = create_structure(
        session, id_externe=f"S-{departement}", nom=f"Maison {departement}", commune_code=commune
    )
    personne = create_conseiller(
        session, structure, id_externe=f"C-{departement}", est_coordinateur=True, debut=date(2020, 1, 1)
    )
    return structure, personne
