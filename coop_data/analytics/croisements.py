"""A closed list by month: one statement per crossing, each month also counted as a whole."""

from typing import Any

import pandas as pd
from sqlalchemy import literal_column, select
from sqlmodel import Session

from coop_data.analytics.mesures import Atome, Comptes, ajouter, atomes_of_categorie, expression
from coop_data.analytics.requete import Requete, lire
from coop_data.analytics.statistique import ACCOMPAGNEMENTS, Choix, ChoixMultiple, Croisement, Statistique

TOTAL = ("total", "Total du mois")
CODE_TOTAL = ""  # where a statement counts a month again


def compter_croisement(
    session: Session, requete: Requete, statistique: Statistique, croisement: Croisement
) -> Comptes:
    """The counts by (month, code of the list); those of a whole month are under ``CODE_TOTAL``."""
    atomes = atomes_of_categorie(statistique)
    totaux = (croisement.total, *atomes[1:])
    comptes: Comptes = {}
    for mois, code, *valeurs in lire(session, _statement(requete, croisement.lignes, atomes, totaux)):
        ajouter(comptes, (mois, None if code is None else str(code)), atomes, valeurs)
    if isinstance(croisement.lignes, Choix):  # one row per report: the month is the sum of its cells
        for (mois, _), compte in list(comptes.items()):
            ajouter(comptes, (mois, CODE_TOTAL), atomes, [compte[atome] for atome in atomes])
    return comptes


def _statement(
    requete: Requete, lignes: Choix | ChoixMultiple, atomes: tuple[Atome, ...], totaux: tuple[Atome, ...]
) -> Any:
    faits, valeurs = requete.source.faits, requete.source.valeurs
    mois = faits.c.mois
    mesures = [expression(atome, requete).label(f"m{rang}") for rang, atome in enumerate(atomes)]
    if isinstance(lignes, Choix):
        colonne = faits.c[lignes.colonne]
        return requete.restreindre(select(mois, colonne, *mesures)).group_by(mois, colonne)
    cases = (
        select(mois, valeurs.c.code, *mesures)
        .join_from(faits, valeurs, valeurs.c.cra_id == faits.c.cra_id)
        .where(valeurs.c.dimension == lignes.dimension)
    )
    recomptes = [expression(atome, requete).label(f"m{rang}") for rang, atome in enumerate(totaux)]
    du_mois = select(mois, literal_column(f"'{CODE_TOTAL}'").label("code"), *recomptes).select_from(faits)
    return (
        requete.restreindre(cases)
        .group_by(mois, valeurs.c.code)
        .union_all(requete.restreindre(du_mois).group_by(mois))
    )


def tableau_croise(statistique: Statistique, croisement: Croisement, comptes: Comptes) -> tuple[pd.DataFrame, int]:
    """The cells above zero, by month then in the order of the list; each month ends with its own count.

    Columns: ``mois``, ``code``, ``libelle``, ``effectif``, ``accompagnements`` when CRA are counted, and
    ``part``: of the cells of the month, nothing for its total. Beside them, the sum of the cells.
    """
    mesure, *personnes = atomes_of_categorie(statistique)
    termes = [(terme.value, terme.court) for terme in croisement.lignes.vocabulaire]
    lignes: list[dict[str, Any]] = []
    somme = 0
    for mois in sorted({mois for mois, _ in comptes}):
        du_mois = [(code, nom, comptes[mois, code]) for code, nom in termes if (mois, code) in comptes]
        base = sum(compte[mesure] for _, _, compte in du_mois)
        somme += base
        for code, nom, compte in [*du_mois, (*TOTAL, comptes[mois, CODE_TOTAL])]:
            if effectif := compte[mesure]:
                part = None if code == TOTAL[0] else effectif / base
                ligne = {"mois": mois, "code": code, "libelle": nom, "effectif": effectif}
                gens = {"accompagnements": compte[ACCOMPAGNEMENTS]} if personnes else {}
                lignes.append(ligne | gens | {"part": part})
    colonnes = ["mois", "code", "libelle", "effectif", *(["accompagnements"] if personnes else []), "part"]
    return pd.DataFrame(lignes, columns=colonnes), somme
