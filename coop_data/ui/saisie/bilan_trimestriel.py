"""« Bilan trimestriel » on screen: the blocks of its documents, and the text that is kept while it is typed."""

from typing import Final

import pandas as pd
import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.documents.blocs import Tableau
from coop_data.documents.trimestre import (
    ANIMATIONS,
    PARTENARIATS,
    SANS_EVENEMENT,
    SANS_PARTENARIAT,
    SANS_PROJET,
    lignes_d_evolution,
    phrase_a_completer,
    tableau_des_evenements,
    tableau_des_partenariats,
    tableau_des_projets,
)
from coop_data.domain.periode import trimestres_offerts
from coop_data.errors import Introuvable
from coop_data.exports.trimestre import CHIFFRES, Trimestre, lire_trimestre
from coop_data.saisie.bilan_trimestriel import periode_offerte
from coop_data.ui import adresse
from coop_data.ui.fichiers import proposer_fichiers
from coop_data.ui.navigation import go_to, page_of, streamlit_page
from coop_data.ui.page import Contexte, end_page, read
from coop_data.ui.saisie import bilan_complet, bilan_texte
from coop_data.ui.statistiques import blocs
from coop_data.ui.tableau import montrer_tableau
from coop_data.ui.texte import echapper

PARAMETRE: Final = "trimestre"
NOMBRE: Final = 12
"""How many quarters are offered: three years; any other has its address."""
FORMATS: Final = (("Télécharger en PDF", "pdf"), ("Télécharger le texte à modifier (.docx)", "docx"))


def render(contexte: Contexte) -> None:
    """The quarter, its files, the author's comment, then the figures and the activities behind them."""
    acteur = contexte.acteur
    if acteur.conseiller_id is None:
        st.info("Votre compte n’est pas encore relié à votre fiche : demandez-le à la personne qui l’administre.")
        end_page()
    trimestre = read(lire_trimestre, acteur=acteur, code=_choisir(acteur))
    periode = trimestre.bilan.filtres.periode
    st.caption(f"Activités {formats.periode(periode.du, periode.au)}, bornes incluses.")
    _telechargements(trimestre, "tete")
    _a_completer(trimestre)
    bilan_complet.montrer(acteur, trimestre.code)
    bilan_texte.montrer(acteur, trimestre.code)
    _chiffres(trimestre)
    _activites(trimestre)
    _telechargements(trimestre, "pied")


def _choisir(acteur: Acteur) -> str:
    """The quarter of the address, or the first one offered."""
    codes = trimestres_offerts(acteur.aujourdhui(), NOMBRE)
    demande = st.query_params.get(PARAMETRE, codes[0])
    if demande not in codes:
        try:
            periode_offerte(demande, acteur.aujourdhui())
            codes.append(demande)
        except Introuvable as erreur:
            st.warning(f"{echapper(str(erreur))} Le plus proche est affiché.")
    return adresse.choisir(PARAMETRE, "Trimestre", {code: formats.trimestre(code) for code in codes})


def _telechargements(trimestre: Trimestre, place: str) -> None:
    proposer_fichiers(
        [
            (nom, f"/fichiers/bilan-trimestriel.{extension}?{PARAMETRE}={trimestre.code}")
            for nom, extension in FORMATS
        ],
        place,
    )


def _a_completer(trimestre: Trimestre) -> None:
    if not trimestre.a_completer:
        return
    st.warning(phrase_a_completer(trimestre.a_completer), icon=":material/edit_note:")
    if st.button("Compléter ces activités", key="bilan.a_completer"):
        go_to("a-completer")


def _chiffres(trimestre: Trimestre) -> None:
    st.subheader("Chiffres clés", anchor=False)
    blocs.montrer_chiffres(trimestre.bilan.chiffres, CHIFFRES, cle="trimestre")
    reference = trimestre.reference
    if reference is None:
        return
    with st.expander("Évolution depuis le trimestre précédent", key="bilan.evolution"):
        st.caption(
            f"Comparaison avec les activités {formats.periode(reference.periode.du, reference.periode.au)} ; "
            "un trimestre en cours est comparé à la même date."
        )
        lignes = tuple(lignes_d_evolution(trimestre.bilan, reference))
        _tableau(
            Tableau(("Indicateur", "Ce trimestre", "Trimestre précédent", "Évolution"), lignes),
            "Évolution des chiffres clés",
        )


def _activites(trimestre: Trimestre) -> None:
    if trimestre.est_vide:
        st.info("Aucune activité n’est enregistrée sur ce trimestre.", icon=":material/inbox:")
        st.page_link(streamlit_page(page_of("enregistrer")), label="Enregistrer une activité")
        return
    _titre("Animations")
    _repartitions(trimestre, ANIMATIONS)
    _titre("Évènements", len(trimestre.evenements))
    _liste(tableau_des_evenements(trimestre.evenements), SANS_EVENEMENT, "Évènements du trimestre")
    _titre("Partenariats", len(trimestre.partenariats))
    _liste(tableau_des_partenariats(trimestre.partenariats), SANS_PARTENARIAT, "Partenariats du trimestre")
    _repartitions(trimestre, PARTENARIATS)
    _titre("Projets", len(trimestre.projets))
    _liste(tableau_des_projets(trimestre.projets), SANS_PROJET, "Projets du trimestre")
    _titre("Échelons")
    _repartitions(trimestre, ("echelons",))


def _titre(titre: str, nombre: int | None = None) -> None:
    st.header(titre if nombre is None else f"{titre} ({formats.nombre(nombre)})", anchor=False)


def _repartitions(trimestre: Trimestre, codes: tuple[str, ...]) -> None:
    with st.grid(min_column_width=blocs.LARGEUR_BLOC):
        for code in codes:
            blocs.montrer_repartition(trimestre.bilan.repartitions[code])


def _liste(tableau: Tableau, vide: str, alt: str) -> None:
    if tableau.lignes:
        _tableau(tableau, alt)
    else:
        st.markdown(vide)


def _tableau(tableau: Tableau, alt: str) -> None:
    """The rows of the documents, as the screen draws them."""
    montrer_tableau(pd.DataFrame(list(tableau.lignes), columns=list(tableau.entetes)), alt)
