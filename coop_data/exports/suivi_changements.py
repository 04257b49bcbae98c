"""Of whom a photograph of the follow-up and the living data do not say the same: name, then, now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from coop_data.domain.texte import plier
from coop_data.exports.statistiques import Cellule
from coop_data.exports.suivi import LigneLue, SuiviLu
from coop_data.exports.suivi_fichiers import role_of

SITUATION: Final = "Situation"
RUBRIQUE: Final = "situation"
HORS_SUIVI: Final = "Hors du suivi"
AIDE: Final = f"{HORS_SUIVI} : aucun poste ici ce trimestre ni le précédent."


@dataclass(frozen=True, slots=True)
class Changement:
    """Someone whose situation is not what it was. ``texte``: the person as an address writes it; ``photographie``,
    ``vivant``: the situation then and now, in words.
    """

    texte: str
    nom: str
    structures: str
    photographie: str
    vivant: str


def changements_du_suivi(fige: SuiviLu, vivant: SuiviLu) -> list[Changement]:
    """The people of a perimeter whose situation changed since the photograph, by name, as they are named today."""
    figees, vivantes = ({ligne.suivi.personne.id: ligne for ligne in lu.lignes} for lu in (fige, vivant))
    return [
        Changement(
            f"{role_of(ligne.suivi).value}:{ligne.id_externe}", ligne.nom_complet, ligne.structures, avant, apres
        )
        for identifiant, ligne in sorted((figees | vivantes).items(), key=lambda paire: _rang(paire[1]))
        for avant, apres in ((situation(figees.get(identifiant)), situation(vivantes.get(identifiant))),)
        if avant != apres
    ]


def situation(ligne: LigneLue | None) -> str:
    """``En retard, n’a pas saisi``: what the quarter says of someone, and whether a report is dated of it."""
    if ligne is None:
        return HORS_SUIVI
    if not ligne.suivi.attendue:
        return ligne.etat
    if ligne.suivi.jamais:
        return f"{ligne.etat}, n’a jamais saisi"
    return f"{ligne.etat}, {'a saisi' if ligne.suivi.recue else 'n’a pas saisi'}"


def lignes_des_changements(changements: Iterable[Changement]) -> Iterator[list[Cellule]]:
    """The lines of the file of differences: words in place of figures, and no gap."""
    for lu in changements:
        yield [RUBRIQUE, lu.texte, lu.nom, lu.photographie, lu.vivant, None, "", SITUATION]


def _rang(ligne: LigneLue) -> tuple[str, str, str]:
    personne = ligne.suivi.personne
    return plier(personne.nom), plier(personne.prenom), personne.id_externe
