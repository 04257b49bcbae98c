"""Figures kept between two interactions. The key says whose, which and of which version of the data."""

from uuid import UUID

import streamlit as st

from coop_data import db
from coop_data.analytics.calcul import compute_bilan
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.resultat import Bilan
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import Perimetre
from coop_data.faits.changements import version_donnees
from coop_data.statistiques import CATALOGUE

DUREE_SECONDES = 3600
ENTREES = 400


def lire_bilan(
    domaine: Domaine,
    perimetre: Perimetre,
    filtres: Filtres,
    *,
    repartitions: tuple[str, ...],
    tags_visibles: frozenset[UUID] = frozenset(),
) -> Bilan:
    """The key figures of a domain and the breakdowns named; up to date at every call."""
    with db.lecture() as session:
        version = version_donnees(session)
    return _bilan(domaine, perimetre, filtres, repartitions, tags_visibles, version)


@st.cache_data(ttl=DUREE_SECONDES, max_entries=ENTREES, show_spinner=False)
def _bilan(
    domaine: Domaine,
    perimetre: Perimetre,
    filtres: Filtres,
    repartitions: tuple[str, ...],
    tags_visibles: frozenset[UUID],
    version: str,
) -> Bilan:
    with db.lecture() as session:
        return compute_bilan(
            session=session,
            catalogue=CATALOGUE[domaine],
            perimetre=perimetre,
            filtres=filtres,
            tags_visibles=tags_visibles,
            repartitions=repartitions,
        )
