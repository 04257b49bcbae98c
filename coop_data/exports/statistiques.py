"""Figures as files: the JSON and CSV of a ``Bilan`` and of a table of territories (docs/fichiers.md)."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from coop_data import formats
from coop_data.analytics.filtres import PHOTOGRAPHIE
from coop_data.analytics.resultat import Bilan, Nombre, Resultat
from coop_data.analytics.statistique import Compte, Statistique, Temps
from coop_data.analytics.territoires import DEFINITIONS, Territoires
from coop_data.domain.photographies import Cliche
from coop_data.exports.csv import ecrire_csv

ENTETES = ("rubrique", "code", "libelle", "effectif", "accompagnements", "part", "unite")
CHIFFRES = "chiffres"

Cellule = str | int | float | None


def bilan_en_json(bilan: Bilan, perimetre: str) -> str:
    """A bilan; ``perimetre`` is written as it was typed. Ratios are raw numbers, or null."""
    return _json(
        {
            "domaine": bilan.domaine.value,
            "perimetre": perimetre,
            "du": bilan.filtres.du.isoformat(),
            "au": bilan.filtres.au.isoformat(),
            **photographie_en_json(bilan.filtres.photographie),
            "chiffres": {code: chiffre.valeur for code, chiffre in bilan.chiffres.items()},
            "repartitions": {
                code: enregistrements(resultat.lignes) for code, resultat in bilan.repartitions.items()
            },
        }
    )


def territoires_en_json(territoires: Territoires) -> str:
    """A table of territories; ratios are raw numbers, or null."""
    return _json(
        {
            "maille": territoires.maille,
            "du": territoires.du.isoformat(),
            "au": territoires.au.isoformat(),
            **photographie_en_json(territoires.photographie),
            "lignes": enregistrements(territoires.lignes),
            "sans_structure": dict(territoires.sans_structure),
            "total": dict(territoires.total),
        }
    )


def photographie_en_json(cliche: Cliche | None) -> dict[str, Any]:
    """The photograph that was read, if any."""
    return {PHOTOGRAPHIE: {"code": cliche.code, "prise_le": cliche.prise_le.isoformat()}} if cliche else {}


def bilan_en_csv(bilan: Bilan) -> str:
    """A bilan, one line per figure and per row of a breakdown; ``rubrique`` names the figures or the breakdown of
    a line.

    A last line names the photograph that was read, if any.
    """
    lignes = lignes_des_chiffres(bilan)
    for resultat in bilan.repartitions.values():
        lignes.extend(lignes_de_la_repartition(resultat))
    if lue := bilan.filtres.photographie:
        lignes.append([PHOTOGRAPHIE, lue.code, formats.photographie(lue), None, None, None, None])
    return _csv([ENTETES, *lignes])


def repartition_en_csv(resultat: Resultat) -> str:
    """One breakdown, with the same columns."""
    return _csv([ENTETES, *lignes_de_la_repartition(resultat)])


def territoires_en_csv(territoires: Territoires) -> str:
    """A table of territories, then the reports without territory, then the total."""
    lignes = lignes_des_territoires(territoires)
    return _csv([list(DEFINITIONS), *([ligne[colonne] for colonne in DEFINITIONS] for ligne in lignes)])


def lignes_des_territoires(territoires: Territoires) -> list[Mapping[str, Any]]:
    """Every row: the territories, the reports without territory, the recount of the nation."""
    return [*enregistrements(territoires.lignes), territoires.sans_structure, territoires.total]


def lignes_des_chiffres(bilan: Bilan) -> list[list[Cellule]]:
    """One line per key figure."""
    return [
        _ligne_du_chiffre(chiffre.statistique, chiffre.valeur, chiffre.part) for chiffre in bilan.chiffres.values()
    ]


def lignes_de_la_repartition(resultat: Resultat) -> Iterator[list[Cellule]]:
    """The lines of a breakdown. Over time, kinds of reports follow their sum: ``evolution.animation``; a crossing
    is cut by month: ``thematiques_mois.2026-03``.
    """
    statistique = resultat.statistique
    if isinstance(statistique.ventilation, Temps):
        yield from _lignes_de_la_chronique(statistique, statistique.ventilation, resultat.lignes)
        return
    for ligne in enregistrements(resultat.lignes):
        personnes = ligne.get("accompagnements")
        rubrique = f"{statistique.code}.{ligne['mois']}" if "mois" in ligne else statistique.code
        identite = [rubrique, ligne["code"], ligne["libelle"]]
        yield [*identite, ligne["effectif"], personnes, ligne["part"], statistique.unite]


def enregistrements(tableau: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as plain Python values; missing values are ``None``."""
    colonnes = [str(colonne) for colonne in tableau.columns]
    return [
        {colonne: None if pd.isna(valeur) else valeur for colonne, valeur in zip(colonnes, ligne, strict=True)}
        for ligne in tableau.itertuples(index=False, name=None)  # three times as fast as ``to_dict``
    ]


def _lignes_de_la_chronique(
    statistique: Statistique, temps: Temps, tableau: pd.DataFrame
) -> Iterator[list[Cellule]]:
    nommer = formats.TEMPS[temps.maille]
    comptes = [nom for nom, mesure in temps.series if isinstance(mesure, Compte)]
    lignes = enregistrements(tableau)
    for ligne in lignes:
        identite = [statistique.code, ligne[temps.maille], nommer(ligne[temps.maille])]
        effectif = sum(ligne[nom] for nom in comptes)
        yield [*identite, effectif, ligne.get("accompagnements"), None, statistique.unite]
    for nom in comptes if len(comptes) > 1 else ():
        for ligne in lignes:
            identite = [f"{statistique.code}.{nom}", ligne[temps.maille], nommer(ligne[temps.maille])]
            yield [*identite, ligne[nom], None, None, statistique.unite]


def _ligne_du_chiffre(statistique: Statistique, valeur: Nombre, part: float | None) -> list[Cellule]:
    return [CHIFFRES, statistique.code, statistique.libelle, valeur, None, part, statistique.unite]


def _csv(lignes: Iterable[Sequence[Any]]) -> str:
    return ecrire_csv(lignes).decode("utf-8")


def _json(contenu: dict[str, Any]) -> str:
    return json.dumps(contenu, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
