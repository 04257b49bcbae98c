"""How long the PDF of the nation takes, against reading its figures: ``python -m bench.documents``.

On the data of ``COOP_DATA_DIR`` (``python -m coop_data demo --taille nationale`` makes a nation). Prints both
durations and their ratio; figures and PDF together must stay under two seconds. Processor time is printed beside:
on a machine that does other things, it alone can be compared.
"""

import os
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from coop_data import db
from coop_data.analytics.calcul import compute_bilan
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.resultat import Bilan
from coop_data.analytics.statistique import Domaine
from coop_data.documents.bilan import document_du_bilan
from coop_data.documents.rendu import ecrire_pdf
from coop_data.domain.perimetre import National
from coop_data.exports.entete import Entete
from coop_data.models import maintenant
from coop_data.statistiques import CATALOGUE

REPETITIONS = 3
T = TypeVar("T")


def mesurer(faire: Callable[[], T]) -> tuple[float, float, T]:
    """The best duration of a few and the least processor time, children included, in seconds; what was made."""
    durees, processeur = [], []
    for _ in range(REPETITIONS):
        debut, avant = time.perf_counter(), sum(os.times()[:4])
        fait = faire()
        durees.append(time.perf_counter() - debut)
        processeur.append(sum(os.times()[:4]) - avant)
    return min(durees), min(processeur), fait


def lire() -> Bilan:
    """The figures of the nation over the year, without tags: what a reader of the nation sees."""
    filtres = Filtres(date(maintenant().year, 1, 1), date(maintenant().year, 12, 31))
    with db.lecture() as session:
        return compute_bilan(
            session=session,
            catalogue=CATALOGUE[Domaine.ACCOMPAGNEMENT],
            perimetre=National(),
            filtres=filtres,
        )


def main() -> None:
    """Measure and print."""
    lecture, lecture_cpu, bilan = mesurer(lire)
    entete = Entete("France entière", bilan.filtres, maintenant())
    dessin, dessin_cpu, octets = mesurer(lambda: ecrire_pdf(document_du_bilan(bilan, entete)))
    sys.stdout.write(
        f"{bilan.valeur('cra')} CRA, PDF de {len(octets) // 1024} Ko\n"
        f"figures {lecture:.2f} s, PDF {dessin:.2f} s, ratio {dessin / max(lecture, 1e-9):.1f}, "
        f"together {lecture + dessin:.2f} s (processor: {lecture_cpu:.2f} + {dessin_cpu:.2f} s)\n"
    )


if __name__ == "__main__":
    main()
