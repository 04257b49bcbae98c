"""The data of a map: one measure of the table of territories, as it is or per a base, cut in classes."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil
from types import MappingProxyType

from coop_data.analytics.resultat import Nombre
from coop_data.analytics.territoires import DEFINITIONS, Territoires
from coop_data.errors import PerimetreInvalide

NOMBRE_DE_CLASSES = 5
MESURES = (
    "accompagnements",
    "cra",
    "personnes_accompagnees",
    "dotation",
    "conseillers",
    "actives",
    "en_attente",
    "postes_vacants",
    "taux_activation",
    "taux_occupation",
)
"""Columns of the table that a map may show, the first by default; ``RAPPORTS`` make other ratios from them."""

ACTIVITE = frozenset({"accompagnements", "cra", "personnes_accompagnees"})
TAUX = frozenset({"taux_activation", "taux_occupation"})


@dataclass(frozen=True, slots=True)
class Rapport:
    """A way to relate a measure: ``facteur`` times the measure, over ``base``; without base, the
    measure itself.
    """

    code: str
    libelle: str
    definition: str = ""
    base: str = ""
    facteur: int = 1


RAPPORTS: Mapping[str, Rapport] = MappingProxyType(
    {
        rapport.code: rapport
        for rapport in (
            Rapport("brut", "rien (nombre entier)"),
            Rapport(
                "conseiller",
                "conseiller actif",
                "Divisé par le nombre de conseillers ayant au moins un CRA dans la période.",
                "conseillers_actifs",
            ),
            Rapport(
                "habitants",
                "1 000 habitants",
                "Multiplié par 1 000 et divisé par la population du territoire.",
                "population",
                1000,
            ),
        )
    }
)


@dataclass(frozen=True, slots=True)
class Mesurage:
    """A measure of every territory, by code; ``None``, which is not 0, where there is no base.

    ``bornes`` cut the values in classes, from the least to the greatest (``decouper``).
    """

    maille: str
    mesure: str
    rapport: Rapport
    valeurs: Mapping[str, Nombre]
    noms: Mapping[str, str]
    bornes: tuple[float, ...]

    @property
    def libelle(self) -> str:
        """What is measured, such as « Accompagnements pour 1 000 habitants »."""
        libelle = DEFINITIONS[self.mesure][0]
        lien = "pour" if self.rapport.code == "habitants" else "par"
        return f"{libelle} {lien} {self.rapport.libelle}" if self.rapport.base else libelle

    @property
    def definition(self) -> str:
        """One or two French sentences."""
        return f"{DEFINITIONS[self.mesure][1]} {self.rapport.definition}".strip()

    def classe(self, code: str) -> int | None:
        """Rank of the class of a territory, from 0; ``None`` without data."""
        valeur = self.valeurs[code]
        return None if valeur is None else min(bisect_right(self.bornes, valeur), len(self.bornes) - 1) - 1


def rapports_of(mesure: str) -> tuple[str, ...]:
    """The bases that a measure admits: none for a rate, inhabitants for posts, active people too for activity."""
    if mesure in TAUX:
        return ("brut",)
    return tuple(RAPPORTS) if mesure in ACTIVITE else ("brut", "habitants")


def mesurer(territoires: Territoires, *, mesure: str, rapport: str = "brut") -> Mesurage:
    """One measure of the table, ready to be drawn. Raises ``PerimetreInvalide`` for an unknown one."""
    if mesure not in MESURES or rapport not in rapports_of(mesure):
        raise PerimetreInvalide(f"« {mesure} » rapporté à « {rapport} » n’est pas une mesure de la carte.")
    choisi = RAPPORTS[rapport]
    lignes = territoires.lignes.astype(object).where(territoires.lignes.notna(), None).to_dict("records")
    valeurs = {
        ligne["code"]: _rapporter(ligne[mesure], choisi, territoires.bases[ligne["code"]]) for ligne in lignes
    }
    connues = (valeur for valeur in valeurs.values() if valeur is not None)
    noms = {ligne["code"]: ligne["nom"] for ligne in lignes}
    return Mesurage(territoires.maille, mesure, choisi, valeurs, noms, decouper(connues))


def _rapporter(valeur: Nombre, rapport: Rapport, bases: Mapping[str, int]) -> Nombre:
    if not rapport.base or valeur is None:
        return valeur
    base = bases[rapport.base]
    return valeur * rapport.facteur / base if base else None


def decouper(valeurs: Iterable[float], nombre: int = NOMBRE_DE_CLASSES) -> tuple[float, ...]:
    """Limits of at most ``nombre`` classes of about equal size, taken among the values; 0 has a class of its own.

    A class goes from its limit, included, to the next one, excluded except in the last class. There is one limit
    more than classes; none at all without values.

    >>> decouper([0, 0, 1, 2, 3, 4, 5, 6, 7, 8])
    (0, 1, 3, 5, 7, 8)
    """
    triees = sorted(valeurs)
    if not triees:
        return ()
    positives = [valeur for valeur in triees if valeur > 0]
    nulles = triees[:1] if len(positives) < len(triees) else []
    pas = nombre - len(nulles)
    quantiles = [positives[ceil(len(positives) * rang / pas)] for rang in range(pas) if rang < len(positives)]
    bornes = [*nulles, *dict.fromkeys(quantiles)]
    # The greatest value closes the last class, even when the class holds it alone.
    return (*bornes, triees[-1])
