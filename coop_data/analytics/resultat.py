"""Figures once counted: the only thing that charts, tables and files read."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from coop_data.analytics.filtres import Filtres
from coop_data.analytics.statistique import Domaine, Statistique
from coop_data.domain.perimetre import Perimetre

Nombre = int | float | None


@dataclass(frozen=True, slots=True)
class Chiffre:
    """A key figure. ``part``: of its parent figure (raw ratio), ``None`` when it has none.

    ``valeur`` is an integer, or for a ratio a raw number, ``None`` when nothing can be divided.
    """

    statistique: Statistique
    valeur: Nombre
    part: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Resultat:
    """A breakdown.

    ``lignes`` has columns ``code``, ``libelle``, ``effectif``, ``part`` and, when reports of accompagnement
    are counted, ``accompagnements``. For a breakdown over time they are ``mois`` (or ``trimestre``), one
    column per series, and ``cumul``. ``total`` is the sum of ``effectif``: the base of ``part``, which is a
    raw ratio, 0.0 when the base is empty.
    """

    statistique: Statistique
    lignes: pd.DataFrame
    total: int
    perimetre: Perimetre
    filtres: Filtres

    @property
    def est_vide(self) -> bool:
        """True when nothing was counted: pages then say so in a sentence."""
        return self.total == 0


@dataclass(frozen=True, slots=True, eq=False)
class Bilan:
    """Every figure of a domain for one perimeter and one set of filters."""

    domaine: Domaine
    chiffres: Mapping[str, Chiffre]
    repartitions: Mapping[str, Resultat]
    perimetre: Perimetre
    filtres: Filtres

    def valeur(self, code: str) -> Nombre:
        """The value of a key figure. Raises ``KeyError`` when the domain has none of this code."""
        return self.chiffres[code].valeur
