"""« Différence avec les données vivantes » of a follow-up read in a photograph."""

from dataclasses import replace
from typing import Final

from coop_data import formats
from coop_data.analytics.resultat import Nombre
from coop_data.exports import presentation
from coop_data.exports.differences import TAUX, Difference, differences_du_suivi
from coop_data.exports.suivi import SuiviLu
from coop_data.ui.statistiques.difference import montrer_difference

NIVEAUX_MAX: Final = 30
"""With more levels than that, the page only shows the figures of the perimeter: the file holds them all."""


def montrer(fige: SuiviLu, vivant: SuiviLu) -> None:
    """The figures of the perimeter, then the rate of each level below; the file has every figure of each."""
    differences = differences_du_suivi(fige, vivant)
    niveaux = fige.suivi.niveaux if len(fige.suivi.niveaux) <= NIVEAUX_MAX else ()
    taux = {lue.code: lue for lue in differences if lue.rubrique == TAUX}
    montrer_difference(
        [
            *(replace(lue, libelle=lue.statistique) for lue in differences if lue.code == fige.texte),
            *(replace(taux[niveau.texte], libelle=f"{niveau.nom} (taux)") for niveau in niveaux),
        ],
        sujet="Indicateur",
        dire=_dire,
        dire_ecart=_dire_ecart,
        fichier="differences-suivi.csv",
        parametres=fige.adresse.items(),
    )


def _dire(lue: Difference, valeur: Nombre) -> str:
    if valeur is None:
        return presentation.SANS_TAUX
    return formats.pourcentage(valeur) if lue.rubrique == TAUX else formats.nombre(valeur)


def _dire_ecart(lue: Difference, ecart: Nombre) -> str:
    """Between two rates, points."""
    if lue.rubrique != TAUX or ecart is None:
        return _dire(lue, ecart)
    return f"{formats.nombre(100 * ecart, decimales=1)}\u00a0pt"
