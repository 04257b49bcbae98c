"""From questions to their answer: the one path of the screen, of its files and of saved views."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlmodel import Session

from coop_data.analytics.explorer.axes import Axe, Sorte
from coop_data.analytics.explorer.categories import Categorie, Noms, noms_of, ordonner
from coop_data.analytics.explorer.conditions import colonnes_des_classes, hors, parmi
from coop_data.analytics.explorer.lecture import (
    Lecture,
    N,
    Niveau,
    lire_muettes,
    lire_niveaux,
    s_additionnent,
    sommer_la_tete,
)
from coop_data.analytics.explorer.phrase import Contexte
from coop_data.analytics.explorer.pivot import AUTRES, Case, Cle, Pivot
from coop_data.analytics.explorer.question import Question
from coop_data.analytics.explorer.reponse import Reponse
from coop_data.analytics.explorer.restrictions import lire_restrictions, noms_des_restrictions
from coop_data.analytics.mesures import Valeurs, atomes_of, evaluer
from coop_data.analytics.noms import TagsVisibles
from coop_data.analytics.perimetres import libelle_du_perimetre
from coop_data.analytics.requete import Requete
from coop_data.analytics.statistique import Mesure
from coop_data.analytics.valeurs import resoudre
from coop_data.domain.perimetre import Perimetre

Niveaux = Mapping[tuple[int, ...], Niveau]


def compute_reponse(
    questions: Sequence[Question],
    *,
    session: Session,
    perimetre: Perimetre,
    tags_visibles: TagsVisibles = frozenset(),
) -> Reponse:
    """The answer to the questions of ``build_questions``, all measures read together.

    ``tags_visibles``: the only tags that may be named or kept (``None``: all). Raises ``PerimetreInvalide`` on a
    value of a filter or a category kept that does not exist.
    """
    filtres, noms = resoudre(session, questions[0].filtres, tags_visibles=tags_visibles)
    questions = [replace(question, filtres=filtres) for question in questions]
    requete = Requete(questions[0].domaine, perimetre, filtres)
    contexte = Contexte(
        perimetre=libelle_du_perimetre(session, perimetre),
        filtres=filtres.decrire(noms),
        restrictions=noms_des_restrictions(session, questions[0], requete, tags_visibles),
    )
    lecture = lire_restrictions(session, questions[0], requete)
    return _Calcul(session, questions, lecture, tags_visibles).reponse(perimetre, contexte)


class _Calcul:
    """One computation: everything is read once, then ordered by the first measure."""

    def __init__(
        self, session: Session, questions: Sequence[Question], lecture: Lecture, tags: TagsVisibles
    ) -> None:
        self.session, self.questions, self.lecture, self.tags = session, questions, lecture, tags
        self.question = questions[0]
        self.axes = self.question.axes
        self.mesure = self.question.statistique.mesure
        self.atomes = tuple(atome for question in questions for atome in atomes_of(question.statistique.mesure))
        self.rang_colonne = len(self.question.lignes) if self.question.colonne else None

    def reponse(self, perimetre: Perimetre, contexte: Contexte) -> Reponse:
        """Read every level, name and order the categories, gather those beyond the first ones."""
        lus = self._lire(self.lecture, self.axes)
        noms = [self._nommer(axe, lus, rang) for rang, axe in enumerate(self.axes)]
        muettes = lire_muettes(self.session, self.lecture, self.axes, lus[()][()][N])
        premieres = self._ordonner(0, noms[0], _par_cle(lus[(0,)]))
        montrees, reste = self._separer(premieres, lus[(0,)])
        if reste:
            self._ajouter_les_autres(lus, montrees, reste)
            montrees.append(AUTRES)
        colonnes: list[Categorie] = []
        if self.rang_colonne is not None:
            rang = self.rang_colonne
            colonnes = self._ordonner(rang, noms[rang], _par_cle(lus[(rang,)]))
        noms[0] = {categorie.cle: categorie for categorie in montrees}
        lignes = tuple(self._lignes(montrees, noms, lus))
        contexte = replace(contexte, autres=len(reste), muettes=muettes)
        return Reponse(
            tuple(
                Pivot(
                    question=question,
                    perimetre=perimetre,
                    premieres=tuple(montrees),
                    lignes=lignes,
                    colonnes=tuple(colonnes),
                    cases=dict(self._cases(lus, noms, question.statistique.mesure)),
                    vide=Case(evaluer(question.statistique.mesure, dict.fromkeys(self.atomes, 0)), 0),
                    contexte=contexte,
                )
                for question in self.questions
            )
        )

    def _lire(self, lecture: Lecture, axes: Sequence[Axe], debut: int = 0) -> dict[tuple[int, ...], Niveau]:
        """Every level: the first axes of the rows, with and without that of the columns."""
        nombre = len(self.question.lignes) - debut
        colonne = ((), (nombre,)) if self.rang_colonne is not None else ((),)
        niveaux = [(*range(fin), *fois) for fin in range(nombre + 1) for fois in colonne]
        return lire_niveaux(self.session, lecture, axes, self.atomes, niveaux)

    def _nommer(self, axe: Axe, lus: Niveaux, rang: int) -> Noms:
        niveau = (0, 1) if rang == 1 and rang != self.rang_colonne else (rang,)
        cles = (cles[niveau.index(rang)] for cles in lus[niveau])
        gardees = self.lecture.codes(axe)
        return noms_of(self.session, axe, cles, self.lecture.requete, self.tags, gardees=gardees)

    def _ordonner(
        self, rang: int, noms: Noms, comptes: Mapping[Any, Valeurs], *, complet: bool = True
    ) -> list[Categorie]:
        return ordonner(self.axes[rang], noms, comptes, self.mesure, complet=complet)

    def _separer(self, premieres: list[Categorie], niveau: Niveau) -> tuple[list[Categorie], list[Categorie]]:
        """The first categories by value, in the order of the table, and the others above zero."""
        if self.question.premiers is None or len(premieres) <= self.question.premiers:
            return premieres, []
        valeurs = {cle: evaluer(self.mesure, comptes) for cle, comptes in _par_cle(niveau).items()}
        presentes = [categorie for categorie in premieres if categorie.cle in valeurs]
        rangees = sorted(presentes, key=lambda c: (valeurs[c.cle] is None, -(valeurs[c.cle] or 0)))
        retenues = set(rangees[: self.question.premiers])
        return [c for c in premieres if c in retenues], [c for c in presentes if c not in retenues]

    def _ajouter_les_autres(
        self, lus: dict[tuple[int, ...], Niveau], montrees: list[Categorie], reste: list[Categorie]
    ) -> None:
        """Count the reports that are in at least one of the other categories, each of them once.

        They are read again, unless each is in one category only and what is counted adds up.
        """
        axe, cles = self.axes[0], [categorie.cle for categorie in reste]
        if axe.sorte is Sorte.UNIQUE and s_additionnent(self.atomes):
            for niveau in [niveau for niveau in lus if 0 in niveau]:
                lus[niveau] = {**lus[niveau], **sommer_la_tete(lus[niveau], set(cles), AUTRES.cle)}
            return
        requete = self.lecture.requete
        personnes: tuple[str, ...] = ()
        if axe.sorte is Sorte.UNIQUE:
            condition = hors(axe, [categorie.cle for categorie in montrees], requete)
        else:
            condition = parmi(axe, cles, requete)
        if axe.sorte is Sorte.PERSONNES:
            personnes = tuple(colonnes_des_classes(axe, cles).values())
        autres = self._lire(self.lecture.parmi(condition, personnes), self.axes[1:], debut=1)
        for niveau, comptes in autres.items():
            complet = (0, *(rang + 1 for rang in niveau))
            lus[complet] = {**lus[complet], **{(AUTRES.cle, *suite): v for suite, v in comptes.items()}}

    def _lignes(
        self, montrees: Sequence[Categorie], noms: Sequence[Noms], lus: Niveaux
    ) -> Iterator[tuple[Categorie, ...]]:
        if len(self.question.lignes) == 1:
            yield from ((categorie,) for categorie in montrees)
            return
        secondes: dict[Any, dict[Any, Valeurs]] = defaultdict(dict)
        for (cle, seconde), valeurs in lus[(0, 1)].items():
            secondes[cle][seconde] = valeurs
        for categorie in montrees:
            for suivante in self._ordonner(1, noms[1], secondes[categorie.cle], complet=False):
                yield categorie, suivante

    def _cases(self, lus: Niveaux, noms: Sequence[Noms], mesure: Mesure) -> Iterator[tuple[Cle, Case]]:
        """Every figure, by codes; those of categories that are not shown are left out."""
        places = (*("ligne1", "ligne2")[: len(self.question.lignes)], "colonne")
        codes = [{cle: categorie.code for cle, categorie in nommees.items()} for nommees in noms]
        for niveau, comptes in lus.items():
            champs, connus = [places[rang] for rang in niveau], [codes[rang] for rang in niveau]
            for cles, valeurs in comptes.items():
                trouves = [siens[cle] for siens, cle in zip(connus, cles, strict=True) if cle in siens]
                if len(trouves) == len(champs):
                    cle = Cle(**dict(zip(champs, trouves, strict=True)))
                    yield cle, Case(evaluer(mesure, valeurs), valeurs[N])


def _par_cle(niveau: Niveau) -> dict[Any, Valeurs]:
    return {cle: valeurs for (cle,), valeurs in niveau.items()}
