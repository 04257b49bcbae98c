"""Answers kept between two interactions; the key is the question's address, the perimeter and the version of the
data.
"""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

import streamlit as st

from coop_data import db
from coop_data.analytics.explorer.calcul import compute_reponse
from coop_data.analytics.explorer.pivot import AUTRES
from coop_data.analytics.explorer.question import PREMIERS_MAX, Question, adresse_of, build_questions
from coop_data.analytics.explorer.reponse import Reponse
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.questions import Paires
from coop_data.domain.perimetre import Perimetre
from coop_data.faits.changements import version_donnees
from coop_data.statistiques import CATALOGUE

DUREE_SECONDES = 3600
ENTREES = 100
TAILLE_MAX = "300MB"
"""The largest answer kept in memory, since a question may be as wide as people like."""


def lire_reponse(questions: Sequence[Question], perimetre: Perimetre, tags_visibles: frozenset[UUID]) -> Reponse:
    """The answer, up to date at every call. Raises ``PerimetreInvalide`` on a value that does not exist."""
    with db.lecture() as session:
        version = version_donnees(session)
    return _reponse(adresse_of(questions), perimetre, tags_visibles, version, questions)


def lire_categories(
    axe: str, filtres: Filtres, perimetre: Perimetre, tags_visibles: frozenset[UUID], domaine: str
) -> dict[str, str]:
    """The choices of a filter on an axis: its categories in the perimeter and the period, with their labels.

    The most frequent ones of an open list; code ``AUTRES`` tells that there are more.
    """
    questions = build_questions(
        CATALOGUE[domaine],
        mesures=(),
        lignes=(axe,),
        filtres=replace(filtres, valeurs=()),
        premiers=PREMIERS_MAX,
    )
    reponse = lire_reponse(questions, perimetre, tags_visibles)
    return {categorie.code: categorie.libelle for categorie in reponse.principal.premieres}


def sont_toutes(categories: dict[str, str]) -> bool:
    """True when a list of categories is whole."""
    return AUTRES.code not in categories


@st.cache_data(ttl=DUREE_SECONDES, max_entries=ENTREES, max_size=TAILLE_MAX, show_spinner=False)
def _reponse(
    adresse: Paires,
    perimetre: Perimetre,
    tags_visibles: frozenset[UUID],
    version: str,
    _questions: Sequence[Question],
) -> Reponse:
    with db.lecture() as session:
        return compute_reponse(_questions, session=session, perimetre=perimetre, tags_visibles=tags_visibles)
