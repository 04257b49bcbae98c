"""A result in words and in cells: the sentence under a title, the table beside a chart."""

from collections.abc import Callable, Mapping
from itertools import pairwise

import pandas as pd

from coop_data import formats
from coop_data.analytics.resultat import Chiffre, Resultat
from coop_data.analytics.statistique import Temps
from coop_data.exports.statistiques import enregistrements

VIDE = "Aucune donnée sur cette période."
ENTETES: Mapping[str, str] = {
    "libelle": "Intitulé",
    "mois": "Mois",
    "trimestre": "Trimestre",
    "effectif": "Effectif",
    "cra": "CRA",
    "accompagnements": "Accompagnements",
    "animation": "Animations",
    "evenement": "Évènements",
    "partenariat": "Partenariats",
    "cumul": "Cumul",
    "part": "Part",
}
UNITES: Mapping[str, str] = {"CRA": "CRA", "personnes": "Personnes", "minutes": "Durée"}


def dire_chiffre(chiffre: Chiffre) -> str:
    """The value of a key figure, as shown: hours for minutes, one decimal for a ratio."""
    if chiffre.statistique.unite == "minutes":
        return formats.duree(None if chiffre.valeur is None else int(chiffre.valeur))
    return formats.nombre(chiffre.valeur, decimales=0 if isinstance(chiffre.valeur, int) else 1)


def dire_valeur(resultat: Resultat) -> Callable[[int], str]:
    """How a count of this breakdown reads: a duration for minutes, else a number."""
    return formats.duree if resultat.statistique.unite == "minutes" else formats.nombre


def phrase(resultat: Resultat) -> str:
    """What the chart says, in one sentence written from its rows."""
    if resultat.est_vide:
        return VIDE
    if isinstance(resultat.statistique.ventilation, Temps):
        return _phrase_du_temps(resultat)
    premiere = max(enregistrements(resultat.lignes), key=lambda ligne: int(ligne["effectif"]))
    valeur = dire_valeur(resultat)(premiere["effectif"])
    unite = "" if resultat.statistique.unite == "minutes" else f" {resultat.statistique.unite}"
    return (
        f"En tête : {premiere['libelle']}, {valeur}{unite}, soit {formats.pourcentage(premiere['part'])} du total."
    )


def _phrase_du_temps(resultat: Resultat) -> str:
    lignes = enregistrements(resultat.lignes)
    maille = next(iter(lignes[0]))
    nommer = formats.mois if maille == "mois" else formats.trimestre
    cumuls = [0, *(ligne["cumul"] for ligne in lignes)]
    effectifs = [apres - avant for avant, apres in pairwise(cumuls)]
    sommet = effectifs.index(max(effectifs))
    return (
        f"{formats.nombre(resultat.total)} {resultat.statistique.unite} sur la période ; "
        f"le plus haut : {nommer(lignes[sommet][maille])}, {formats.nombre(effectifs[sommet])}."
    )


def tableau(resultat: Resultat) -> pd.DataFrame:
    """The rows as a person reads them: French headers, numbers and shares already written."""
    lignes = resultat.lignes.drop(columns=["code"], errors="ignore")
    lisible = pd.DataFrame(index=lignes.index)
    for colonne in lignes.columns:
        lisible[_entete(colonne, resultat)] = lignes[colonne].map(_cellule(colonne, resultat))
    return lisible


def _entete(colonne: str, resultat: Resultat) -> str:
    if colonne == "effectif":
        return UNITES.get(resultat.statistique.unite, resultat.statistique.unite.capitalize())
    return ENTETES[colonne]


def _cellule(colonne: str, resultat: Resultat) -> Callable[..., str]:
    match colonne:
        case "libelle":
            return str
        case "mois":
            return formats.mois
        case "trimestre":
            return formats.trimestre
        case "part":
            return formats.pourcentage
        case "effectif":
            return dire_valeur(resultat)
        case _:
            return formats.nombre
