"""« Différence avec les données vivantes »: figure, photograph, living data, gap; the same as a file."""

from collections.abc import Callable, Sequence
from typing import Final
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from coop_data import formats
from coop_data.analytics.resultat import Nombre
from coop_data.exports import presentation
from coop_data.exports.differences import Difference
from coop_data.ui.fichiers import proposer_fichiers
from coop_data.ui.statistiques.telechargements import Parametres
from coop_data.ui.tableau import montrer_tableau
from coop_data.ui.texte import echapper

TITRE: Final = "Différence avec les données vivantes"
FICHIER: Final = "Télécharger la différence en CSV"
ENTETES: Final = ("Photographie", "Vivant", "Écart")

Dire = Callable[[Difference, Nombre], str]


def montrer_difference(
    differences: Sequence[Difference],
    *,
    sujet: str,
    dire: Dire,
    fichier: str,
    parametres: Parametres,
    dire_ecart: Dire | None = None,
    cote: str = "",
    suite: Callable[[], None] | None = None,
) -> None:
    """The table of these figures, those that changed first, and the file of all of them; ``sujet`` heads the first
    column.

    ``dire_ecart``: the words of a gap, when it is not written as a value. ``cote``: the side, on a page of
    several. ``suite``: draws the other lines of the file.
    """
    ecarts = sum(1 for lue in differences if lue.variation.ecart)
    titre = " – ".join(filter(None, (TITRE, cote)))
    with st.expander(
        f"{echapper(titre)} · {formats.nombre(ecarts)}",
        key=f"donnees.difference{cote}",
        icon=":material/difference:",
    ):
        st.markdown(_phrase(ecarts, len(differences)))
        lignes = [
            (
                lue.libelle,
                dire(lue, lue.photographie),
                dire(lue, lue.vivant),
                _dire_ecart(lue, dire_ecart or dire),
            )
            for lue in sorted(differences, key=lambda lue: not lue.variation.ecart)
        ]
        montrer_tableau(pd.DataFrame(lignes, columns=[sujet, *ENTETES]), titre)
        if suite:
            suite()
        proposer_fichiers([(FICHIER, f"/fichiers/{fichier}?{urlencode(list(parametres))}")], f"difference{cote}")


def _phrase(ecarts: int, nombre: int) -> str:
    if not ecarts:
        return "Rien n’a changé depuis la photographie parmi ces chiffres."
    return f"{formats.pluriel(ecarts, 'chiffre')} sur {formats.nombre(nombre)} ont changé depuis la photographie."


def _dire_ecart(lue: Difference, dire: Dire) -> str:
    """The gap from the photograph to the living data, with its sign."""
    ecart = lue.variation.ecart
    if not ecart:
        return presentation.SANS_TAUX if ecart is None else "0"
    return f"{'+' if ecart > 0 else '−'}{dire(lue, abs(ecart))}"
