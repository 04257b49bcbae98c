"""The categories kept by a question, as conditions on the reports and as names for people."""

from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from coop_data.analytics.explorer.axes import Axe, Sorte, axe_of
from coop_data.analytics.explorer.categories import noms_of
from coop_data.analytics.explorer.codes import inconnu
from coop_data.analytics.explorer.conditions import colonnes_des_classes, parmi
from coop_data.analytics.explorer.lecture import Lecture
from coop_data.analytics.explorer.question import Question
from coop_data.analytics.noms import TagsVisibles
from coop_data.analytics.requete import Requete
from coop_data.analytics.statistique import Liste, Nomenclature, Temps
from coop_data.analytics.tableaux import SANS_COMMUNE, SANS_STRUCTURE

_IDENTIFIEES = {Nomenclature.STRUCTURE: "structure", Nomenclature.PERSONNE: "conseiller"}
"""Open lists whose internal keys are in the facts, and whose codes are in the records."""


def lire_restrictions(session: Session, question: Question, requete: Requete) -> Lecture:
    """The reports that have at least one category kept on every restricted axis.

    When categories of people are kept, « accompagnements » counts these people only, not everyone in the report;
    ``refus_de_la_mesure`` allows this on one axis of people only.
    """
    conditions = []
    personnes: tuple[str, ...] = ()
    for code, codes in question.restrictions:
        axe = axe_of(question.domaine, code)
        conditions.append(parmi(axe, _cles(session, axe, codes, requete), requete))
        if axe.sorte is Sorte.PERSONNES:
            personnes = tuple(colonnes_des_classes(axe, codes).values())
    return Lecture(requete, tuple(conditions), question.codes_restreints, personnes)


def noms_des_restrictions(
    session: Session, question: Question, requete: Requete, tags_visibles: TagsVisibles
) -> dict[str, tuple[str, ...]]:
    """What people read for the categories kept, by axis.

    Raises ``PerimetreInvalide`` for a structure, a person, a commune or a tag that is not known, or not visible.
    """
    return {
        code: tuple(_nommer(session, axe_of(question.domaine, code), codes, requete, tags_visibles))
        for code, codes in question.restrictions
    }


def _nommer(
    session: Session, axe: Axe, codes: tuple[str, ...], requete: Requete, tags_visibles: TagsVisibles
) -> list[str]:
    if isinstance(axe.ventilation, Temps):  # the step may lie outside the period: it is its own name there
        noms = noms_of(session, axe, codes, requete, tags_visibles)
        return [noms[code].libelle if code in noms else code for code in codes]
    cles = _cles(session, axe, codes, requete)
    noms = noms_of(session, axe, cles, requete, tags_visibles)
    par_code = {categorie.code: categorie.libelle for categorie in noms.values()}
    par_code |= dict((SANS_STRUCTURE, SANS_COMMUNE))
    for code in codes:
        if code not in par_code:
            raise inconnu(axe, code)
    return [par_code[code] for code in codes]


def _cles(session: Session, axe: Axe, codes: tuple[str, ...], requete: Requete) -> list[Any]:
    """The keys of these codes in the facts."""
    match axe.ventilation:
        case Liste(_, nomenclature) if nomenclature in _IDENTIFIEES:
            table = requete.source.tables[_IDENTIFIEES[nomenclature]].c
            return list(session.scalars(select(table.id).where(table.id_externe.in_(codes))))
        case _:
            return list(codes)
