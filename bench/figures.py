"""How long a whole national bilan takes, against one statement per figure: ``python -m bench.figures``.

Facts are made here, in memory, so that the measure depends on nothing else. Prints both durations and their
ratio; the first must stay under one second.
"""

import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import create_engine, insert
from sqlmodel import Session

from coop_data.analytics.calcul import compute, compute_bilan, compute_chiffres
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.statistique import Catalogue
from coop_data.domain.accompagnement import Activite, Autonomie, ClasseDuree, Materiel, Thematique, TypeLieu
from coop_data.domain.perimetre import National
from coop_data.domain.territoires import DEPARTEMENTS
from coop_data.faits.lignes import decoupage
from coop_data.models import FaitAccompagnement, FaitAccompagnementValeur, Modele
from coop_data.statistiques import CATALOGUE

CRA, CONSEILLERS, JOURS, LOT = 60_000, 2_000, 1_800, 5_000
REPETITIONS = 3


def build_facts(hasard: random.Random) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Facts spread over people, places and days, and two or three mentions each."""
    faits, valeurs = [], []
    for _ in range(CRA):
        auteur = hasard.randrange(CONSEILLERS)
        departement = DEPARTEMENTS[auteur % len(DEPARTEMENTS)]
        personnes = hasard.choice((1, 1, 1, 8))
        cra_id = UUID(int=hasard.getrandbits(128))
        faits.append(
            {
                "cra_id": cra_id,
                "conseiller_id": UUID(int=auteur + 1),
                "structure_id": UUID(int=auteur // 2 + 1),
                "departement": departement.code,
                "region": departement.region,
                "departement_lieu": departement.code,
                "region_lieu": departement.region,
                "commune": f"{departement.code[:2]}{auteur % 300:03d}",
                **decoupage(date(2021, 1, 1) + timedelta(days=hasard.randrange(JOURS))),
                "activite": hasard.choice(list(Activite)).value,
                "type_lieu": hasard.choice(list(TypeLieu)).value,
                "classe_duree": hasard.choice(list(ClasseDuree)).value,
                "autonomie": hasard.choice(list(Autonomie)).value,
                "accompagnements": personnes,
                "minutes": 60,
                "genre_non_communique": personnes,
            }
        )
        mentions = {("thematique", theme.value) for theme in hasard.sample(list(Thematique), 2)}
        mentions.add(("materiel", hasard.choice(list(Materiel)).value))
        valeurs.extend({"cra_id": cra_id, "dimension": nom, "code": code} for nom, code in mentions)
    hasard.shuffle(faits)
    return faits, valeurs


def build_session() -> Session:
    """A database in memory that holds these facts."""
    engine = create_engine("sqlite://")
    Modele.metadata.create_all(engine)
    session = Session(engine)
    for modele, lignes in zip(
        (FaitAccompagnement, FaitAccompagnementValeur), build_facts(random.Random(1)), strict=True
    ):
        for debut in range(0, len(lignes), LOT):
            session.execute(insert(modele), lignes[debut : debut + LOT])
    session.commit()
    return session


def best_of(travail: Callable[[], object]) -> float:
    """The shortest of a few runs, in seconds."""
    durees = []
    for _ in range(REPETITIONS):
        debut = time.perf_counter()
        travail()
        durees.append(time.perf_counter() - debut)
    return min(durees)


def main() -> None:
    """Measure and print."""
    catalogue = CATALOGUE["accompagnement"]
    filtres = Filtres(date(2020, 1, 1), date(2026, 12, 31))
    with build_session() as session:

        def ensemble() -> None:
            compute_bilan(session=session, catalogue=catalogue, perimetre=National(), filtres=filtres)

        def un_par_un() -> None:
            for chiffre in catalogue.chiffres:
                seul = Catalogue(catalogue.domaine, (replace(chiffre, base=""),), ())
                compute_chiffres(session=session, catalogue=seul, perimetre=National(), filtres=filtres)
            for repartition in catalogue.repartitions:
                compute(repartition, session=session, perimetre=National(), filtres=filtres)

        groupe, separe = best_of(ensemble), best_of(un_par_un)
    sys.stdout.write(
        f"{CRA} CRA, bilan national entier : {groupe:.2f} s ; un énoncé par chiffre : {separe:.2f} s ; "
        f"rapport : {separe / groupe:.1f}\n"
    )


if __name__ == "__main__":
    main()
