"""How many: a number and what it counts, « 12 médiateurs », « trois structures », « une trentaine d’élus »."""

import re
from collections.abc import Iterator
from typing import Final

from coop_data.domain.accompagnement import PARTICIPANTS_MAX
from coop_data.saisie.rapide.decoupe import Ligne, Trouvaille
from coop_data.saisie.rapide.nombres import NOMBRE, est_environ, nombre_of
from coop_data.saisie.rapide.synonymes import ANIMATION, COMPTES, PARTICIPANTS, Compte, motif_of

_ENTRE: Final = r"(?:\s(?:nouveau|nouvel|autre|petit|jeune|futur)(?:x|s|les?|es?)?)?"


def _motif(compte: Compte) -> re.Pattern[str]:
    noms = "|".join(motif_of(nom) for nom in sorted(compte.noms, key=len, reverse=True))
    return re.compile(rf"(?<![\w/.,-])(?P<nombre>{NOMBRE}){_ENTRE}\s?(?P<nom>{noms})(?![\w-])")


_MOTIFS: Final = tuple((compte, _motif(compte)) for compte in (*COMPTES, PARTICIPANTS))


def trouver_comptes(ligne: Ligne) -> Iterator[Trouvaille]:
    """Counts; those of a same field in one line add up, which is for the caller to do."""
    trouvees = [(compte, trouvee) for compte, motif in _MOTIFS for trouvee in ligne.chercher(motif)]
    for compte, trouvee in sorted(trouvees, key=lambda paire: -len(paire[1][0])):
        yield from _lues(ligne, compte, trouvee)


def _lues(ligne: Ligne, compte: Compte, trouvee: re.Match[str]) -> Iterator[Trouvaille]:
    mots, valeur = ligne.mots(*trouvee.span()), nombre_of(trouvee["nombre"])
    if valeur > PARTICIPANTS_MAX:
        return  # a slip of the keyboard, which no form would take
    doute = f"« {mots} » n’est pas un compte exact." if est_environ(trouvee["nombre"]) else ""
    for formulaire, champ in compte.champs.items():
        yield Trouvaille(*trouvee.span(), champ, valeur, frozenset({formulaire}), force=1, doute=doute)
    if compte is PARTICIPANTS:
        yield Trouvaille(
            *trouvee.span(),
            "",
            formulaires=frozenset({ANIMATION}),
            doute=f"« {mots} » : médiateurs, structures ou autres acteurs ? Répartissez-les.",
        )
