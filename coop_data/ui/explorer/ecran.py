"""The page of the Explorer: the question, then its answer as a sentence, files, a drawing and a table."""

from datetime import datetime
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from coop_data import db, tags
from coop_data.acces.acteur import Acteur
from coop_data.analytics.explorer.droits import axes_permis, verifier_question
from coop_data.analytics.explorer.question import (
    COLONNE,
    LIGNE,
    MESURE,
    PART,
    PREMIERS,
    Question,
    build_questions,
    lire_catalogue,
    lire_premiers,
)
from coop_data.analytics.explorer.reponse import Reponse
from coop_data.analytics.filtres import Filtres, verifier_selon
from coop_data.analytics.questions import PERIMETRE, SELON, STRUCTURE
from coop_data.errors import ErreurUtilisateur
from coop_data.exports.entete import SOURCE, Entete
from coop_data.statistiques import CATALOGUE
from coop_data.ui.explorer import choix, difference, lecture
from coop_data.ui.explorer.exemples import exemples_of, proposer_exemples
from coop_data.ui.explorer.filtres import AJOUTES, Cadre, choisir_filtres, lire_restrictions
from coop_data.ui.explorer.perimetre import choisir_perimetre
from coop_data.ui.explorer.reponse import montrer_dessin
from coop_data.ui.explorer.tableau import montrer_tableaux
from coop_data.ui.fichiers import proposer_fichiers
from coop_data.ui.navigation import page_of
from coop_data.ui.page import Contexte, read
from coop_data.ui.statistiques.cible import Cible
from coop_data.ui.statistiques.donnees import choisir_periode_et_donnees
from coop_data.ui.texte import echapper
from coop_data.ui.vues.commande import adresse_of

FICHIERS: Final = (
    ("Télécharger en CSV", "csv"),
    ("Télécharger en Excel", "xlsx"),
    ("Télécharger en Parquet", "parquet"),
)


def montrer_explorer(contexte: Contexte) -> None:
    """The choices, then the answer; without rows to count along, questions ready to be opened."""
    acteur = contexte.acteur
    if contexte.arrivee:
        AJOUTES.oublier()
    domaine = choix.choisir_domaine()
    catalogue = CATALOGUE[domaine]
    with st.container(horizontal=True):
        with st.container(width=320):
            texte, cible = choisir_perimetre(acteur, domaine)
        with st.container(width=480):
            periode, cliche = choisir_periode_et_donnees(acteur)
    axes = {axe.code: axe for axe in axes_permis(acteur, cible.perimetre, domaine)}
    choix.choisir_la_question(catalogue, axes)
    visibles = read(tags.tags_des_chiffres, acteur=acteur, photographie=cliche)
    filtres = choisir_filtres(Cadre(domaine, cible.perimetre, axes, visibles), periode, cliche)
    if LIGNE not in st.query_params:
        proposer_exemples(domaine, texte, exemples_of(domaine, cible.perimetre, axes))
        return
    try:
        questions = _questions(filtres)
        with db.lecture() as session:
            verifier_question(session, acteur=acteur, perimetre=cible.perimetre, question=questions[0])
        reponse = lecture.lire_reponse(questions, cible.perimetre, visibles)
    except ErreurUtilisateur as refus:
        st.warning(echapper(str(refus)), icon=":material/block:")
        return
    _montrer(reponse, texte, cible, acteur)


def _questions(filtres: Filtres) -> tuple[Question, ...]:
    """Those of the address, one per measure. Raises ``PerimetreInvalide``, in the words of files, for nonsense."""
    catalogue = lire_catalogue(dict(st.query_params), CATALOGUE)
    verifier_selon(catalogue.domaine, st.query_params.get(SELON, STRUCTURE))
    return build_questions(
        catalogue,
        mesures=st.query_params.get_all(MESURE),
        lignes=st.query_params.get_all(LIGNE),
        colonne=st.query_params.get(COLONNE) or None,
        filtres=filtres,
        restrictions=lire_restrictions(),
        part=st.query_params.get(PART, ""),
        premiers=lire_premiers(st.query_params.get(PREMIERS)),
    )


def _montrer(reponse: Reponse, perimetre: str, cible: Cible, acteur: Acteur) -> None:
    st.markdown(echapper(reponse.phrase()))
    for note in reponse.notes():
        st.caption(echapper(note))
    if reponse.est_vide:
        st.info("Élargissez la période ou retirez un filtre.", icon=":material/search_off:")
        return
    adresse = [(PERIMETRE, perimetre), *reponse.adresse()]
    fichiers = [(nom, f"/fichiers/explorer.{extension}?{urlencode(adresse)}") for nom, extension in FICHIERS]
    proposer_fichiers(fichiers, "tete")
    montrer_dessin(reponse, acteur.aujourdhui())
    montrer_tableaux(reponse)
    difference.montrer(reponse, acteur, adresse)
    proposer_fichiers(fichiers, "pied")
    filtres = reponse.principal.question.filtres
    donnees = Entete(cible.nom, filtres, datetime.now(acteur.fuseau), fuseau=acteur.fuseau).donnees
    # A closed popover, unlike an expander, draws nothing: ``st.code`` loads the grammars of every language.
    with st.popover("Citer cette réponse", key="explorer.citer", icon=":material/format_quote:"):
        stable = adresse_of(page_of("explorer"), adresse)
        st.code(f"{reponse.phrase()} Source\u202f: {SOURCE}, {donnees}, {stable}", language=None, wrap_lines=True)
    st.caption(f"{donnees[0].upper()}{donnees[1:]}.")
