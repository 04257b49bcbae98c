"""The checks that compare several reports: duplicates, and days too long to be true."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import add
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Integer, Subquery, and_, func, select, union_all
from sqlmodel import Session

from coop_data.analytics.qualite_lecture import (
    CRA,
    LOT,
    Lue,
    Remarque,
    Selection,
    Signale,
    chercher,
    lire_les_trouves,
)
from coop_data.analytics.qualite_regles import TYPES, Regle, regles_of
from coop_data.analytics.sources import SOURCES
from coop_data.analytics.statistique import Domaine
from coop_data.domain.qualite import CONFIRMABLES, MINUTES_PAR_JOUR, RAISONS, Controle
from coop_data.domain.texte import plier

HORS_CONTENU: Final = frozenset(
    {
        "cra_id", "structure_id", "departement", "region", "annee", "trimestre", "mois", "semaine", "jour_semaine",
        "a_completer",
    }
)  # fmt: skip
"""Columns of the facts that are not content: two entries of one activity may differ in them."""

NOMS: Final = {Domaine.ACCOMPAGNEMENT: "lieu", Domaine.COORDINATION: "nom"}
"""The text that distinguishes activities of one day: the place of a session, the name of an évènement."""
ETIQUETTE: Final = "tag"

NON_CONFIRMABLES: Final = tuple(controle for controle in Controle if controle not in CONFIRMABLES)


def regles_fermes(domaine: Domaine) -> list[Regle]:
    """The rules whose remarks cannot be confirmed."""
    return regles_of(domaine, *NON_CONFIRMABLES)


def doublons(session: Session, selection: Selection) -> Iterator[Remarque]:
    """Reports of one author and one day with the same content: counts, choices, name of the place or évènement."""
    for domaine in selection.domaines:
        jumeaux = _jumeaux(selection, domaine)
        trouves = select(jumeaux.c.cra_id, jumeaux.c.groupe).where(jumeaux.c.nombre > 1)
        groupe_de = {trouve.cra_id: trouve.groupe for trouve in chercher(session, selection, trouves)}
        lues = lire_les_trouves(
            session,
            selection,
            domaine,
            groupe_de,
            ailleurs=regles_fermes(domaine),
            colonnes=(CRA[domaine].c[NOMS[domaine]],),
        )
        choix = _choix(session, domaine, [signale.cra_id for signale, _ in lues])
        groupes: defaultdict[Any, list[Signale]] = defaultdict(list)
        for signale, (nom,) in lues:
            groupes[groupe_de[signale.cra_id], plier(nom or ""), choix[signale.cra_id]].append(signale)
        for cras in groupes.values():
            if len(cras) > 1:
                yield Remarque(Controle.DOUBLONS, (RAISONS["doublon"],), tuple(cras))


def journees(session: Session, selection: Selection) -> Iterator[Remarque]:
    """The days of one person whose durations add up to more than a working day, both kinds of report together."""
    if not selection.domaines:
        return
    jours = _jours(selection)
    par_jour: defaultdict[Any, list[Signale]] = defaultdict(list)
    for signale, _ in _des_jours(session, selection, jours):
        par_jour[signale.date, signale.personne_id].append(signale)
    for cras in par_jour.values():
        yield Remarque(Controle.JOURNEES, (RAISONS["journee"],), tuple(cras))


def _jumeaux(selection: Selection, domaine: Domaine) -> Subquery:
    """The reports of the days that may hold duplicates, with the number of reports equal to each in counts and
    choices.

    Comparing every column of every report takes seconds: the days are found first, on one sum.
    """
    source = SOURCES[domaine]
    jours, faits = _jours_a_comparer(selection, domaine), source.faits
    contenu = [colonne for colonne in faits.c if colonne.name not in HORS_CONTENU]
    return (
        select(
            faits.c.cra_id,
            func.count().over(partition_by=contenu).label("nombre"),
            func.dense_rank().over(order_by=contenu).label("groupe"),
        )
        .join_from(faits, jours, and_(jours.c.personne == source.personne, jours.c.jour == faits.c.date))
        .where(*selection.conditions(domaine))
        .subquery("jumeaux")
    )


def _jours_a_comparer(selection: Selection, domaine: Domaine) -> Subquery:
    """The (person, day) with two reports of one kind whose counts have the same weighted sum, as duplicates always
    do.
    """
    source = SOURCES[domaine]
    nombres = [c for c in source.faits.c if isinstance(c.type, Integer) and c.name not in HORS_CONTENU]
    somme = reduce(add, (rang * colonne for rang, colonne in enumerate(nombres, start=1)))
    return (
        select(source.personne.label("personne"), source.faits.c.date.label("jour"))
        .where(*selection.conditions(domaine))
        .group_by(source.personne, source.faits.c.date, TYPES[domaine], somme)
        .having(func.count() > 1)
        .distinct()
        .subquery("jours_a_comparer")
    )


def _choix(session: Session, domaine: Domaine, cra_ids: Sequence[UUID]) -> defaultdict[UUID, frozenset[Any]]:
    """The multiple choices and the partners of each report, tags left out."""
    valeurs = SOURCES[domaine].valeurs
    choix: defaultdict[UUID, set[Any]] = defaultdict(set)
    for debut in range(0, len(cra_ids), LOT):
        statement = select(valeurs.c.cra_id, valeurs.c.dimension, valeurs.c.code, valeurs.c.effectif).where(
            valeurs.c.cra_id.in_(cra_ids[debut : debut + LOT]), valeurs.c.dimension != ETIQUETTE
        )
        for cra_id, *valeur in session.execute(statement):
            choix[cra_id].add(tuple(valeur))
    return defaultdict(frozenset, {cra_id: frozenset(siens) for cra_id, siens in choix.items()})


def _jours(selection: Selection) -> Subquery:
    """The (person, day) whose minutes exceed a day of work."""
    minutes = union_all(
        *(
            select(
                SOURCES[domaine].personne.label("personne"),
                SOURCES[domaine].faits.c.date.label("jour"),
                SOURCES[domaine].faits.c.minutes.label("minutes"),
            ).where(*selection.conditions(domaine))
            for domaine in selection.domaines
        )
    ).subquery("minutes_du_jour")
    return (
        select(minutes.c.personne, minutes.c.jour)
        .group_by(minutes.c.personne, minutes.c.jour)
        .having(func.sum(minutes.c.minutes) > MINUTES_PAR_JOUR)
        .subquery("jours")
    )


def _des_jours(session: Session, selection: Selection, jours: Subquery) -> Iterable[Lue]:
    for domaine in selection.domaines:
        source = SOURCES[domaine]
        ces_jours = and_(jours.c.personne == source.personne, jours.c.jour == source.faits.c.date)
        trouves = select(source.faits.c.cra_id).join_from(source.faits, jours, ces_jours)
        lignes = chercher(session, selection, trouves.where(*selection.conditions(domaine)))
        yield from lire_les_trouves(
            session, selection, domaine, (cra_id for (cra_id,) in lignes), ailleurs=regles_fermes(domaine)
        )
