"""Figures kept between two interactions. The key holds the perimeter, the question and the version of the data."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

import streamlit as st

from coop_data import db
from coop_data.analytics import options
from coop_data.analytics.calcul import compute_bilan, compute_chiffres
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.options import Options
from coop_data.analytics.requete import Requete
from coop_data.analytics.resultat import Chiffre, Resultat
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import Perimetre
from coop_data.faits.changements import version_donnees
from coop_data.statistiques import CATALOGUE

DUREE_SECONDES = 3600
ENTREES = 400


def lire_chiffres(domaine: Domaine, perimetre: Perimetre, filtres: Filtres) -> Mapping[str, Chiffre]:
    """The key figures of a domain, up to date at every call."""
    return _chiffres(domaine, perimetre, filtres, _version())


def lire_repartitions(
    domaine: Domaine,
    perimetre: Perimetre,
    filtres: Filtres,
    codes: tuple[str, ...],
    *,
    tags_visibles: frozenset[UUID] = frozenset(),
) -> Mapping[str, Resultat]:
    """The breakdowns named, up to date at every call. Key figures are read apart: a heading costs only its own."""
    return _repartitions(domaine, perimetre, filtres, codes, tags_visibles, _version())


def lire_options(
    domaine: Domaine, perimetre: Perimetre, filtres: Filtres, cle: str, *, tags_visibles: frozenset[UUID]
) -> Options:
    """The choices of an open filter on a page, whatever its other filters."""
    seuls = replace(filtres, valeurs=())
    return _options(domaine, perimetre, seuls, cle, tags_visibles, _version())


def _version() -> str:
    with db.lecture() as session:
        return version_donnees(session)


@st.cache_data(ttl=DUREE_SECONDES, max_entries=ENTREES, show_spinner=False)
def _chiffres(domaine: Domaine, perimetre: Perimetre, filtres: Filtres, version: str) -> Mapping[str, Chiffre]:
    with db.lecture() as session:
        return compute_chiffres(
            session=session, catalogue=CATALOGUE[domaine], perimetre=perimetre, filtres=filtres
        )


@st.cache_data(ttl=DUREE_SECONDES, max_entries=ENTREES, show_spinner=False)
def _options(
    domaine: Domaine,
    perimetre: Perimetre,
    filtres: Filtres,
    cle: str,
    tags_visibles: frozenset[UUID],
    version: str,
) -> Options:
    with db.lecture() as session:
        return options.lire_options(
            session, Requete(domaine, perimetre, filtres), cle, tags_visibles=tags_visibles
        )


@st.cache_data(ttl=DUREE_SECONDES, max_entries=ENTREES, show_spinner=False)
def _repartitions(
    domaine: Domaine,
    perimetre: Perimetre,
    filtres: Filtres,
    codes: tuple[str, ...],
    tags_visibles: frozenset[UUID],
    version: str,
) -> Mapping[str, Resultat]:
    with db.lecture() as session:
        return compute_bilan(
            session=session,
            catalogue=replace(CATALOGUE[domaine], chiffres=()),
            perimetre=perimetre,
            filtres=filtres,
            tags_visibles=tags_visibles,
            repartitions=codes,
        ).repartitions
