"""Asking the Explorer about the hand-made reports of ``mondes``."""

from collections.abc import Iterable

from sqlmodel import Session

from coop_data.analytics.explorer.calcul import compute_pivot
from coop_data.analytics.explorer.pivot import Pivot
from coop_data.analytics.explorer.question import Question, build_question
from coop_data.analytics.filtres import build_filtres
from coop_data.analytics.noms import TagsVisibles
from coop_data.analytics.resultat import Nombre
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import National, Perimetre
from coop_data.domain.periode import Periode
from coop_data.statistiques import CATALOGUE
from tests.statistiques.mondes import MARS

ACCOMPAGNEMENT, COORDINATION = Domaine.ACCOMPAGNEMENT, Domaine.COORDINATION


def question(
    domaine: Domaine,
    mesure: str,
    *lignes: str,
    colonne: str | None = None,
    parmi: Iterable[tuple[str, Iterable[str]]] = (),
    part: str = "",
    premiers: int | None = None,
    periode: Periode = MARS,
    filtres: Iterable[tuple[str, str]] = (),
    selon: str = "structure",
) -> Question:
    """A question over two months, unless another period is said."""
    return build_question(
        CATALOGUE[domaine],
        mesure=mesure,
        lignes=lignes,
        colonne=colonne,
        filtres=build_filtres(domaine, periode, filtres, selon=selon),
        restrictions=parmi,
        part=part,
        premiers=premiers,
    )


def demander(
    session: Session,
    posee: Question,
    perimetre: Perimetre | None = None,
    tags: TagsVisibles = None,
) -> Pivot:
    """Its answer."""
    return compute_pivot(posee, session=session, perimetre=perimetre or National(), tags_visibles=tags)


def valeurs(pivot: Pivot) -> dict[str, Nombre]:
    """What was counted above 0, by codes: ``email/69/2026-03``, a blank where it is a total."""
    return {"/".join(cle).rstrip("/"): case.valeur for cle, case in pivot.cases.items() if case.n}


def rangees(pivot: Pivot) -> list[list[object]]:
    """The table, row by row."""
    return list(pivot.rangees())
