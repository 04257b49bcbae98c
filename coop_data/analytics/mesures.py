"""Measures as SQL: each is made of a few *atoms* that one statement can read together."""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import add
from typing import Any, assert_never

from sqlalchemy import ColumnElement, case, func, select
from sqlmodel import Session

from coop_data.analytics.requete import Requete, lire
from coop_data.analytics.resultat import Nombre
from coop_data.analytics.statistique import (
    ACCOMPAGNEMENTS,
    Compte,
    Difference,
    Distincts,
    Mesure,
    Poids,
    Ratio,
    Somme,
    Statistique,
    ValeursDistinctes,
)

Atome = Compte | Somme | Poids | Distincts | ValeursDistinctes
Valeurs = Mapping[Atome, int]

Cle = Any  # a code, an identifier, or a pair of them; None where the report says nothing
Comptes = dict[Cle, dict[Atome, int]]
"""The values of each atom, by category."""


def atomes_of(mesure: Mesure) -> tuple[Atome, ...]:
    """The atoms that a measure is computed from."""
    match mesure:
        case Difference(de, moins):
            return de, moins
        case Ratio(numerateur, denominateur):
            return numerateur, denominateur
        case _:
            return (mesure,)


def atomes_of_categorie(statistique: Statistique) -> tuple[Atome, ...]:
    """The atoms of each category of a breakdown: those of its measure and, when it counts CRA, of their people."""
    personnes = (ACCOMPAGNEMENTS,) if statistique.compte_des_cra else ()
    return (*atomes_of(statistique.mesure), *personnes)


def ajouter(comptes: Comptes, cle: Cle, atomes: Sequence[Atome], valeurs: Sequence[Any]) -> None:
    """Add the values of a row to a category."""
    compte = comptes.setdefault(cle, dict.fromkeys(atomes, 0))
    for atome, valeur in zip(atomes, valeurs, strict=True):
        compte[atome] += int(valeur or 0)


def evaluer(mesure: Mesure, valeurs: Valeurs) -> Nombre:
    """The value of a measure from its atoms; a ratio is raw, ``None`` when its base is 0."""
    match mesure:
        case Difference(de, moins):
            return valeurs[de] - valeurs[moins]
        case Ratio(numerateur, denominateur):
            return ratio(valeurs[numerateur], valeurs[denominateur])
        case _:
            return valeurs[mesure]


def ratio(numerateur: int, denominateur: int) -> float | None:
    """A raw ratio; ``None`` when there is nothing to divide by."""
    return numerateur / denominateur if denominateur else None


def expression(atome: Atome, requete: Requete) -> ColumnElement[Any]:
    """An atom as a column of a statement over the facts."""
    faits, valeurs = requete.source.faits, requete.source.valeurs
    match atome:
        case Compte(quand):
            return func.sum(case((faits.c[quand[0]] == quand[1], 1), else_=0)) if quand else func.count()
        case Somme(colonnes):
            return func.sum(reduce(add, (faits.c[colonne] for colonne in colonnes)))
        case Poids():
            return func.sum(valeurs.c.effectif)
        case Distincts((colonne,)):
            return func.count(faits.c[colonne].distinct())
        case Distincts(colonnes):
            distincts = (
                requete.restreindre(select(*(faits.c[colonne] for colonne in colonnes))).distinct().subquery()
            )
            return select(func.count()).select_from(distincts).scalar_subquery()
        case ValeursDistinctes(dimension):
            mentions = select(valeurs.c.code).join_from(valeurs, faits, valeurs.c.cra_id == faits.c.cra_id)
            distinctes = (
                requete.restreindre(mentions.where(valeurs.c.dimension == dimension)).distinct().subquery()
            )
            return select(func.count()).select_from(distinctes).scalar_subquery()
        case _:
            assert_never(atome)


def lire_atomes(session: Session, requete: Requete, atomes: Iterable[Atome]) -> dict[Atome, int]:
    """Every atom over all the facts of a request, in one statement."""
    voulus = tuple(dict.fromkeys(atomes))
    colonnes = [expression(atome, requete).label(f"m{rang}") for rang, atome in enumerate(voulus)]
    (ligne,) = lire(session, requete.restreindre(select(*colonnes).select_from(requete.source.faits)))
    return {atome: int(valeur or 0) for atome, valeur in zip(voulus, ligne, strict=True)}
