"""Words of the vocabularies: every label of every term, and what people usually call it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from coop_data.domain.termes import Terme
from coop_data.domain.texte import plier
from coop_data.saisie.rapide.decoupe import Ligne, Trouvaille
from coop_data.saisie.rapide.synonymes import (
    ACCOMPAGNEMENT,
    ANIMATION,
    ANIMATIONS,
    EVENEMENT,
    EVENEMENTS,
    MOTS_DE_FORMULAIRE,
    PARTENARIAT,
    PARTENARIATS,
    SANS_ECHELON,
    motif_of,
)
from coop_data.saisie.rapide.synonymes_accompagnement import ACCOMPAGNEMENTS
from coop_data.saisie.vocabulaires import AUTRE, VOCABULAIRES

SYNONYMES: Final[Mapping[str, Mapping[str, Mapping[str, tuple[str, ...]]]]] = {
    ACCOMPAGNEMENT: ACCOMPAGNEMENTS,
    ANIMATION: ANIMATIONS,
    EVENEMENT: EVENEMENTS,
    PARTENARIAT: PARTENARIATS,
}
FORCES: Final = {
    "activite": 2,
    "type_animation": 2,
    "type_evenement": 2,
    "natures": 2,
    "echelon": 0,
    "materiel": 0,
}
"""By field, how strongly its words indicate the form (see ``Trouvaille``); 1 for other fields."""
PAR_LE_CONTEXTE: Final = frozenset({"organisateurs", "structure_de_redirection"})
"""Fields read only after « organisé par » or « orienté vers »: elsewhere their words mean something else."""


class Entree(NamedTuple):
    """One expression: its meaning, the form it belongs to, and its pattern."""

    expression: str
    amorce: str
    motif: re.Pattern[str]
    formulaire: str
    champ: str
    code: str
    force: int


@cache
def entrees() -> tuple[Entree, ...]:
    """The whole lexicon, longest expressions first."""
    lues = [
        _entree(expression, formulaire, champ, code, FORCES.get(champ, 1))
        for formulaire, champs in VOCABULAIRES.items()
        for champ, vocabulaire in champs.items()
        if champ not in PAR_LE_CONTEXTE
        for code, expressions in _expressions(formulaire, champ, vocabulaire).items()
        for expression in expressions
    ]
    lues += [_entree(mot, formulaire, force=2) for formulaire, mots in MOTS_DE_FORMULAIRE.items() for mot in mots]
    lues += [_entree(nom, formulaire) for formulaire in (EVENEMENT, PARTENARIAT) for nom in SANS_ECHELON]
    return tuple(sorted(lues, key=lambda entree: -len(entree.motif.pattern)))


def trouver_mots(ligne: Ligne) -> Iterator[Trouvaille]:
    """Every expression of the lexicon in the line, longest first."""
    trouvees = [
        (entree, trouve)
        for entree in entrees()
        if entree.amorce in ligne.plie  # a plain look-up avoids running most patterns
        for trouve in ligne.chercher(entree.motif)
        if not accent_ajoute(entree.expression, ligne.mots(*trouve.span()))
    ]
    for entree, trouve in sorted(trouvees, key=lambda paire: -len(paire[1][0])):
        yield Trouvaille(
            *trouve.span(), entree.champ, entree.code or None, frozenset({entree.formulaire}), entree.force
        )


def accent_ajoute(expression: str, tape: str) -> bool:
    """True when the typed word has an accent that the expression lacks: « retraité » is not « retraite ».

    People often leave accents out; they never add any.
    """
    paires = zip(re.split(r"[\s-]+", expression.lower()), re.split(r"[\s-]+", tape.lower()), strict=False)
    return any(
        voulue.isalpha() and voulue != lettre and plier(lettre) == voulue
        for mot, autre in paires
        for voulue, lettre in zip(mot, autre, strict=False)
    )


def _expressions(formulaire: str, champ: str, vocabulaire: type[Terme]) -> dict[str, set[str]]:
    usuelles = SYNONYMES[formulaire].get(champ, {})
    return {
        terme.value: {*_noms(terme.libelle), *_noms(terme.court), *usuelles.get(terme.value, ())}
        for terme in vocabulaire.choix()
        if terme.value != AUTRE
    }


def _noms(libelle: str) -> set[str]:
    """The names inside a label: slashes separate them, and brackets hold examples."""
    sans_exemples = re.sub(r"\s*\(.*\)", "", libelle)
    return {nom.strip() for nom in sans_exemples.split(" / ") if nom.strip()}


def _entree(expression: str, formulaire: str, champ: str = "", code: str = "", force: int = 0) -> Entree:
    motif = re.compile(rf"(?<![\w#-]){motif_of(expression)}(?![\w-])")
    return Entree(expression, re.split(r"[\s-]", plier(expression))[0], motif, formulaire, champ, code, force)
