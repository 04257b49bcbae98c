"""The table of territories and its map in words: titles, how each cell reads, the sentence, the legend."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from coop_data import formats
from coop_data.analytics.carte import ACTIVITE, Mesurage
from coop_data.analytics.resultat import Nombre
from coop_data.domain.territoires import COLLECTIVITES

TITRES: Mapping[str, str] = {
    "departement": "Statistiques par département",
    "region": "Statistiques par région",
}
TEXTES = ("code", "nom")
PARTS = frozenset({"taux_activation", "taux_occupation"})
RATIOS = frozenset({"cra_par_conseiller_actif", "accompagnements_pour_1000"})
LONGUEUR_CODE = 3
UNITES: Mapping[str, str] = {
    "cra": "CRA",
    "accompagnements": "accompagnements",
    "personnes_accompagnees": "personnes",
    "dotation": "postes",
    "conseillers": "conseillers",
    "actives": "conseillers",
    "en_attente": "conseillers",
    "postes_vacants": "postes",
    "taux_activation": "",
    "taux_occupation": "",
    "cra_par_conseiller_actif": "CRA par conseiller",
    "accompagnements_pour_1000": "accompagnements pour 1 000 habitants",
}
"""Units by measure; a rate, written raw, has none."""


def dire(colonne: str, valeur: Any) -> str:
    """A cell in words; lines that are not a territory have no code to show."""
    if colonne in TEXTES:
        return "" if colonne == "code" and len(valeur) > LONGUEUR_CODE else str(valeur)
    if colonne in PARTS:
        return formats.pourcentage(valeur)
    return formats.nombre(valeur, decimales=1 if colonne in RATIOS else 0)


MAILLES_AU_PLURIEL: Mapping[str, str] = {
    "departement": "départements et collectivités",
    "region": "régions et collectivités",
}
SANS_DONNEE = "Sans donnée"


def dire_mesure(mesurage: Mesurage, valeur: Nombre) -> str:
    """A value of the map, with the decimals that its measure deserves."""
    if mesurage.mesure in PARTS:
        return formats.pourcentage(valeur)
    if not mesurage.rapport.base:
        return formats.nombre(valeur)
    return formats.nombre(valeur, decimales=1 if mesurage.mesure in ACTIVITE else 3)


def phrase_de_la_carte(mesurage: Mesurage) -> str:
    """The sentence of the map: the highest value, the lowest, the median."""
    connues = {code: valeur for code, valeur in mesurage.valeurs.items() if valeur is not None}
    if not any(connues.values()):
        return "Aucune donnée sur cette période."
    haut = max(connues, key=lambda code: connues[code])
    return (
        f"Le plus haut : {mesurage.noms[haut]}, {dire_mesure(mesurage, connues[haut])}. "
        f"Le plus bas : {_le_plus_bas(mesurage, connues)}. "
        f"Médiane : {dire_mesure(mesurage, median(connues.values()))}, "
        f"sur {len(connues)} {MAILLES_AU_PLURIEL[mesurage.maille]}."
    )


def _le_plus_bas(mesurage: Mesurage, connues: Mapping[str, float]) -> str:
    bas = min(connues.values())
    codes = [code for code, valeur in connues.items() if valeur == bas]
    qui = mesurage.noms[codes[0]] if len(codes) == 1 else f"{len(codes)} territoires"
    return f"{qui}, {dire_mesure(mesurage, bas)}"


def legende_de_la_carte(mesurage: Mesurage) -> tuple[str, ...]:
    """One text per class, in order."""
    return dire_les_classes(mesurage.bornes, lambda valeur: dire_mesure(mesurage, valeur))


def dire_les_classes(bornes: Sequence[float], dire: Callable[[float], str]) -> tuple[str, ...]:
    """One text per class of ``analytics.carte.decouper``; one that holds a single number is that number.

    >>> dire_les_classes((13, 14, 20), str)
    ('13', '14 à 20')
    """
    intervalles = list(pairwise(bornes))
    return tuple(
        _dire_classe(de, a, dire, derniere=rang == len(intervalles))
        for rang, (de, a) in enumerate(intervalles, start=1)
    )


def _dire_classe(de: float, a: float, dire: Callable[[float], str], *, derniere: bool) -> str:
    debut, fin = dire(de), dire(a)
    seul = isinstance(de, int) and a == de + 1 and not derniere
    if seul or debut == fin or not de:
        return debut
    return f"{debut} à {fin}" if derniere else f"{debut} à moins de {fin}"


def collectivites_de_la_carte(mesurage: Mesurage) -> Iterator[tuple[str, str, str]]:
    """Code, name and value of the territories that have no outline."""
    for code in COLLECTIVITES:
        yield code, mesurage.noms[code], dire_mesure(mesurage, mesurage.valeurs[code])
