"""Choosing the form of a line among the four, from what each could read in it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from coop_data.brouillons import FORMULAIRES as NOMS
from coop_data.saisie.rapide.decoupe import Trouvaille
from coop_data.saisie.rapide.questions import Question, Reponse

FORMULAIRES: Final = frozenset(NOMS)
ORDRE: Final = ("animation", "evenement", "partenariat", "accompagnement")
"""Order of the forms at equal evidence: the most frequent first."""
TETE: Final = 6
"""Weight of the first significant word, which usually says what was done."""
PROCHE: Final = 2


def choisir_formulaire(lectures: Mapping[str, Sequence[Trouvaille]]) -> str:
    """The form that reads most in the line, its first significant word above all."""
    points = _points(lectures)
    return max(points, key=lambda formulaire: (points[formulaire], -ORDRE.index(formulaire)))


def autre_possible(lectures: Mapping[str, Sequence[Trouvaille]], retenu: str) -> Iterator[Question]:
    """Another form that reads almost as much, or is named by words that the chosen one leaves unread."""
    points = _points(lectures)
    for formulaire in ORDRE:
        proche = points.get(formulaire, 0) > points[retenu] - PROCHE
        proche = proche or _est_nomme(lectures.get(formulaire, ()), lectures[retenu])
        if formulaire != retenu and proche and points.get(formulaire, 0) >= PROCHE:
            nom = NOMS[formulaire].lower()
            yield Question(
                f"Cette ligne peut aussi se lire comme : {nom}.",
                (Reponse(f"Passer en {nom}", formulaire=formulaire),),
            )


def _est_nomme(lues: Sequence[Trouvaille], retenues: Sequence[Trouvaille]) -> bool:
    """True when words that the chosen form leaves unread name this form (« pour un partenariat »)."""
    return any(lue.force == 2 and not any(lue.chevauche(autre) for autre in retenues) for lue in lues)


def _points(lectures: Mapping[str, Sequence[Trouvaille]]) -> dict[str, float]:
    nommantes = [lue for lues in lectures.values() for lue in lues if lue.force == 2]
    tete = min((lue.debut for lue in nommantes), default=0)
    longueur = max((lue.fin for lue in nommantes if lue.debut == tete), default=0)
    return {formulaire: sum(_poids(lue, tete, longueur) for lue in lues) for formulaire, lues in lectures.items()}


def _poids(lue: Trouvaille, tete: int, longueur: int) -> float:
    if lue.force == 2 and lue.debut == tete:
        # « RDV maire » says more than the « RDV » inside it.
        return TETE + 1 if lue.fin == longueur else 2
    return 2 if lue.force else 0
