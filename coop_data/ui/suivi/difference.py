"""« Différence avec les données vivantes » of a follow-up read in a photograph: figures, then
people who changed.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from coop_data import formats
from coop_data.analytics.resultat import Nombre
from coop_data.exports import presentation
from coop_data.exports.differences import TAUX, Difference, differences_du_suivi
from coop_data.exports.suivi import SuiviLu
from coop_data.exports.suivi_changements import AIDE, HORS_SUIVI, Changement, changements_du_suivi
from coop_data.ui.statistiques.difference import montrer_difference
from coop_data.ui.tableau import montrer_tableau

NIVEAUX_MAX: Final = 30
"""The number of levels beyond which the page shows only those whose rate changed; the file holds all."""
PERSONNES_MAX: Final = 100
"""How many people the page names; the file names all."""
PERSONNES: Final = "Personnes dont la situation a changé"
ENTETES: Final = ("Personne", "Photographie", "Vivant", "Structure")


def montrer(fige: SuiviLu, vivant: SuiviLu) -> None:
    """The figures of the perimeter, the rate of each level below, the people who changed; the file
    has everything.
    """
    differences = differences_du_suivi(fige, vivant)
    taux = {lue.code: lue for lue in differences if lue.rubrique == TAUX}
    tous = len(fige.suivi.niveaux) <= NIVEAUX_MAX
    niveaux = [lu for lu in fige.suivi.niveaux if tous or taux[lu.texte].variation.ecart]
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
        suite=partial(_nommer, changements_du_suivi(fige, vivant)),
    )


def _nommer(changements: Sequence[Changement]) -> None:
    """A person who changed: name, situation then and now, employer."""
    if not changements:
        st.markdown("Personne n’a changé de situation depuis la photographie.")
        return
    nombre = formats.pluriel(len(changements), "personne a", "personnes ont")
    st.markdown(f"**{nombre} changé de situation** depuis la photographie.")
    montres = changements[:PERSONNES_MAX]
    lignes = [
        (lu.nom, formats.insecable(lu.photographie), formats.insecable(lu.vivant), lu.structures) for lu in montres
    ]
    montrer_tableau(pd.DataFrame(lignes, columns=list(ENTETES)), PERSONNES)
    if len(changements) > len(montres):
        st.caption(f"Les {PERSONNES_MAX} premières, par nom : le fichier les nomme toutes.")
    if any(HORS_SUIVI in (lu.photographie, lu.vivant) for lu in montres):
        st.caption(AIDE)


def _dire(lue: Difference, valeur: Nombre) -> str:
    if valeur is None:
        return presentation.SANS_TAUX
    return formats.pourcentage(valeur) if lue.rubrique == TAUX else formats.nombre(valeur)


def _dire_ecart(lue: Difference, ecart: Nombre) -> str:
    """The words of a gap; in points between two rates."""
    if lue.rubrique != TAUX or ecart is None:
        return _dire(lue, ecart)
    return f"{formats.nombre(100 * ecart, decimales=1)}\u00a0pt"
