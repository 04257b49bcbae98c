"""What a photograph costs: ``python -m bench.photographies [AAAA-Tn]`` (by default, the last quarter that ended).

Takes one in the database of ``COOP_DATA_DIR``, asks the same questions of it and of the living records in one run,
prints both durations and their ratio, and keeps nothing: the transaction is rolled back.
"""

import sys
import time
from collections.abc import Callable, Mapping

from sqlmodel import Session

from bench.magasin import best_of
from coop_data import db
from coop_data.acces.acteur import SYSTEME
from coop_data.analytics.calcul import compute_bilan, compute_chiffres
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.statistique import Domaine
from coop_data.analytics.suivi_lecture import compute_suivi
from coop_data.analytics.territoires import compute_territoires
from coop_data.domain.perimetre import Departement, National, Perimetre
from coop_data.domain.periode import Periode, periode_du_trimestre
from coop_data.domain.photographies import Cliche
from coop_data.exports.trimestre_national import dernier_trimestre_clos
from coop_data.photographies import lister_photographies, photographier
from coop_data.statistiques import CATALOGUE

Question = Callable[[Session, Periode, Cliche | None], object]


def bilan(domaine: Domaine, perimetre: Perimetre) -> Question:
    """Every figure and breakdown of a page."""
    return lambda session, periode, cliche: compute_bilan(
        session=session,
        catalogue=CATALOGUE[domaine],
        perimetre=perimetre,
        filtres=Filtres(periode.du, periode.au, photographie=cliche),
        tags_visibles=None,
    )


def chiffres(session: Session, periode: Periode, cliche: Cliche | None) -> object:
    """The key figures alone: what a page shows first."""
    return compute_chiffres(
        session=session,
        catalogue=CATALOGUE[Domaine.ACCOMPAGNEMENT],
        perimetre=National(),
        filtres=Filtres(periode.du, periode.au, photographie=cliche),
    )


def suivi(session: Session, periode: Periode, cliche: Cliche | None) -> object:
    """Everyone, and each région."""
    (trimestre,) = periode.trimestres()
    return compute_suivi(
        session, perimetre=National(), trimestre=trimestre, au=SYSTEME.aujourdhui(), photographie=cliche
    )


QUESTIONS: Mapping[str, Question] = {
    "national, whole page": bilan(Domaine.ACCOMPAGNEMENT, National()),
    "national, key figures": chiffres,
    "coordination, whole page": bilan(Domaine.COORDINATION, National()),
    "a département, whole page": bilan(Domaine.ACCOMPAGNEMENT, Departement("69")),
    "territories by département": lambda session, periode, cliche: compute_territoires(
        session=session, maille="departement", du=periode.du, au=periode.au, photographie=cliche
    ),
    "suivi de saisie, national": suivi,
}


def main(arguments: list[str]) -> None:
    """Measure and print."""
    trimestre = arguments[0] if arguments else dernier_trimestre_clos(SYSTEME.aujourdhui())
    periode = periode_du_trimestre(trimestre)
    with Session(db.get_engine()) as session:
        debut = time.perf_counter()
        prise = photographier(session, acteur=SYSTEME, trimestre=trimestre)
        duree = time.perf_counter() - debut
        (lue,) = (lue for lue in lister_photographies(session, acteur=SYSTEME) if lue.cliche.code == prise.code)
        sys.stdout.write(f"{trimestre}: {lue.cras} CRA photographed in {duree:.1f} s\n")
        for nom, question in QUESTIONS.items():
            vivante, figee = (
                best_of(lambda: question(session, periode, cliche))  # noqa: B023 - asked at once
                for cliche in (None, prise)
            )
            sys.stdout.write(
                f"{nom:28} living {vivante * 1000:7.0f} ms   photograph {figee * 1000:7.0f} ms   "
                f"ratio {figee / vivante:5.2f}\n"
            )
        session.rollback()


if __name__ == "__main__":
    main(sys.argv[1:])
