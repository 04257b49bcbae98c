"""Axes as SQL: the category of a report, the reports of some categories, those that have none."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, FromClause, String, and_, func, or_, select, type_coerce

from coop_data.acces.perimetre import dans_une_equipe
from coop_data.analytics.criteres import ParDimension
from coop_data.analytics.explorer.axes import Axe, DeLaStructure, Equipes
from coop_data.analytics.requete import Requete, Statement
from coop_data.analytics.statistique import (
    Choix,
    ChoixMultiple,
    Classes,
    Liste,
    ListeMultiple,
    Temps,
    Territoires,
)
from coop_data.analytics.tableaux import SANS_COMMUNE, SANS_STRUCTURE


def categorie(axe: Axe, requete: Requete) -> ColumnElement[Any]:
    """The one category of a report, as a column; empty when the report says nothing."""
    faits, suffixe = requete.source.faits, requete.suffixe
    match axe.ventilation:
        case Choix(colonne, _) | Liste(colonne, _):
            return faits.c[colonne]
        case Temps(maille, _):
            return faits.c[maille]
        case Territoires("region"):  # an overseas collectivity has no région: its own code stands in
            return func.coalesce(faits.c[f"region{suffixe}"], faits.c[f"departement{suffixe}"])
        case Territoires(maille):
            return faits.c[f"{maille}{suffixe}"]
        case _:
            raise ValueError(f"{axe.code} is not held by a column of the facts")


def mentions(axe: Axe, requete: Requete, nom: str) -> tuple[FromClause, ColumnElement[bool]]:
    """The categories of the reports along a multiple choice (``code``), and what joins them to the facts.

    ``nom`` distinguishes them from those of another axis. A report has one row per category, never two.
    """
    faits = requete.source.faits
    match axe.ventilation:
        case ChoixMultiple(dimension, _) | ListeMultiple(dimension, _):
            compagne = requete.source.valeurs.alias(nom)
            return compagne, and_(compagne.c.cra_id == faits.c.cra_id, compagne.c.dimension == dimension)
        case Equipes():
            equipes = _equipes(axe.ventilation, requete).subquery(nom)
            return equipes, equipes.c.cra_id == faits.c.cra_id
        case _:
            raise ValueError(f"{axe.code} is no multiple choice")


def _equipes(ventilation: Equipes, requete: Requete) -> Statement:
    """The reports and the coordinators of their author's teams; two memberships of one team on one
    day count once.
    """
    faits, temps = requete.source.faits, requete.source.tables["equipe"].alias("temps")
    lien = dans_une_equipe(temps, faits, faits.c[ventilation.colonne])
    lues = select(faits.c.cra_id, temps.c.coordinateur_id.label("code")).join_from(faits, temps, lien)
    return requete.restreindre(lues).distinct()


def colonnes_des_classes(axe: Axe, codes: Collection[str] = ()) -> dict[str, str]:
    """The column of each class of people, of those kept when ``codes`` names some. Axes of people only."""
    if not isinstance(axe.ventilation, Classes):
        raise ValueError(f"{axe.code} has no classes")
    colonnes = axe.ventilation.colonnes
    return {code: colonne for code, colonne in colonnes.items() if not codes or code in codes}


def parmi(axe: Axe, codes: Sequence[Any], requete: Requete) -> ColumnElement[bool]:
    """The reports in at least one of these categories, given by their keys in the facts."""
    faits = requete.source.faits
    match axe.ventilation:
        case ChoixMultiple(dimension, _) | ListeMultiple(dimension, _):
            return ParDimension(dimension).condition(requete.source, codes)
        case Equipes():
            equipes = _equipes(axe.ventilation, requete).subquery("gardees")
            return faits.c.cra_id.in_(select(equipes.c.cra_id).where(equipes.c.code.in_(codes)))
        case Classes():
            return or_(*(faits.c[colonne] > 0 for colonne in colonnes_des_classes(axe, codes).values()))
        case DeLaStructure(colonne, _):
            structure = requete.source.tables["structure"].c
            types = type_coerce(structure[colonne], String)
            return faits.c.structure_id.in_(select(structure.id).where(types.in_(codes)))
        case Territoires():
            absente = [categorie(axe, requete).is_(None)] if absent_of(requete)[0] in codes else []
            return or_(categorie(axe, requete).in_(codes), *absente)
        case _:
            return categorie(axe, requete).in_(_valeurs(axe, codes))


def hors(axe: Axe, cles: Sequence[Any], requete: Requete) -> ColumnElement[bool]:
    """The reports in a category other than these keys. Single choices only."""
    match axe.ventilation:
        case DeLaStructure(colonne, _):
            structure = requete.source.tables["structure"].c
            types = type_coerce(structure[colonne], String)
            return requete.source.faits.c.structure_id.in_(select(structure.id).where(types.not_in(cles)))
        case Territoires() if None not in cles:
            cle = categorie(axe, requete)
            return or_(cle.not_in(cles), cle.is_(None))
        case _:
            cle = categorie(axe, requete)
            return cle.is_not(None) & cle.not_in([valeur for valeur in _valeurs(axe, cles) if valeur is not None])


def muette(axe: Axe, requete: Requete) -> ColumnElement[bool] | None:
    """The reports that have no category on a single choice; ``None`` on the other axes."""
    match axe.ventilation:
        case Equipes():
            return None
        case Choix() | Liste():
            return categorie(axe, requete).is_(None)
        case DeLaStructure():
            return requete.source.faits.c.structure_id.is_(None)
        case _:
            return None


def absent_of(requete: Requete) -> tuple[str, str]:
    """Code and label of the reports without territory."""
    return SANS_COMMUNE if requete.suffixe else SANS_STRUCTURE


def _valeurs(axe: Axe, codes: Sequence[Any]) -> list[Any]:
    """The codes as the column holds them: years and weekdays are numbers."""
    match axe.ventilation:
        case Temps("annee", _) | Choix("jour_semaine", _):
            return [int(code) for code in codes if code.isdecimal()]
        case _:
            return list(codes)
