"""From counts to the rows of a breakdown: which rows, in which order, with which base (docs/statistiques.md)."""

from collections.abc import Iterable, Mapping

import pandas as pd

from coop_data.analytics.mesures import Atome, Comptes, atomes_of
from coop_data.analytics.noms import Noms
from coop_data.analytics.statistique import ACCOMPAGNEMENTS, Classes, Somme, Statistique, Temps
from coop_data.domain.periode import Periode
from coop_data.domain.termes import Terme
from coop_data.domain.territoires import find_departement, find_region

SANS_STRUCTURE = ("sans_structure", "Sans structure")
SANS_COMMUNE = ("sans_commune", "Sans commune")
RIEN: Mapping[Atome, int] = {}

PAS = {"mois": Periode.mois, "trimestre": Periode.trimestres, "semaine": Periode.semaines}

Ligne = tuple[str, str, Mapping[Atome, int]]  # code, label, counts


def lignes_du_vocabulaire(vocabulaire: type[Terme], comptes: Comptes) -> list[Ligne]:
    """Every term in the vocabulary's order, zeros included; historical ones only when above zero."""
    lignes = ((terme, comptes.get(terme.value, RIEN)) for terme in vocabulaire)
    return [
        (terme.value, terme.court, compte)
        for terme, compte in lignes
        if not terme.historique or any(compte.values())
    ]


def lignes_de_la_liste(comptes: Comptes, noms: Noms, mesure: Atome) -> list[Ligne]:
    """The values that have a name and are above zero, the largest first, then by code."""
    lignes = [(*noms[cle], compte) for cle, compte in comptes.items() if cle in noms and compte[mesure]]
    return sorted(lignes, key=lambda ligne: (-ligne[2][mesure], ligne[0]))


def lignes_des_territoires(maille: str, comptes: Comptes, mesure: Atome, absent: tuple[str, str]) -> list[Ligne]:
    """Territories above zero, the largest first, then by code; then reports without territory."""
    noms = {code: (code, nom_du_territoire(maille, code)) for code in comptes if code is not None}
    hors = comptes.get(None, RIEN)
    return lignes_de_la_liste(comptes, noms, mesure) + ([(*absent, hors)] if any(hors.values()) else [])


def nom_du_territoire(maille: str, code: str) -> str:
    """Name of a département, or of a région (of the collectivity itself where there is no région)."""
    territoire = (find_region(code) if maille == "region" else None) or find_departement(code)
    return territoire.nom if territoire else code


def tableau(statistique: Statistique, lignes: Iterable[Ligne]) -> tuple[pd.DataFrame, int]:
    """The rows of a breakdown as a table, and the base of its shares."""
    lignes = list(lignes)
    (mesure,) = atomes_of(statistique.mesure)
    effectifs = [compte.get(mesure, 0) for _, _, compte in lignes]
    total = sum(effectifs)
    colonnes: dict[str, pd.Series] = {
        "code": pd.Series([code for code, _, _ in lignes], dtype="str"),
        "libelle": pd.Series([libelle for _, libelle, _ in lignes], dtype="str"),
        "effectif": pd.Series(effectifs, dtype="int64"),
    }
    if statistique.compte_des_cra:
        personnes = [compte.get(ACCOMPAGNEMENTS, 0) for _, _, compte in lignes]
        colonnes["accompagnements"] = pd.Series(personnes, dtype="int64")
    parts = [effectif / total if total else 0.0 for effectif in effectifs]
    colonnes["part"] = pd.Series(parts, dtype="float64")
    return pd.DataFrame(colonnes), total


def classes(ventilation: Classes, sommes: Mapping[Atome, int], mesure: Atome) -> list[Ligne]:
    """People by class, from the sum of each column."""
    comptes: Comptes = {
        code: {mesure: sommes[Somme((colonne,))]} for code, colonne in ventilation.colonnes.items()
    }
    return lignes_du_vocabulaire(ventilation.vocabulaire, comptes)


def chronique(
    statistique: Statistique, ventilation: Temps, comptes: Comptes, periode: Periode
) -> tuple[pd.DataFrame, int]:
    """Every month, quarter or week that the period touches, its series, and the running total of the measure."""
    (mesure,) = atomes_of(statistique.mesure)
    pas = list(PAS[ventilation.maille](periode))
    tableau = pd.DataFrame({ventilation.maille: pd.Series(pas, dtype="str")})
    for nom, serie in ventilation.series:
        tableau[nom] = pd.Series([comptes.get(cle, RIEN).get(serie, 0) for cle in pas], dtype="int64")
    effectifs = pd.Series([comptes.get(cle, RIEN).get(mesure, 0) for cle in pas], dtype="int64")
    tableau["cumul"] = effectifs.cumsum()
    return tableau, int(effectifs.sum())
