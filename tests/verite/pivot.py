"""The Explorer counted again: sets of reports, one loop per cell, from the records alone.

A report stands in every category it answers; a figure is worked out from the set of reports of a cell, and totals
from the sets of their own reports: nothing is ever added up from cells.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

from coop_data.domain.accompagnement import Genre, Statut, TrancheAge
from tests.recompte.lignes import mois_of, trimestre_of
from tests.recompte.recompte import BORNES, chiffres_accompagnement, chiffres_coordination, poids
from tests.recompte.registre import Cra, Registre, auteur_of

PERSONNES = {"genre": Genre, "age": TrancheAge, "statut": Statut}
CHAMPS = {
    "lieu": "type_lieu",
    "activite": "activite",
    "orientation": "structure_de_redirection",
    "niveau": "niveau",
    "autonomie": "autonomie",
    "type": "type",
    "type_animation": "type_animation",
    "type_evenement": "type_evenement",
    "initiative": "initiative",
    "echelon": "echelon",
    "thematique": "thematiques",
    "demarche": "demarches",
    "materiel": "materiel",
    "organisateur": "organisateurs",
    "nature": "natures",
}
"""Axes that are a field of the report: one code, a list of codes, or nothing."""

TOUTES, AUTRES = "", "autres"
"""Instead of a category: all of them; those beyond the first ones shown."""

Codes = frozenset[str]
Nombre = int | float | None


@dataclass(frozen=True)
class Interrogation:
    """What is asked, in plain words: axes in rows and column, a measure, what is kept, whose territory."""

    domaine: str
    lignes: tuple[str, ...]
    colonne: str | None
    mesure: str
    restrictions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    selon: str = "structure"

    @property
    def axes(self) -> tuple[str, ...]:
        """Rows, then column."""
        return (*self.lignes, *((self.colonne,) if self.colonne else ()))


class Recompte:
    """The answer, cell by cell. ``cras``: the reports of the perimeter, the period and the filters."""

    def __init__(self, registre: Registre, question: Interrogation, cras: Iterable[Cra]) -> None:
        self.registre, self.question = registre, question
        self.gardes = dict(question.restrictions)
        self.cras = [
            cra for cra in cras if all(self.codes(axe, cra) & set(self.gardes[axe]) for axe in self.gardes)
        ]

    def categories(self, axe: str) -> set[str]:
        """Those that some report answers, among those kept."""
        return set().union(*(self._montrees(axe, cra) for cra in self.cras))

    def cases(self, autres: Codes = frozenset()) -> dict[tuple[str, ...], tuple[Nombre, int]]:
        """Figure and number of reports by cell: one code per axis, empty for all of them.

        ``autres``: categories of the first axis put together, a report of two of them once.
        """
        paniers: defaultdict[tuple[str, ...], list[Cra]] = defaultdict(list)
        for cra in self.cras:
            premier, *suivants = (self._montrees(axe, cra) for axe in self.question.axes)
            premier = (premier - autres) | ({AUTRES} if premier & autres else set())
            for cle in product(*({TOUTES} | codes for codes in (premier, *suivants))):
                paniers[cle].append(cra)
        return {cle: (self._mesurer(cras, cle, autres), len(cras)) for cle, cras in paniers.items()}

    def vide(self) -> tuple[Nombre, int]:
        """What a cell without report is worth."""
        return self._mesurer([], (), frozenset()), 0

    def _montrees(self, axe: str, cra: Cra) -> Codes:
        codes = self.codes(axe, cra)
        return codes & set(self.gardes.get(axe, codes))

    def _mesurer(self, cras: list[Cra], cle: tuple[str, ...], autres: Codes) -> Nombre:
        voulus = {
            axe: autres if code == AUTRES else {code}
            for axe, code in zip(self.question.axes, cle, strict=False)
            if code != TOUTES
        }
        mesure = self.question.mesure
        if self.question.domaine == "coordination":
            if mesure == "structures_partenaires" and "type_partenaire" in voulus:
                partenaires = (p for cra in cras for p in self.registre.partenaires.get(cra.id, []))
                return sum(p.type is not None and p.type.value in voulus["type_partenaire"] for p in partenaires)
            return chiffres_coordination(self.registre, cras)[mesure]
        if mesure == "accompagnements":
            return sum(self._gens(cra, voulus) for cra in cras)
        return chiffres_accompagnement(cras)[mesure]

    def _gens(self, cra: Any, voulus: Mapping[str, Collection[str]]) -> int:
        """People of a report: those of the classes asked for in the cell, else of the classes kept, else all."""
        for axe in PERSONNES:
            if classes := voulus.get(axe) or self.gardes.get(axe):
                return sum(nombre for code, nombre in _classes(axe, cra).items() if code in classes)
        return poids(cra)

    def codes(self, axe: str, cra: Any) -> Codes:
        """The categories a report stands in; none when it does not answer."""
        if axe in PERSONNES:
            return frozenset(code for code, nombre in _classes(axe, cra).items() if nombre > 0)
        if axe in CHAMPS:
            valeur = getattr(cra, CHAMPS[axe])
            return frozenset(valeur) if isinstance(valeur, list) else _un(valeur)
        return AUTRES_AXES[axe](self, cra)

    def _territoire(self, maille: str, cra: Cra) -> Codes:
        absent = "sans_commune" if self.question.selon == "lieu" else "sans_structure"
        departement = self.registre.departement_of(cra, self.question.selon)
        return _un(self.registre.territoire_of(maille, departement) or absent)

    def _structure(self, cra: Cra) -> Any:
        return self.registre.structures[cra.structure_id] if cra.structure_id else None

    def _coordinateurs(self, cra: Cra) -> Codes:
        """The author of an activity; of an accompagnement, the heads of its author’s teams on that day."""
        auteur, personnes = auteur_of(cra), self.registre.conseillers
        if self.question.domaine == "coordination":
            return _un(personnes[auteur].id_externe)
        return frozenset(
            personnes[membre.coordinateur_id].id_externe
            for membre in self.registre.equipes
            if membre.conseiller_id == auteur and membre.date_debut <= cra.date <= (membre.date_fin or date.max)
        )

    def _commune(self, cra: Any) -> Codes:
        ville = self.registre.ville(cra.code_commune)
        return _un(ville and ville.code)

    def _types_de_partenaires(self, cra: Cra) -> Codes:
        partenaires = self.registre.partenaires.get(cra.id, [])
        return frozenset(partenaire.type.value for partenaire in partenaires if partenaire.type)


def _un(valeur: Any) -> Codes:
    return frozenset({str(valeur)} if valeur is not None else ())


def _classes(axe: str, cra: Any) -> dict[str, int]:
    """People of a report by class; those of whom nothing is declared are « non communiqué »."""
    declares = {
        terme.value: getattr(cra, f"{axe}_{terme.value}")
        for terme in PERSONNES[axe]
        if terme.value != "non_communique"
    }
    return declares | {"non_communique": max(0, poids(cra) - sum(declares.values()))}


def _duree(cra: Any) -> Codes:
    """The class ticked for an accompagnement; that of its minutes for an animation, alone to last."""
    if hasattr(cra, "classe_duree"):
        return _un(cra.classe_duree and cra.classe_duree.value)
    if cra.type != "animation" or cra.duree_minutes is None:
        return frozenset()
    return _un(next(code for borne, code in BORNES if cra.duree_minutes < borne))


AUTRES_AXES: dict[str, Callable[[Recompte, Any], Codes]] = {
    "region": lambda recompte, cra: recompte._territoire("region", cra),
    "departement": lambda recompte, cra: recompte._territoire("departement", cra),
    "type_structure": lambda recompte, cra: _un((s := recompte._structure(cra)) and s.type.value),
    "structure": lambda recompte, cra: _un((s := recompte._structure(cra)) and s.id_externe),
    "conseiller": lambda recompte, cra: _un(recompte.registre.conseillers[auteur_of(cra)].id_externe),
    "coordinateur": lambda recompte, cra: recompte._coordinateurs(cra),
    "commune": lambda recompte, cra: recompte._commune(cra),
    "type_partenaire": lambda recompte, cra: recompte._types_de_partenaires(cra),
    "duree": lambda _, cra: _duree(cra),
    "tag": lambda recompte, cra: frozenset(map(str, recompte.registre.tags_des_cra.get(cra.id, []))),
    "annee": lambda _, cra: _un(cra.date.year),
    "trimestre": lambda _, cra: _un(trimestre_of(cra.date)),
    "mois": lambda _, cra: _un(mois_of(cra.date)),
    "semaine": lambda _, cra: _un(cra.date.strftime("%G-S%V")),
    "jour_semaine": lambda _, cra: _un(cra.date.isoweekday()),
}
