"""The Explorer against a recount by sets: every cell, subtotal, total and share, the first ones and the rest."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from coop_data.analytics.explorer.axes import AXES
from coop_data.analytics.explorer.calcul import compute_reponse
from coop_data.analytics.explorer.pivot import Pivot
from coop_data.analytics.explorer.question import Question, adresse_of, build_questions, questions_of
from coop_data.analytics.explorer.tableau import tableaux_of
from coop_data.analytics.filtres import build_filtres
from coop_data.analytics.perimetres import perimetre_of
from coop_data.analytics.statistique import Domaine
from coop_data.domain.periode import Periode
from coop_data.errors import PerimetreInvalide
from coop_data.statistiques import CATALOGUE
from tests.recompte.cas import Cas
from tests.recompte.monde import peupler
from tests.recompte.registre import Registre, lire
from tests.recompte.selection import choisir
from tests.recompte.tirage import TOUT
from tests.verite.monde import partager_des_tags
from tests.verite.pivot import AUTRES, TOUTES, Interrogation, Nombre, Recompte
from tests.verite.questions import ANCT, demander, vu_par
from tests.verite.tirage_pivot import (
    RAPPORTS,
    essayer_une_interrogation,
    est_refusee,
    tirer_des_mesures,
    tirer_interrogation,
    tirer_un_perimetre,
)

QUESTIONS = 25
GRAINES = [*range(300, 304), *(pytest.param(graine, marks=pytest.mark.complet) for graine in range(304, 320))]
"""Four worlds of twenty-five questions; sixteen more in the long form: five hundred."""

PARTS = ("", "", "ligne", "colonne", "total")
Cases = dict[tuple[str, ...], tuple[Nombre, int]]


@pytest.mark.parametrize("graine", GRAINES)
def test_every_cell_and_every_total_is_the_recount(base: Engine, graine: int) -> None:
    with Session(base, expire_on_commit=False) as session:
        peupler(session, graine)
        partager_des_tags(session)
        registre = vu_par(session, lire(session), ANCT)
        differences = [
            f"{cas} {interrogation} {ecart}"
            for rang in range(QUESTIONS)
            for cas, interrogation, ecart in _poser(session, registre, graine, rang)
        ]
    assert not differences, "\n".join(differences)


@pytest.mark.parametrize("domaine", list(Domaine))
def test_each_axis_alone_and_restricted_by_itself(base: Engine, domaine: Domaine) -> None:
    with Session(base, expire_on_commit=False) as session:
        peupler(session, 1)
        partager_des_tags(session)
        registre = vu_par(session, lire(session), ANCT)
        differences = [
            f"{interrogation} {ecart}"
            for interrogation in _chacun(registre, domaine)
            for ecart in _comparer(session, registre, Cas(1, 0, domaine, "national", *TOUT, ()), [interrogation])
        ]
    assert not differences, "\n".join(differences)


def _chacun(registre: Registre, domaine: Domaine) -> Iterator[Interrogation]:
    """Reports, then people, along each axis: all its categories, then the greatest in code alone."""
    for axe in AXES[domaine]:
        for mesure in [chiffre.code for chiffre in CATALOGUE[domaine].chiffres[:2]]:
            entier = Interrogation(domaine, (axe,), None, mesure)
            derniere = max(Recompte(registre, entier, registre.cras(domaine)).categories(axe))
            yield from (entier, replace(entier, restrictions=((axe, (derniere,)),)))


def test_reports_without_answer_are_said(base: Engine) -> None:
    with Session(base, expire_on_commit=False) as session:
        peupler(session, 1)
        registre = lire(session)
        question = Interrogation("accompagnement", ("niveau",), None, "cra")
        cas = Cas(1, 0, "accompagnement", "national", *TOUT, ())
        (pivot,) = _calculer(session, registre, cas, _questions(cas, [question]))
        notes = pivot.notes()
    muets = sum(cra.niveau is None for cra in registre.accompagnements)
    assert muets > 10
    debut = f"{muets} CRA sans réponse à «\u00a0Niveau de l’atelier\u00a0»"
    assert [note for note in notes if note.startswith(debut)]


def test_what_the_records_do_not_cross_is_refused(base: Engine) -> None:
    with Session(base, expire_on_commit=False) as session:
        peupler(session, 1)
        partager_des_tags(session)
        registre = vu_par(session, lire(session), ANCT)
    refusees = 0
    for rang in range(400):
        hasard = Random(f"refus {rang}")
        domaine = ("accompagnement", "coordination")[rang % 2]
        cas = Cas(1, rang, domaine, "national", *TOUT, ())
        interrogation = essayer_une_interrogation(hasard, registre, cas)
        if est_refusee(interrogation):
            refusees += 1
            with pytest.raises(PerimetreInvalide):
                _questions(cas, [interrogation])
        else:
            _questions(cas, [interrogation])
    assert refusees > 20


def _poser(
    session: Session, registre: Registre, graine: int, rang: int
) -> Iterator[tuple[Cas, Interrogation, str]]:
    hasard = Random(f"pivot {graine}/{rang}")
    demande = demander(session, registre, tirer_un_perimetre(hasard, registre, graine, rang))
    cas, registre = demande.cas, demande.registre
    interrogation = tirer_interrogation(hasard, registre, cas)
    interrogations = tirer_des_mesures(Random(f"mesures {graine}/{rang}"), interrogation)
    part = "" if any(i.mesure in RAPPORTS for i in interrogations) else hasard.choice(PARTS)
    premiers = hasard.choice([None, None, 1, 2, 5])
    if (part == "ligne" and not interrogation.colonne) or any(map(_sans_reste, interrogations)):
        part, premiers = "", None
    for ecart in _comparer(session, registre, cas, interrogations, part, premiers):
        yield cas, interrogation, f"part={part!r} premiers={premiers} {ecart}"


def _comparer(
    session: Session,
    registre: Registre,
    cas: Cas,
    interrogations: Sequence[Interrogation],
    part: str = "",
    premiers: int | None = None,
) -> Iterator[str]:
    """Where the answer leaves the recount of a measure, or its address asks something else."""
    questions = _questions(cas, interrogations, part, premiers)
    pivots = _calculer(session, registre, cas, questions)
    for rang, (interrogation, pivot) in enumerate(zip(interrogations, pivots, strict=True)):
        recompte = Recompte(registre, interrogation, choisir(registre, cas))
        for ecart in _ecarts(pivot, recompte, classee=rang == 0):
            yield f"{interrogation.mesure} {ecart}"
    relues = questions_of(adresse_of(questions), CATALOGUE, aujourdhui=cas.au)
    if relues != questions:
        yield f"relues de leur adresse : {relues}"


def _calculer(session: Session, registre: Registre, cas: Cas, questions: Sequence[Question]) -> tuple[Pivot, ...]:
    return compute_reponse(
        questions, session=session, perimetre=_perimetre(session, cas), tags_visibles=frozenset(registre.tags)
    ).pivots


def _sans_reste(interrogation: Interrogation) -> bool:
    """Types of partners each weigh their own: nothing says what « Autres » would."""
    return interrogation.mesure == "structures_partenaires" and interrogation.lignes[0] == "type_partenaire"


def _questions(
    cas: Cas, interrogations: Sequence[Interrogation], part: str = "", premiers: int | None = None
) -> tuple[Question, ...]:
    domaine, interrogation = Domaine(cas.domaine), interrogations[0]
    return build_questions(
        CATALOGUE[domaine],
        mesures=[posee.mesure for posee in interrogations],
        lignes=interrogation.lignes,
        colonne=interrogation.colonne,
        filtres=build_filtres(domaine, Periode(cas.du, cas.au), cas.filtres, selon=cas.selon),
        restrictions=interrogation.restrictions,
        part=part,
        premiers=premiers,
    )


def _perimetre(session: Session, cas: Cas) -> Any:
    perimetre = perimetre_of(session, cas.perimetre, domaine=Domaine(cas.domaine))
    if cas.structure is None:
        return perimetre
    employeur = next(s for s in lire(session).structures.values() if s.id_externe == cas.structure)
    return replace(perimetre, structure_id=employeur.id)


def _ecarts(pivot: Pivot, recompte: Recompte, *, classee: bool) -> Iterator[str]:
    """Each figure of the table, where it leaves the recount; then the rows and columns that are not there.

    ``classee``: the measure that chooses the first rows.
    """
    premieres = {categorie.code for categorie in pivot.premieres} - {AUTRES}
    autres = frozenset(recompte.categories(recompte.question.lignes[0]) - premieres)
    cases = recompte.cases(autres if pivot.question.premiers else frozenset())
    yield from _absents(pivot, cases)
    colonnes = [*(colonne.code for colonne in pivot.colonnes), TOUTES] if pivot.question.colonne else []
    (tableau,) = tableaux_of([pivot])
    largeur = len(recompte.question.lignes)
    for (_, cle), rangee in zip(pivot.cles_des_lignes(), tableau.rangees(), strict=True):
        lignes, chiffres = (cle.ligne1, cle.ligne2)[:largeur], rangee[largeur:]
        if pivot.question.part:
            *chiffres, effectif = chiffres
            if effectif != cases.get((*lignes, TOUTES) if colonnes else lignes, (0, 0))[0]:
                yield f"{lignes} : effectif {effectif}"
        for colonne, montre in zip(colonnes or [TOUTES], chiffres, strict=True):
            ou = (*lignes, colonne) if colonnes else lignes
            valeur, nombre = cases.get(ou, recompte.vide())
            case = pivot.case(cle._replace(colonne=colonne))
            if not _egaux(case.valeur, valeur) or case.n != nombre:
                yield f"{ou} : attendu {valeur} ({nombre} CRA), obtenu {case.valeur} ({case.n})"
            affichee = _part(pivot.question.part, cases, ou, largeur) if pivot.question.part else valeur
            if not _egaux(montre, affichee):
                yield f"{ou} : tableau {montre}, attendu {affichee}"
    if pivot.question.premiers and classee:
        yield from _du_classement(pivot, recompte, premieres, autres)


def _absents(pivot: Pivot, cases: Cases) -> Iterator[str]:
    """Rows and columns that count something must be shown, each once."""
    largeur = len(pivot.question.lignes)
    lignes = [tuple(categorie.code for categorie in categories) for categories in pivot.lignes]
    colonnes = [colonne.code for colonne in pivot.colonnes]
    comptees = {cle[:largeur] for cle in cases if TOUTES not in cle[:largeur]}
    en_colonne = {cle[largeur] for cle in cases if len(cle) > largeur} - {TOUTES}
    for nom, montres, comptes in (("lignes", lignes, comptees), ("colonnes", colonnes, en_colonne)):
        if len(set(montres)) != len(montres):
            yield f"{nom} : deux fois la même parmi {montres}"
        if manquent := set(comptes) - set(montres):
            yield f"{nom} : manquent {sorted(manquent)}"


def _part(
    part: str, cases: dict[tuple[str, ...], tuple[Nombre, int]], ou: tuple[str, ...], largeur: int
) -> Nombre:
    """The share of a figure in its row, its column or the whole, each counted for itself."""
    lignes, colonne = ou[:largeur], ou[largeur:]
    base_of = {
        "ligne": (*lignes, TOUTES),
        "colonne": (TOUTES,) * largeur + colonne,
        "total": (TOUTES,) * len(ou),
    }[part]
    base, valeur = cases.get(base_of, (0, 0))[0], cases.get(ou, (0, 0))[0]
    return valeur / base if base else None


def _du_classement(pivot: Pivot, recompte: Recompte, premieres: set[str], autres: frozenset[str]) -> Iterator[str]:
    """The first ones are the greatest, as many as asked; the rest is counted once, together."""
    partout = ("",) * (len(recompte.question.axes) - 1)
    cases = recompte.cases()
    valeurs = {code: cases.get((code, *partout), (0, 0))[0] or 0 for code in (*premieres, *autres)}
    demandees = pivot.question.premiers or 0
    if autres and len(premieres) != demandees:
        yield f"{len(premieres)} premières au lieu de {demandees}"
    elif autres and min(valeurs[code] for code in premieres) < max(valeurs[code] for code in autres):
        yield f"premières {sorted(premieres)} dépassées : {valeurs}"


def _egaux(un: Nombre, autre: Nombre) -> bool:
    if un is None or autre is None:
        return un is autre
    return math.isclose(un, autre, rel_tol=1e-12, abs_tol=1e-12)
