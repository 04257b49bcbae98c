"""Reading the facts along some axes: plain grouped statements, one per level that cannot be folded."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import add
from typing import Any

from sqlalchemy import ColumnElement, FromClause, String, and_, case, func, select, type_coerce
from sqlmodel import Session

from coop_data.analytics.explorer.axes import Axe, DeLaStructure, Sorte
from coop_data.analytics.explorer.conditions import categorie, colonnes_des_classes, mentions, muette
from coop_data.analytics.explorer.mesures import PARTENAIRES, TYPE_PARTENAIRE
from coop_data.analytics.mesures import Atome, Valeurs, expression
from coop_data.analytics.requete import Requete, Statement, lire
from coop_data.analytics.statistique import (
    ACCOMPAGNEMENTS,
    Compte,
    Distincts,
    Liste,
    Somme,
    ValeursDistinctes,
)

N = Compte()
"""The reports behind a figure."""

EN_COLONNES = frozenset({N, ACCOMPAGNEMENTS})
"""What one statement counts for every class of people: the people, or the reports in which some appear."""

Cles = tuple[Any, ...]
Niveau = Mapping[Cles, Valeurs]
"""The counts of a level, by category of each of its axes; ``None`` is the category of reports without one."""


@dataclass(frozen=True, slots=True)
class Lecture:
    """Which reports count. ``gardees``: by axis, the only categories read; ``personnes``: the columns of the
    people that « accompagnements » counts (empty: everyone).
    """

    requete: Requete
    conditions: tuple[ColumnElement[bool], ...] = ()
    gardees: Mapping[str, tuple[str, ...]] | None = None
    personnes: tuple[str, ...] = ()

    def restreindre(self, statement: Statement) -> Statement:
        """The statement over these reports only."""
        return self.requete.restreindre(statement).where(*self.conditions)

    def parmi(self, condition: ColumnElement[bool], personnes: tuple[str, ...]) -> "Lecture":
        """The same reading, with one more restriction."""
        return replace(self, conditions=(*self.conditions, condition), personnes=personnes or self.personnes)

    def codes(self, axe: Axe) -> tuple[str, ...]:
        """The categories of an axis that are kept; empty means all."""
        return (self.gardees or {}).get(axe.code, ())


@dataclass(frozen=True, slots=True)
class _Plan:
    """Tables to read, the key of each axis (none for people), and the weights of the partners if they are cut."""

    depuis: FromClause
    cles: tuple[ColumnElement[Any], ...]
    poids: ColumnElement[int] | None


def lire_niveaux(
    session: Session,
    lecture: Lecture,
    axes: Sequence[Axe],
    atomes: Iterable[Atome],
    niveaux: Iterable[tuple[int, ...]],
) -> dict[tuple[int, ...], Niveau]:
    """Each level (positions among the axes), counted for itself.

    Measures that add up are read once for all levels that share the same multiple-choice axes: along the other
    axes a report is in one cell, so adding cells is exact.
    """
    voulus = tuple(dict.fromkeys((N, *atomes)))
    positions = list(niveaux)
    if not s_additionnent(voulus):
        return {niveau: lire_niveau(session, lecture, [axes[r] for r in niveau], voulus) for niveau in positions}
    familles: dict[tuple[int, ...], list[tuple[int, ...]]] = {}
    for niveau in positions:
        plurielles = tuple(rang for rang in niveau if axes[rang].sorte is not Sorte.UNIQUE)
        familles.setdefault(plurielles, []).append(niveau)
    lus: dict[tuple[int, ...], Niveau] = {}
    for famille in familles.values():
        large = tuple(sorted({rang for niveau in famille for rang in niveau}))
        fin = lire_niveau(session, lecture, [axes[rang] for rang in large], voulus)
        for niveau in famille:
            lus[niveau] = fin if niveau == large else _plier(fin, [large.index(rang) for rang in niveau], voulus)
    return lus


def s_additionnent(atomes: Iterable[Atome]) -> bool:
    """True when the figures of several groups of reports add up to that of all of them."""
    return all(isinstance(atome, Compte | Somme) for atome in atomes)


def sommer_la_tete(niveau: Niveau, cles: Collection[Any], ensemble: Any) -> Niveau:
    """The categories ``cles`` of the first axis as one, ``ensemble``: a report stands in one of them at most."""
    groupes: defaultdict[Cles, list[Valeurs]] = defaultdict(list)
    for (premiere, *suite), valeurs in niveau.items():
        if premiere in cles:
            groupes[(ensemble, *suite)].append(valeurs)
    return {groupe: _sommer(list(siennes[0]), siennes) for groupe, siennes in groupes.items()}


def lire_niveau(session: Session, lecture: Lecture, axes: Sequence[Axe], atomes: Sequence[Atome]) -> Niveau:
    """One level. ``atomes`` begins with ``N``; on an axis of people, only what suits their classes is counted."""
    rang_des_personnes = next((rang for rang, axe in enumerate(axes) if axe.sorte is Sorte.PERSONNES), None)
    if rang_des_personnes is not None:
        lire_les_classes = _lire_personnes if set(atomes) <= EN_COLONNES else _lire_par_classe
        return lire_les_classes(session, lecture, axes, atomes, rang_des_personnes)
    plan = _plan(lecture, axes)
    simples = [atome for atome in atomes if not _a_part(atome)]
    mesures = [_expression(atome, lecture, plan) for atome in simples]
    statement = lecture.restreindre(select(*plan.cles, *mesures).select_from(plan.depuis)).group_by(*plan.cles)
    niveau: dict[Cles, dict[Atome, int]] = {}
    zeros = dict.fromkeys(atomes, 0)
    for ligne in lire(session, statement):
        niveau[_cles(axes, ligne)] = zeros | _compter(simples, ligne[len(axes) :])
    for atome in atomes:
        if _a_part(atome):
            for ligne in lire(session, _distincts(atome, lecture, plan)):
                niveau[_cles(axes, ligne)][atome] = int(ligne[-1])
    return niveau


def lire_muettes(session: Session, lecture: Lecture, axes: Sequence[Axe], total: int) -> dict[str, int]:
    """How many reports, of ``total``, have no category, by code of the axes that admit it."""
    faits = lecture.requete.source.faits
    muettes = {axe.code: condition for axe in axes if (condition := muette(axe, lecture.requete)) is not None}
    comptes: dict[str, int] = {}
    if muettes:
        sommes = [func.sum(case((condition, 1), else_=0)) for condition in muettes.values()]
        (ligne,) = lire(session, lecture.restreindre(select(*sommes).select_from(faits)))
        comptes |= {code: int(nombre or 0) for code, nombre in zip(muettes, ligne, strict=True)}
    for axe in axes:
        if axe.sorte is Sorte.MULTIPLE:
            # Count the reports with an answer and subtract: no engine is quick at finding those without.
            reponses, lien = mentions(axe, lecture.requete, "reponses")
            repondent = select(func.count(reponses.c.cra_id.distinct())).join_from(faits, reponses, lien)
            ((nombre,),) = lire(session, lecture.restreindre(repondent))
            comptes[axe.code] = total - int(nombre)
    return comptes


def _plan(lecture: Lecture, axes: Sequence[Axe]) -> _Plan:
    faits = lecture.requete.source.faits
    depuis: FromClause = faits
    cles: list[ColumnElement[Any]] = []
    poids = None
    for rang, axe in enumerate(axes):
        if axe.sorte is Sorte.MULTIPLE:
            compagne, lien = mentions(axe, lecture.requete, f"axe{rang}")
            depuis = depuis.join(compagne, lien)
            cles.append(compagne.c.code)
            poids = compagne.c.effectif if axe.code == TYPE_PARTENAIRE else poids
        elif isinstance(axe.ventilation, DeLaStructure):
            structure = lecture.requete.source.tables["structure"].alias(f"axe{rang}")
            depuis = depuis.outerjoin(structure, structure.c.id == faits.c.structure_id)
            cles.append(type_coerce(structure.c[axe.ventilation.colonne], String))
        else:
            cles.append(categorie(axe, lecture.requete))
    return _Plan(depuis, tuple(cle.label(f"k{rang}") for rang, cle in enumerate(cles)), poids)


def _lire_personnes(
    session: Session, lecture: Lecture, axes: Sequence[Axe], atomes: Sequence[Atome], rang: int
) -> Niveau:
    """People by class: the columns of one row per group become as many categories."""
    autres = [axe for axe in axes if axe is not axes[rang]]
    plan = _plan(lecture, autres)
    faits = lecture.requete.source.faits
    classes = colonnes_des_classes(axes[rang], lecture.codes(axes[rang]))
    mesures = [
        func.sum(faits.c[colonne] if atome == ACCOMPAGNEMENTS else case((faits.c[colonne] > 0, 1), else_=0))
        for colonne in classes.values()
        for atome in atomes
    ]
    statement = lecture.restreindre(select(*plan.cles, *mesures).select_from(plan.depuis)).group_by(*plan.cles)
    niveau: dict[Cles, Valeurs] = {}
    for ligne in lire(session, statement):
        cles, comptes = _cles(autres, ligne), ligne[len(autres) :]
        for position, code in enumerate(classes):
            valeurs = _compter(atomes, comptes[position * len(atomes) : (position + 1) * len(atomes)])
            if valeurs[N]:
                niveau[(*cles[:rang], code, *cles[rang:])] = valeurs
    return niveau


def _lire_par_classe(
    session: Session, lecture: Lecture, axes: Sequence[Axe], atomes: Sequence[Atome], rang: int
) -> Niveau:
    """For each class, count the reports in which it appears: the people of the class, and everything else whole,
    as if only this class were kept.
    """
    autres = [axe for axe in axes if axe is not axes[rang]]
    niveau: dict[Cles, Valeurs] = {}
    for code, colonne in colonnes_des_classes(axes[rang], lecture.codes(axes[rang])).items():
        rapports = lecture.parmi(lecture.requete.source.faits.c[colonne] > 0, (colonne,))
        for cles, valeurs in lire_niveau(session, rapports, autres, atomes).items():
            if valeurs[N]:
                niveau[(*cles[:rang], code, *cles[rang:])] = valeurs
    return niveau


def _expression(atome: Atome, lecture: Lecture, plan: _Plan) -> ColumnElement[Any]:
    faits = lecture.requete.source.faits
    if atome == ACCOMPAGNEMENTS and lecture.personnes:
        return func.sum(reduce(add, (faits.c[colonne] for colonne in lecture.personnes)))
    if atome == PARTENAIRES and plan.poids is not None:
        return func.sum(plan.poids)
    return expression(atome, lecture.requete)


def _a_part(atome: Atome) -> bool:
    """True for a measure that no column of a grouped statement can count."""
    return isinstance(atome, ValeursDistinctes) or (isinstance(atome, Distincts) and len(atome.colonnes) > 1)


def _distincts(atome: Atome, lecture: Lecture, plan: _Plan) -> Statement:
    """The distinct combinations, or values, of each group."""
    faits, valeurs = lecture.requete.source.faits, lecture.requete.source.valeurs
    depuis = plan.depuis
    match atome:
        case ValeursDistinctes(dimension):
            compagne = valeurs.alias("distinctes")
            lien = and_(compagne.c.cra_id == faits.c.cra_id, compagne.c.dimension == dimension)
            comptees, depuis = [compagne.c.code], depuis.join(compagne, lien)
        case Distincts(colonnes):
            comptees = [faits.c[colonne] for colonne in colonnes]
        case _:
            raise ValueError(f"{atome} is counted with the others")
    distinctes = lecture.restreindre(select(*plan.cles, *comptees).select_from(depuis)).distinct().subquery()
    cles = [distinctes.c[cle.name] for cle in plan.cles]
    return select(*cles, func.count()).select_from(distinctes).group_by(*cles)


def _cles(axes: Sequence[Axe], ligne: Sequence[Any]) -> Cles:
    return tuple(_cle(axe, valeur) for axe, valeur in zip(axes, ligne, strict=False))


def _cle(axe: Axe, valeur: Any) -> Any:
    """Keys as texts, except the identifiers of open lists."""
    return valeur if valeur is None or isinstance(axe.ventilation, Liste) else str(valeur)


def _compter(atomes: Sequence[Atome], valeurs: Sequence[Any]) -> dict[Atome, int]:
    return {atome: int(valeur or 0) for atome, valeur in zip(atomes, valeurs, strict=True)}


def _plier(fin: Niveau, niveau: Sequence[int], atomes: Sequence[Atome]) -> Niveau:
    """The sums of a finer level along what is left of its keys."""
    if not niveau:
        return {(): _sommer(atomes, fin.values())}
    groupes: defaultdict[Cles, list[Valeurs]] = defaultdict(list)
    for cles, valeurs in fin.items():
        groupes[tuple(cles[rang] for rang in niveau)].append(valeurs)
    return {cles: _sommer(atomes, siennes) for cles, siennes in groupes.items()}


def _sommer(atomes: Sequence[Atome], lignes: Collection[Valeurs]) -> Valeurs:
    """The sums of rows whose values all stand in the order of ``atomes``."""
    colonnes = zip(*(ligne.values() for ligne in lignes), strict=True)
    return dict(zip(atomes, map(sum, colonnes), strict=True)) if lignes else dict.fromkeys(atomes, 0)
