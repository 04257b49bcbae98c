"""« Différence avec les données vivantes » of an answer read in a photograph: its totals; a file has the rest."""

from dataclasses import replace
from typing import Final

import streamlit as st

from coop_data import db, tags
from coop_data.acces.acteur import Acteur
from coop_data.analytics.explorer.pivot import Pivot
from coop_data.analytics.explorer.question import Question
from coop_data.analytics.questions import Paires
from coop_data.errors import ErreurUtilisateur
from coop_data.exports import presentation
from coop_data.exports.differences import TOTAL, Difference, differences_du_pivot, questions_a_comparer
from coop_data.exports.explorer import NIVEAUX
from coop_data.ui.explorer.lecture import lire_pivot
from coop_data.ui.statistiques.difference import montrer_difference
from coop_data.ui.texte import echapper

IMPOSSIBLE: Final = "Cette question ne se pose plus aux données vivantes"
LIGNES_MAX: Final = 30
"""Beyond as many rows, the page only shows the grand total: the file holds them all."""


def montrer(pivot: Pivot, acteur: Acteur, adresse: Paires) -> None:
    """The rows over all columns and the total, as they were and as they are; nothing for living data.

    A category that the living data do not know any more is said.
    """
    if pivot.question.filtres.photographie is None:
        return
    sans_colonne = replace(pivot.question, colonne=None, part="")
    try:
        fige, vivant = (_lire(question, pivot, acteur) for question in questions_a_comparer(sans_colonne))
    except ErreurUtilisateur as refus:
        st.info(f"{IMPOSSIBLE}\u202f: {echapper(str(refus))}", icon=":material/difference:")
        return
    montrer_difference(
        _a_montrer(differences_du_pivot(fige, vivant)),
        sujet=" · ".join(axe.libelle for axe in pivot.question.axes[: len(pivot.question.lignes)]),
        dire=lambda lue, valeur: presentation.dire_nombre(pivot.question.statistique, valeur),
        fichier="differences-explorer.csv",
        parametres=adresse,
    )


def _lire(question: Question, pivot: Pivot, acteur: Acteur) -> Pivot:
    with db.lecture() as session:
        visibles = tags.tags_des_chiffres(session, acteur=acteur, photographie=question.filtres.photographie)
    return lire_pivot(question, pivot.perimetre, visibles)


def _a_montrer(differences: list[Difference]) -> list[Difference]:
    lignes = [lue for lue in differences if lue.rubrique == NIVEAUX["cellules"]]
    total = [lue for lue in differences if lue.code == TOTAL]
    return [*(lignes if len(lignes) <= LIGNES_MAX else []), *total]
