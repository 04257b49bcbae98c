"""« Différence avec les données vivantes » of an answer read in a photograph: its totals; a file has the rest."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import streamlit as st

from coop_data import db, tags
from coop_data.acces.acteur import Acteur
from coop_data.analytics.explorer.question import Question
from coop_data.analytics.explorer.reponse import Reponse
from coop_data.analytics.questions import Paires
from coop_data.domain.perimetre import Perimetre
from coop_data.errors import ErreurUtilisateur
from coop_data.exports import presentation
from coop_data.exports.differences import TOTAL, Difference, differences_de_la_reponse, questions_a_comparer
from coop_data.exports.explorer import NIVEAUX
from coop_data.ui.explorer.lecture import lire_reponse
from coop_data.ui.statistiques.difference import montrer_difference
from coop_data.ui.texte import echapper

IMPOSSIBLE: Final = "Cette question ne se pose plus aux données vivantes"
LIGNES_MAX: Final = 30
"""The number of rows beyond which the page shows only the grand total; the file holds all rows."""


def montrer(reponse: Reponse, acteur: Acteur, adresse: Paires) -> None:
    """The rows over all columns and the total, as they were and as they are; nothing for living data.

    A category that the living data no longer have is told.
    """
    questions = reponse.questions
    if questions[0].filtres.photographie is None:
        return
    sans_colonne = [replace(question, colonne=None, part="") for question in questions]
    perimetre = reponse.principal.perimetre
    try:
        figee, vivante = (_lire(posees, perimetre, acteur) for posees in questions_a_comparer(sans_colonne))
    except ErreurUtilisateur as refus:
        st.info(f"{IMPOSSIBLE}\u202f: {echapper(str(refus))}", icon=":material/difference:")
        return
    par_unite = {question.statistique.unite: question.statistique for question in questions}
    montrees = _a_montrer(differences_de_la_reponse(figee, vivante))
    if len(questions) > 1:
        montrees = [replace(lue, libelle=f"{lue.libelle} – {lue.statistique}") for lue in montrees]
    montrer_difference(
        montrees,
        sujet=" · ".join(axe.libelle for axe in questions[0].axes[: len(questions[0].lignes)]),
        dire=lambda lue, valeur: presentation.dire_nombre(par_unite[lue.unite], valeur),
        fichier="differences-explorer.csv",
        parametres=adresse,
    )


def _lire(questions: Sequence[Question], perimetre: Perimetre, acteur: Acteur) -> Reponse:
    with db.lecture() as session:
        cliche = questions[0].filtres.photographie
        visibles = tags.tags_des_chiffres(session, acteur=acteur, photographie=cliche)
    return lire_reponse(questions, perimetre, visibles)


def _a_montrer(differences: list[Difference]) -> list[Difference]:
    lignes = [lue for lue in differences if lue.rubrique == NIVEAUX["cellules"]]
    total = [lue for lue in differences if lue.code == TOTAL]
    return [*(lignes if len(lignes) <= LIGNES_MAX else []), *total]
