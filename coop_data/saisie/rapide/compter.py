"""Counts: a number and what it counts, « 12 médiateurs », « trois structures », « une trentaine d’élus »."""

import re
from collections.abc import Iterator
from typing import Final

from coop_data.domain.accompagnement import PARTICIPANTS_MAX
from coop_data.saisie.rapide.decoupe import Ligne, Trouvaille
from coop_data.saisie.rapide.nombres import NOMBRE, est_environ, nombre_of
from coop_data.saisie.rapide.questions import Reponse
from coop_data.saisie.rapide.synonymes import ANIMATION, COMPTES, PARTICIPANTS, Compte, motif_of

_ENTRE: Final = r"(?:\s(?:nouveau|nouvel|autre|petit|jeune|futur)(?:x|s|les?|es?)?)?"


def _motif(compte: Compte) -> re.Pattern[str]:
    noms = "|".join(motif_of(nom) for nom in sorted(compte.noms, key=len, reverse=True))
    return re.compile(rf"(?<![\w/.,-])(?P<nombre>{NOMBRE}){_ENTRE}\s?(?P<nom>{noms})(?![\w-])")


_QUI: Final = {"mediateurs": "médiateurs", "structures": "structures", "autres_acteurs": "autres acteurs"}
_GROUPES: Final = tuple(
    (
        compte.champs[ANIMATION],
        re.compile(
            r"(?<!\w)(?:avec|entre|pour|reunissant)\s(?:(?:tous\s)?(?:les|des|nos|mes|ces)\s)?"
            rf"(?:{'|'.join(motif_of(nom) for nom in compte.noms)})(?![\w-])"
        ),
    )
    for compte in COMPTES
    if ANIMATION in compte.champs
)
"""People named without a number: « avec les CN », « entre médiateurs »."""
_MOTIFS: Final = tuple((compte, _motif(compte)) for compte in (*COMPTES, PARTICIPANTS))


def trouver_comptes(ligne: Ligne) -> Iterator[Trouvaille]:
    """The counts of a line; the caller adds up those of one field."""
    trouvees = [(compte, trouvee) for compte, motif in _MOTIFS for trouvee in ligne.chercher(motif)]
    for compte, trouvee in sorted(trouvees, key=lambda paire: -len(paire[1][0])):
        yield from _lues(ligne, compte, trouvee)


def _lues(ligne: Ligne, compte: Compte, trouvee: re.Match[str]) -> Iterator[Trouvaille]:
    mots, valeur = ligne.mots(*trouvee.span()), nombre_of(trouvee["nombre"])
    if valeur > PARTICIPANTS_MAX:
        return  # a typing error, which no form would accept
    doute = f"« {mots} » n’est pas un compte exact." if est_environ(trouvee["nombre"]) else ""
    for formulaire, champ in compte.champs.items():
        yield Trouvaille(*trouvee.span(), champ, valeur, frozenset({formulaire}), force=1, doute=doute)
    if compte is PARTICIPANTS:
        yield from _participants_d_animation(ligne, trouvee, valeur, doute)


def _participants_d_animation(
    ligne: Ligne, trouvee: re.Match[str], valeur: int, doute: str
) -> Iterator[Trouvaille]:
    """Whom « 12 participants » counts: « avec les CN, 12 participants » says it; otherwise it is asked."""
    mots, seul = ligne.mots(*trouvee.span()), frozenset({ANIMATION})
    groupes = {champ: nomme for champ, motif in _GROUPES for nomme in ligne.chercher(motif)}
    if len(groupes) == 1:
        ((champ, nomme),) = groupes.items()
        yield Trouvaille(*trouvee.span(), champ, valeur, seul, force=1, doute=doute)
        yield Trouvaille(*nomme.span(), champ, 0, seul)
        return
    reponses = tuple(Reponse(f"{valeur} {nom}", {champ: valeur}) for champ, nom in _QUI.items())
    question = f"« {mots} » : médiateurs, structures ou autres acteurs ? Répartissez-les."
    yield Trouvaille(*trouvee.span(), "", formulaires=seul, doute=question, reponses=reponses)
