"""Asking the Explorer about the hand-made reports of ``mondes``."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlmodel import Session

from coop_data.analytics.explorer.calcul import compute_reponse
from coop_data.analytics.explorer.pivot import Pivot
from coop_data.analytics.explorer.question import Question, build_questions
from coop_data.analytics.explorer.reponse import Reponse
from coop_data.analytics.explorer.tableau import tableaux_of
from coop_data.analytics.filtres import build_filtres
from coop_data.analytics.noms import TagsVisibles
from coop_data.analytics.resultat import Nombre
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import National, Perimetre
from coop_data.domain.periode import Periode
from coop_data.statistiques import CATALOGUE
from tests.statistiques.mondes import MARS

ACCOMPAGNEMENT, COORDINATION = Domaine.ACCOMPAGNEMENT, Domaine.COORDINATION


def poser(
    domaine: Domaine,
    mesures: Iterable[str],
    *lignes: str,
    colonne: str | None = None,
    parmi: Iterable[tuple[str, Iterable[str]]] = (),
    part: str = "",
    premiers: int | None = None,
    periode: Periode = MARS,
    filtres: Iterable[tuple[str, str]] = (),
    selon: str = "structure",
) -> tuple[Question, ...]:
    """Questions over two months, unless another period is said."""
    return build_questions(
        CATALOGUE[domaine],
        mesures=mesures,
        lignes=lignes,
        colonne=colonne,
        filtres=build_filtres(domaine, periode, filtres, selon=selon),
        restrictions=parmi,
        part=part,
        premiers=premiers,
    )


def question(domaine: Domaine, mesure: str, *lignes: str, **choix: Any) -> Question:
    """That of one measure."""
    (posee,) = poser(domaine, [mesure], *lignes, **choix)
    return posee


def repondre(
    session: Session,
    posees: Sequence[Question],
    perimetre: Perimetre | None = None,
    tags: TagsVisibles = None,
) -> Reponse:
    """Their answer."""
    return compute_reponse(posees, session=session, perimetre=perimetre or National(), tags_visibles=tags)


def demander(
    session: Session,
    posee: Question,
    perimetre: Perimetre | None = None,
    tags: TagsVisibles = None,
) -> Pivot:
    """The figures of one."""
    return repondre(session, [posee], perimetre, tags).principal


def valeurs(pivot: Pivot) -> dict[str, Nombre]:
    """What was counted above 0, by codes: ``email/69/2026-03``, a blank where it is a total."""
    return {"/".join(cle).rstrip("/"): case.valeur for cle, case in pivot.cases.items() if case.n}


def rangees(pivot: Pivot) -> list[list[object]]:
    """The table, row by row."""
    (tableau,) = tableaux_of([pivot])
    return list(tableau.rangees())
