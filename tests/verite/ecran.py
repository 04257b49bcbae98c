"""What a page of figures hands to Streamlit, kept instead of drawn: the screen's own code, without a screen."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from coop_data.analytics.filtres import Filtres
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import Perimetre
from coop_data.statistiques.rubriques import CHIFFRES, RUBRIQUES
from coop_data.ui import cache, tableau
from coop_data.ui.statistiques import blocs
from tests.ui.support import lire_tableau, read_markdown


@dataclass
class Bloc:
    """A breakdown shown: title, sentence, then, unless it is empty, what is drawn, its table and its file."""

    titre: str
    phrases: list[str] = field(default_factory=list)
    dessin: Any = None
    tableau: list[list[str]] = field(default_factory=list)
    fichier: bytes = b""


@dataclass
class Ecran:
    """Cards by label, (value, share); breakdowns by title."""

    cartes: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    blocs: dict[str, Bloc] = field(default_factory=dict)


class _Streamlit:
    """Stands for ``st``: keeps what bears a figure, accepts everything else."""

    def __init__(self, ecran: Ecran) -> None:
        self._ecran = ecran

    def __getattr__(self, nom: str) -> Callable[..., Any]:
        return lambda *_, **__: nullcontext()

    @property
    def _dernier(self) -> Bloc:
        return list(self._ecran.blocs.values())[-1]

    def metric(self, libelle: str, valeur: str, *, delta: str | None, **_: Any) -> None:
        self._ecran.cartes[libelle] = (valeur, delta)

    def subheader(self, titre: str, **_: Any) -> None:
        self._ecran.blocs[titre] = Bloc(titre)

    def markdown(self, texte: str, **_: Any) -> None:
        self._dernier.phrases.append(read_markdown(texte))

    def plotly_chart(self, dessin: Any, **_: Any) -> None:
        self._dernier.dessin = dessin

    def html(self, corps: str) -> None:
        if (lu := lire_tableau(corps)) is not None:
            self._dernier.tableau = lu.to_numpy().tolist()

    def download_button(self, _libelle: str, *, data: Callable[[], bytes], **_: Any) -> None:
        self._dernier.fichier = data()


def _barres(lignes: pd.DataFrame, mesures: list[tuple[str, str]], **_: Any) -> list[list[int]]:
    return [list(lignes[colonne]) for colonne, _ in mesures]


def _colonnes(_libelles: list[str], series: list[tuple[str, list[int]]], **_: Any) -> list[list[int]]:
    return [list(valeurs) for _, valeurs in series]


def _carte_de_chaleur(grille: pd.DataFrame, *_: Any) -> list[list[int]]:
    return grille.to_numpy().tolist()


DESSINS = SimpleNamespace(CONFIGURATION={}, barres=_barres, colonnes=_colonnes, carte_de_chaleur=_carte_de_chaleur)
"""Stands for ``ui/graphiques``: a chart is the numbers it is given, series by series (a crossing: row by row)."""


def montrer(
    monkeypatch: pytest.MonkeyPatch,
    *,
    domaine: Domaine,
    perimetre: Perimetre,
    filtres: Filtres,
    tags_visibles: frozenset[Any],
) -> Ecran:
    """Every card and every breakdown, heading after heading, read through the cache of the pages."""
    ecran = Ecran()
    with monkeypatch.context() as place:
        for module in (blocs, tableau):
            place.setattr(module, "st", _Streamlit(ecran))
        place.setattr(blocs, "graphiques", DESSINS)
        blocs.montrer_chiffres(cache.lire_chiffres(domaine, perimetre, filtres), CHIFFRES[domaine])
        for rubrique in RUBRIQUES[domaine]:
            resultats = cache.lire_repartitions(
                domaine, perimetre, filtres, rubrique.toutes, tags_visibles=tags_visibles
            )
            for code in rubrique.toutes:
                blocs.montrer_repartition(resultats[code])
    return ecran
