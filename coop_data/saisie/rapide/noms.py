"""The name of an évènement or of an atelier, when the line begins with it: « Forum des associations hier »."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from coop_data.saisie.rapide.decoupe import CONNECTEURS, Ligne, Trouvaille
from coop_data.saisie.rapide.synonymes import EVENEMENT

PORTEURS: Final = {"evenement": ("nom", "type_evenement"), "accompagnement": ("titre", "activite")}
"""Form → the field that holds a name, and the field whose word begins that name."""
SANS_NOM: Final = "individuel"
"""An atelier has a title, an individual accompagnement has none."""


def trouver_nom(ligne: Ligne, lues: Sequence[Trouvaille], formulaire: str) -> list[Trouvaille]:
    """The readings, and the name: the word that says what it was, with the unread words after it."""
    champ, tete = PORTEURS.get(formulaire, ("", ""))
    if not champ or any(lue.champ == champ for lue in lues):
        return list(lues)
    tetes = (tete, "") if formulaire == EVENEMENT else (tete,)
    debut = next((lue for lue in lues if lue.champ in tetes and lue.force == 2 and lue.valeur != SANS_NOM), None)
    if debut is None:
        return list(lues)
    suivante = min((lue.debut for lue in lues if lue.debut >= debut.fin), default=len(ligne.plie))
    fin = _fin_du_nom(ligne, debut.fin, suivante)
    if fin == debut.fin:
        return list(lues)
    nom = ligne.mots(debut.debut, fin)
    return [*lues, replace(debut, fin=fin, champ=champ, valeur=nom, force=0, doute="")]


def _fin_du_nom(ligne: Ligne, debut: int, fin: int) -> int:
    """End of the last word of the name: a comma ends it, and linking words at its end are left out."""
    suite = ligne.plie[debut:fin]
    for signe in ",;:(":
        suite = suite.split(signe)[0]
    mots = suite.split()
    while mots and mots[-1] in CONNECTEURS:
        mots.pop()
    return debut + suite.rindex(mots[-1]) + len(mots[-1]) if mots else debut
