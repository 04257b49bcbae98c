"""The page of figures of any level: path, period, filters, key figures, then one heading at a time."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from coop_data import tags
from coop_data.acces.acteur import Acteur
from coop_data.analytics.lisibles import repartitions_lisibles
from coop_data.analytics.resultat import Chiffre, Resultat
from coop_data.analytics.statistique import Domaine, Statistique
from coop_data.domain.perimetre import Departement, National, Perimetre, Region, UnConseiller
from coop_data.domain.periode import PERIODE_PAR_DEFAUT
from coop_data.exports import presentation
from coop_data.exports.differences import differences_des_chiffres
from coop_data.statistiques import CATALOGUE
from coop_data.statistiques.rubriques import CHIFFRES, DE_PLUSIEURS, Rubrique
from coop_data.ui import cache
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.page import read
from coop_data.ui.statistiques import blocs, fil, moyennes, personnes, provenance, variations
from coop_data.ui.statistiques.difference import montrer_difference
from coop_data.ui.statistiques.donnees import choisir_periode_et_donnees
from coop_data.ui.statistiques.fiche_mensuelle import proposer_fiche_mensuelle
from coop_data.ui.statistiques.filtres import choisir_filtres
from coop_data.ui.statistiques.rubrique import choisir_rubrique
from coop_data.ui.statistiques.telechargement_cra import liens_des_cra
from coop_data.ui.statistiques.telechargements import montrer_image, montrer_telechargements
from coop_data.ui.statistiques.vue import Vue, ouvrir_vue


def montrer_statistiques(
    domaine: Domaine, perimetre: Perimetre, *, acteur: Acteur, nom: str, defaut: str = PERIODE_PAR_DEFAUT
) -> None:
    """Draw the figures of a perimeter already checked; ``nom`` is its name, on screen and in files."""
    fil_d_ariane = st.container()
    periode, cliche = choisir_periode_et_donnees(acteur, defaut=defaut)
    visibles = read(tags.tags_des_chiffres, acteur=acteur, photographie=cliche)
    filtres, noms = choisir_filtres(domaine, perimetre, periode, visibles, photographie=cliche)
    if phrases := filtres.decrire(noms):
        st.text(" · ".join(phrases))
    vue = read(
        ouvrir_vue,
        acteur=acteur,
        domaine=domaine,
        perimetre=perimetre,
        nom=nom,
        filtres=filtres,
        noms=noms,
        tags_visibles=visibles,
    )
    with fil_d_ariane:
        fil.montrer_fil(vue)
        fil.montrer_coordinateur(vue)
    montrer_telechargements(vue.question.parametres, place="tete", directs=liens_des_cra(vue))
    if isinstance(perimetre, UnConseiller):
        proposer_fiche_mensuelle(vue.question.perimetre, acteur.aujourdhui())
    montrer_chiffres_et_rubrique(vue)
    st.caption(f"{vue.entete.donnees.capitalize()}.")
    montrer_telechargements(vue.question.parametres, place="pied", directs=liens_des_cra(vue))


def montrer_chiffres_et_rubrique(vue: Vue) -> None:
    """The key figures and how they changed, then the heading chosen; one dialog serves them all."""
    seule = isinstance(vue.perimetre, UnConseiller)
    codes = [code for code in CHIFFRES[vue.domaine] if not (seule and code in DE_PLUSIEURS)]
    chiffres = cache.lire_chiffres(vue.domaine, vue.perimetre, vue.filtres)
    references = variations.lire_references(vue)

    def complement(statistique: Statistique) -> None:
        for reference in references:
            dite = presentation.dire_variation(statistique, reference.variation(statistique.code))
            st.caption(f"{dite.capitalize()} {reference.complement}")
        provenance.bouton(vue, statistique)

    blocs.montrer_chiffres(chiffres, codes, complement=complement)
    variations.annoncer(references, vue.filtres.au, vue.acteur.aujourdhui())
    variations.montrer_tableau(chiffres, codes, references)
    if vue.filtres.photographie is not None:
        _montrer_la_difference(vue, chiffres, codes)
    rubrique = choisir_rubrique(vue.domaine)
    resultats: Mapping[str, Resultat] = {}
    if rubrique is None:
        _montrer_comparaisons(vue)
    else:
        lisibles = repartitions_lisibles(vue.acteur, CATALOGUE[vue.domaine], vue.perimetre)
        repartitions = tuple(code for code in rubrique.toutes if code in lisibles)
        resultats = cache.lire_repartitions(
            vue.domaine, vue.perimetre, vue.filtres, repartitions, tags_visibles=vue.tags_visibles
        )
        if rubrique.code == "territoires":
            fil.montrer_enfants(vue)
        _montrer_rubrique(vue, rubrique, resultats)
    provenance.montrer(vue, chiffres.values(), resultats.values())


def _montrer_la_difference(vue: Vue, chiffres: Mapping[str, Chiffre], codes: list[str]) -> None:
    vivants = cache.lire_chiffres(vue.domaine, vue.perimetre, replace(vue.filtres, photographie=None))
    montrer_difference(
        differences_des_chiffres({code: chiffres[code] for code in codes}, vivants),
        sujet="Indicateur",
        dire=lambda lue, valeur: presentation.dire_nombre(chiffres[lue.code].statistique, valeur),
        fichier="differences.csv",
        parametres=vue.question.parametres,
    )


def _montrer_rubrique(vue: Vue, rubrique: Rubrique, repartitions: Mapping[str, Resultat]) -> None:
    def complement(statistique: Statistique) -> None:
        montrer_image(vue.question.parametres, statistique.code)
        provenance.bouton(vue, statistique)

    def montrer(code: str) -> None:
        blocs.montrer_repartition(repartitions[code], jour=vue.acteur.aujourdhui(), complement=complement)

    lues = [code for code in rubrique.repartitions if code in repartitions]
    for code in lues:
        if code in rubrique.larges:
            montrer(code)
    with st.grid(min_column_width=blocs.LARGEUR_BLOC):
        for code in lues:
            if code not in rubrique.larges:
                montrer(code)
    for code in rubrique.detaillees:
        montrer(code)


def _montrer_comparaisons(vue: Vue) -> None:
    """Comparisons: a person or an employer with the mean, the people of an employer or a team, a territory with
    another.
    """
    moyennes.montrer_moyennes(vue)
    personnes.montrer_personnes(vue)
    if isinstance(vue.perimetre, National | Region | Departement):
        st.page_link(
            streamlit_page(page_of("comparer")),
            label="Comparer deux territoires côte à côte",
            icon=":material/compare_arrows:",
            query_params={"a": vue.question.perimetre, "domaine": vue.domaine.value},
        )
