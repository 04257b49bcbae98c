"""What the columnar copy is worth: ``python -m bench.magasin [MULTIPLE | demonstration]``.

Asks the same questions of the records and of their copy, in one run, and prints both durations and their ratio.
Facts are those of ``bench.figures``, written MULTIPLE times (17 by default: a million) in a SQLite file that is
thrown away; ``demonstration`` asks the database of ``COOP_DATA_DIR`` instead.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from random import Random
from unittest.mock import patch

from sqlalchemy import Engine, String, Table, func, insert, literal_column, select, type_coerce
from sqlmodel import Session

from bench.figures import LOT, build_facts
from coop_data import db
from coop_data.analytics.calcul import compute_bilan, compute_chiffres
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.requete import lire
from coop_data.analytics.statistique import Domaine
from coop_data.analytics.territoires import compute_territoires
from coop_data.domain.perimetre import Departement, National, Perimetre
from coop_data.magasin import enonces, porte
from coop_data.magasin.copie import Copie
from coop_data.models import FaitAccompagnement, FaitAccompagnementValeur, Modele
from coop_data.statistiques import CATALOGUE

MULTIPLE = 17
REPETITIONS, PATIENCE_SECONDES = 3, 20.0
TOUT = Filtres(date(2020, 1, 1), date(2027, 12, 31))
ANNEE = Filtres(date(2025, 1, 1), date(2025, 12, 31))
FAITS, VALEURS = (
    Modele.metadata.tables[str(modele.__tablename__)] for modele in (FaitAccompagnement, FaitAccompagnementValeur)
)
Question = Callable[[Session], object]


def bilan(perimetre: Perimetre, filtres: Filtres) -> Question:
    """Every figure and breakdown of the accompagnements."""
    catalogue = CATALOGUE[Domaine.ACCOMPAGNEMENT]
    return lambda session: compute_bilan(
        session=session, catalogue=catalogue, perimetre=perimetre, filtres=filtres, tags_visibles=None
    )


def chiffres(perimetre: Perimetre, filtres: Filtres) -> Question:
    """The key figures alone: what a page shows first."""
    catalogue = CATALOGUE[Domaine.ACCOMPAGNEMENT]
    return lambda session: compute_chiffres(
        session=session, catalogue=catalogue, perimetre=perimetre, filtres=filtres
    )


def pivot(session: Session) -> object:
    """People and distinct conseillers by département, quarter and theme."""
    axes = (FAITS.c.departement, FAITS.c.trimestre, VALEURS.c.code)
    mesures = (func.sum(FAITS.c.accompagnements), func.count(FAITS.c.conseiller_id.distinct()))
    return lire(
        session,
        select(*axes, *mesures)
        .join_from(FAITS, VALEURS, VALEURS.c.cra_id == FAITS.c.cra_id)
        .where(VALEURS.c.dimension == "thematique")
        .group_by(*axes),
    )


def un_conseiller(session: Session) -> object:
    """The months of one person, which the application leaves to the index of the records."""
    seul = session.scalar(select(FAITS.c.conseiller_id).limit(1))
    mois = select(FAITS.c.mois, func.count()).where(FAITS.c.conseiller_id == seul).group_by(FAITS.c.mois)
    with patch.object(enonces, "COLONNES_INDEXEES", frozenset()):
        return lire(session, mois)


QUESTIONS: Mapping[str, Question] = {
    "national, whole page, all time": bilan(National(), TOUT),
    "national, whole page, one year": bilan(National(), ANNEE),
    "national, key figures, all time": chiffres(National(), TOUT),
    "a département, whole page, all time": bilan(Departement("69"), TOUT),
    "département × quarter × theme, distinct conseillers": pivot,
    "territories by département, all time": lambda session: compute_territoires(
        session=session, maille="departement", du=TOUT.du, au=TOUT.au
    ),
    "one conseiller by month (never asked of the copy)": un_conseiller,
}


def make_records(dossier: Path, multiple: int) -> Engine:
    """A SQLite file that holds these facts so many times."""
    engine = db.get_engine(f"sqlite:///{dossier / 'coop.sqlite'}")
    Modele.metadata.create_all(engine)
    index = [index for table in (FAITS, VALEURS) for index in table.indexes]
    for un in index:
        un.drop(engine)
    with Session(engine) as session:
        for table, lignes in zip((FAITS, VALEURS), build_facts(Random(1)), strict=True):
            for debut in range(0, len(lignes), LOT):
                session.execute(insert(table), lignes[debut : debut + LOT])
            _multiplier(session, table, len(lignes), multiple)
        session.commit()
    for un in index:
        un.create(engine)
    with engine.connect() as connexion:
        connexion.exec_driver_sql("ANALYZE")
    return engine


def _multiplier(session: Session, table: Table, originaux: int, multiple: int) -> None:
    """The same rows under other identifiers."""
    autres = [colonne for colonne in table.columns if colonne.name != "cra_id"]
    noms = ["cra_id", *(colonne.name for colonne in autres)]
    fin = func.substr(type_coerce(table.c.cra_id, String), 9)
    for rang in range(1, multiple):
        copies = select(func.printf("%08x", rang).concat(fin), *autres)
        session.execute(insert(table).from_select(noms, copies.where(literal_column("rowid") <= originaux)))


def best_of(travail: Callable[[], object]) -> float:
    """The shortest of three runs, in seconds; of fewer when they are long."""
    durees: list[float] = []
    while len(durees) < REPETITIONS and sum(durees) < PATIENCE_SECONDES:
        debut = time.perf_counter()
        travail()
        durees.append(time.perf_counter() - debut)
    return min(durees)


def comparer(engine: Engine, dossier: Path) -> None:
    """Ask everything of both, and print."""
    copie = Copie(engine, dossier / "magasin.duckdb", seuil=0)
    debut = time.perf_counter()
    copie.relancer()
    if not copie.attendre():
        raise SystemExit("the copy could not be made")
    faite = time.perf_counter() - debut
    with engine.connect() as connexion:
        nombre = connexion.scalar(select(func.count()).select_from(FAITS))
    octets = (dossier / "magasin.duckdb").stat().st_size
    sys.stdout.write(f"{nombre} facts; copy made in {faite:.1f} s, {octets // 2**20} MB\n")
    for nom, question in QUESTIONS.items():
        durees = []
        for repond in (None, copie):
            with patch.object(porte, "_lecteur", repond):
                durees.append(best_of(lambda: _poser(engine, question)))  # noqa: B023 - asked at once
        records, colonnes = durees
        sys.stdout.write(
            f"{nom:52} records {records * 1000:8.0f} ms   copy {colonnes * 1000:7.0f} ms   "
            f"ratio {records / colonnes:6.1f}\n"
        )
    copie.fermer()


def _poser(engine: Engine, question: Question) -> None:
    with Session(engine, info={db.LECTURE_SEULE: True}) as session:
        question(session)


def main(arguments: list[str]) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="coop-bench-") as nom:
        dossier = Path(nom)
        if arguments == ["demonstration"]:
            engine = db.get_engine()
        else:
            debut = time.perf_counter()
            engine = make_records(dossier, int(arguments[0]) if arguments else MULTIPLE)
            sys.stdout.write(f"records made in {time.perf_counter() - debut:.0f} s; ")
        comparer(engine, dossier)


if __name__ == "__main__":
    main(sys.argv[1:])
