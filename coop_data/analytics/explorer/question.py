"""A question to the Explorer: a frozen, hashable object, checked once, written in the address."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from coop_data.analytics.criteres import criteres_of
from coop_data.analytics.explorer.axes import Axe, axe_of, axes_of
from coop_data.analytics.explorer.codes import lire_code
from coop_data.analytics.explorer.mesures import mesure_of, pese_les_partenaires, refus_de_la_mesure
from coop_data.analytics.filtres import Filtres, build_filtres
from coop_data.analytics.questions import DOMAINE, PERIODE, SELON, STRUCTURE, Paires
from coop_data.analytics.statistique import Catalogue, Domaine, Ratio, Statistique
from coop_data.domain.periode import PERIODE_PAR_DEFAUT, lire_periode, slug_of_periode
from coop_data.domain.photographies import Cliche
from coop_data.errors import PerimetreInvalide

LIGNE, COLONNE, MESURE, PART, PREMIERS = "ligne", "colonne", "mesure", "part", "premiers"
RESTRICTION = "parmi."
"""The prefix of the key of a restriction in an address: ``parmi.age=60_69``."""

PARTS: Final[Mapping[str, str]] = {
    "": "Nombres",
    "ligne": "% de la ligne",
    "colonne": "% de la colonne",
    "total": "% du total",
}
"""Shares that may be asked, with their French names."""

LIGNES_MAX = 2
MESURES_MAX = 3
PREMIERS_MAX = 1_000

Restrictions = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A measure along one or two axes in rows and none or one in columns. Build it with ``build_questions``.

    ``restrictions``: by axis, the only categories kept. ``part``: a key of ``PARTS``. ``premiers``: how many
    categories of the first axis are shown, the others counted together.
    """

    statistique: Statistique
    lignes: tuple[str, ...]
    colonne: str | None
    filtres: Filtres
    restrictions: Restrictions = ()
    part: str = ""
    premiers: int | None = None

    @property
    def domaine(self) -> Domaine:
        """The domain of the measure."""
        return self.statistique.domaine

    @property
    def mesure(self) -> str:
        """The code of the measure."""
        return self.statistique.code

    @property
    def axes(self) -> tuple[Axe, ...]:
        """Those of the rows, then that of the columns."""
        return axes_of(self.domaine, (*self.lignes, *((self.colonne,) if self.colonne else ())))

    @property
    def codes_restreints(self) -> Mapping[str, tuple[str, ...]]:
        """The categories kept, by axis."""
        return dict(self.restrictions)

    def adresse(self) -> Paires:
        """The (key, value) pairs that ask it again; dates are absolute, and the caller adds the perimeter."""
        return [
            (DOMAINE, self.domaine.value),
            (MESURE, self.mesure),
            *((LIGNE, code) for code in self.lignes),
            *([(COLONNE, self.colonne)] if self.colonne else []),
            *([(PART, self.part)] if self.part else []),
            *([(PREMIERS, str(self.premiers))] if self.premiers else []),
            *((f"{RESTRICTION}{axe}", code) for axe, codes in self.restrictions for code in codes),
            (PERIODE, slug_of_periode(self.filtres.periode)),
            *self.filtres.adresse(),
        ]


def build_questions(
    catalogue: Catalogue,
    *,
    mesures: Iterable[str],
    lignes: Iterable[str],
    filtres: Filtres,
    colonne: str | None = None,
    restrictions: Iterable[tuple[str, Iterable[str]]] = (),
    part: str = "",
    premiers: int | None = None,
) -> tuple[Question, ...]:
    """One question per measure, each once, over the same axes and reports; without a measure, the first of the
    domain is taken. Restrictions are merged by axis.

    Raises ``PerimetreInvalide``, with the reason in French, for an unknown axis, measure or category, an axis
    asked twice, more than ``MESURES_MAX`` measures, or one that the axes do not suit.
    """
    domaine, lignes = catalogue.domaine, tuple(lignes)
    statistiques = _mesures(catalogue, mesures)
    if not 1 <= len(lignes) <= LIGNES_MAX:
        raise PerimetreInvalide("Choisissez un ou deux axes en lignes.")
    axes = axes_of(domaine, (*lignes, *([colonne] if colonne else [])))
    if len({axe.code for axe in axes}) < len(axes):
        raise PerimetreInvalide("Un axe ne peut être choisi qu’une fois, en lignes ou en colonnes.")
    retenues = _restrictions(domaine, restrictions)
    restreints = axes_of(domaine, (axe for axe, _ in retenues))
    for statistique in statistiques:
        if refus := refus_de_la_mesure(statistique, axes, restreints):
            raise PerimetreInvalide(refus)
        _verifier_la_part(statistique, part, colonne)
        _verifier_les_premiers(statistique, premiers, axes[0])
    return tuple(
        Question(statistique, lignes, colonne or None, filtres, retenues, part, premiers)
        for statistique in statistiques
    )


def adresse_of(questions: Sequence[Question]) -> Paires:
    """The (key, value) pairs that ask again what ``build_questions`` built: one address, every measure."""
    domaine, mesure, *suite = questions[0].adresse()
    return [domaine, mesure, *((MESURE, question.mesure) for question in questions[1:]), *suite]


def questions_of(
    paires: Iterable[tuple[str, str]],
    catalogues: Mapping[str, Catalogue],
    *,
    aujourdhui: date,
    photographie: Cliche | None = None,
) -> tuple[Question, ...]:
    """Read an address, one question per measure; keys that are not of this kind (``perimetre``…) are left out.

    ``photographie``: the one that the address names; its whole quarter is the period when the address has none.
    Raises ``PerimetreInvalide`` as ``build_questions`` does.
    """
    lues = list(paires)
    simples = dict(lues)
    catalogue = lire_catalogue(simples, catalogues)
    defaut = slug_of_periode(photographie.periode) if photographie else PERIODE_PAR_DEFAUT
    try:
        periode = lire_periode(simples.get(PERIODE, defaut), aujourdhui)
    except ValueError as erreur:
        raise PerimetreInvalide(str(erreur)) from erreur
    cles = {critere.cle for critere in criteres_of(catalogue.domaine)}
    return build_questions(
        catalogue,
        mesures=[valeur for cle, valeur in lues if cle == MESURE],
        lignes=[valeur for cle, valeur in lues if cle == LIGNE],
        colonne=simples.get(COLONNE) or None,
        filtres=build_filtres(
            catalogue.domaine,
            periode,
            [(cle, valeur) for cle, valeur in lues if cle in cles],
            selon=simples.get(SELON, STRUCTURE),
            photographie=photographie,
        ),
        restrictions=[(cle.removeprefix(RESTRICTION), [v]) for cle, v in lues if cle.startswith(RESTRICTION)],
        part=simples.get(PART, ""),
        premiers=lire_premiers(simples.get(PREMIERS)),
    )


def lire_catalogue(simples: Mapping[str, str], catalogues: Mapping[str, Catalogue]) -> Catalogue:
    """The catalogue of the domain of an address, accompagnements by default. Raises ``PerimetreInvalide`` when it
    is not a domain.
    """
    catalogue = catalogues.get(simples.get(DOMAINE, Domaine.ACCOMPAGNEMENT.value))
    if catalogue is None:
        raise PerimetreInvalide(f"« {simples[DOMAINE]} » n’est pas un domaine.")
    return catalogue


def lire_premiers(texte: str | None) -> int | None:
    """How many first categories an address asks for, all by default. Raises ``PerimetreInvalide`` otherwise."""
    if not texte:
        return None
    if not texte.isdecimal():
        raise PerimetreInvalide(f"« {texte} » n’est pas un nombre de lignes.")
    return int(texte)


def _mesures(catalogue: Catalogue, codes: Iterable[str]) -> list[Statistique]:
    demandees = [mesure_of(catalogue, code) for code in dict.fromkeys(codes)] or [catalogue.chiffres[0]]
    if len(demandees) > MESURES_MAX:
        raise PerimetreInvalide(f"Une question compte {MESURES_MAX} mesures au plus.")
    return demandees


def _restrictions(domaine: Domaine, restrictions: Iterable[tuple[str, Iterable[str]]]) -> Restrictions:
    """The categories kept by axis, in the order asked; a label is read as its code, and an axis may be named
    twice.
    """
    par_axe: dict[str, list[str]] = {}
    for code, valeurs in restrictions:
        axe = axe_of(domaine, code)
        par_axe.setdefault(code, []).extend(lire_code(axe, valeur) for valeur in valeurs)
    return tuple((axe, tuple(dict.fromkeys(codes))) for axe, codes in par_axe.items() if codes)


def _verifier_la_part(statistique: Statistique, part: str, colonne: str | None) -> None:
    if part not in PARTS:
        raise PerimetreInvalide(
            f"« {part} » n’est pas une part (parts connues : {', '.join(filter(None, PARTS))})."
        )
    if part and isinstance(statistique.mesure, Ratio):
        raise PerimetreInvalide(f"« {statistique.libelle} » est un rapport : il n’a pas de part.")
    if part == "ligne" and not colonne:
        raise PerimetreInvalide("La part de la ligne demande un axe en colonnes.")


def _verifier_les_premiers(statistique: Statistique, premiers: int | None, axe: Axe) -> None:
    if premiers is not None and not 1 <= premiers <= PREMIERS_MAX:
        raise PerimetreInvalide(f"Le nombre de lignes montrées va de 1 à {PREMIERS_MAX}.")
    if premiers and pese_les_partenaires(statistique.mesure, axe):
        raise PerimetreInvalide(
            "Les types de partenaire se montrent tous : il n’y a pas d’« Autres » à regrouper."
        )
