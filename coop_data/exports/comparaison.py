"""Two territories side by side: the shares of a breakdown, the sentence about them, their files."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from coop_data import formats
from coop_data.analytics.comparaisons import Variation
from coop_data.analytics.resultat import Chiffre, Resultat
from coop_data.analytics.statistique import Choix, ChoixMultiple, Classes, Statistique
from coop_data.domain.photographies import Cliche
from coop_data.exports.csv import ecrire_csv, nommer_la_photographie
from coop_data.exports.presentation import VIDE
from coop_data.exports.statistiques import enregistrements
from coop_data.statistiques.rubriques import ORDONNEES

COTES: Final = ("a", "b")
PARTS: Final = ("part_a", "part_b")

Deux = tuple[Resultat, Resultat]
Noms = tuple[str, str]
"""« A : Rhône » and « B : Corse-du-Sud »."""


def est_comparable(repartition: Statistique) -> bool:
    """True for a breakdown along one closed list, whose shares can be compared line by line."""
    return isinstance(repartition.ventilation, Choix | ChoixMultiple | Classes)


def nommer_les_cotes(a: str, b: str) -> Noms:
    """The names of both sides, each with its letter."""
    return f"A : {a}", f"B : {b}"


def parts_comparees(deux: Deux) -> pd.DataFrame:
    """``code``, ``libelle``, then ``effectif_`` and ``part_`` of each side, in the order of the list.

    A line that one side lacks is 0; shares are raw.
    """
    a, b = (resultat.lignes.set_index("code") for resultat in deux)
    colonnes = {"libelle": a["libelle"].combine_first(b["libelle"])}
    for cote, lignes in zip(COTES, (a, b), strict=True):
        colonnes |= {f"effectif_{cote}": lignes["effectif"], f"part_{cote}": lignes["part"]}
    parts = pd.DataFrame(colonnes).reindex(list(dict.fromkeys([*a.index, *b.index])))
    nombres = [colonne for colonne in colonnes if colonne != "libelle"]
    parts[nombres] = parts[nombres].fillna(0.0)
    entiers = {f"effectif_{cote}": "int64" for cote in COTES}
    return parts.astype(entiers).rename_axis("code").reset_index()


def parts_dessinees(deux: Deux) -> pd.DataFrame:
    """The same rows in the order of a chart: by value, unless the vocabulary is ordered."""
    parts = parts_comparees(deux)
    if deux[0].statistique.code in ORDONNEES:
        return parts
    return parts.sort_values(PARTS[0], ascending=False, kind="stable")


def phrase_des_parts(deux: Deux) -> str:
    """A sentence about the line where the two differ most."""
    if all(resultat.est_vide for resultat in deux):
        return VIDE
    lignes = enregistrements(parts_comparees(deux))
    loin = max(lignes, key=lambda ligne: abs(ligne["part_a"] - ligne["part_b"]))
    if loin["part_a"] == loin["part_b"]:
        return "Aucun écart entre les deux."
    return (
        f"Le plus grand écart : {loin['libelle']}, {formats.pourcentage(loin['part_a'])} contre "
        f"{formats.pourcentage(loin['part_b'])}."
    )


def chiffres_en_csv(
    chiffres: tuple[Mapping[str, Chiffre], Mapping[str, Chiffre]], noms: Noms, cliche: Cliche | None = None
) -> bytes:
    """Key figures of both sides as numbers: durations in minutes, gaps A − B, their share of B raw."""
    lignes = []
    for code, premier in chiffres[0].items():
        second = chiffres[1][code]
        ecart = Variation(premier.valeur, second.valeur)
        statistique = premier.statistique
        identite = (code, statistique.libelle, statistique.unite)
        lignes.append((*identite, premier.valeur, second.valeur, ecart.ecart, ecart.taux))
    entetes = ("Code", "Intitulé", "Unité", *noms, "Écart (A − B)", "Écart relatif à B")
    return ecrire_csv(nommer_la_photographie([entetes, *lignes], cliche))


def parts_en_csv(deux: Deux, noms: Noms, cliche: Cliche | None = None) -> bytes:
    """A breakdown of both sides as numbers: counts, and raw shares."""
    entetes = ["Code", "Intitulé", *(f"{nombre}, {nom}" for nom in noms for nombre in ("Effectif", "Part"))]
    lignes = [entetes, *parts_comparees(deux).itertuples(index=False)]
    return ecrire_csv(nommer_la_photographie(lignes, cliche))
