"""Going up and down from a page of figures: the path from the nation, and the level below."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from coop_data import formats
from coop_data.analytics import niveaux
from coop_data.analytics.niveaux import Enfants, Niveau
from coop_data.analytics.perimetres import libelle_du_perimetre, texte_du_perimetre
from coop_data.analytics.questions import DOMAINE, PERIMETRE
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import UnConseiller, UneEquipe
from coop_data.domain.texte import plier
from coop_data.exports.statistiques import enregistrements
from coop_data.ui import adresse, cache
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.page import read
from coop_data.ui.statistiques.vue import Vue
from coop_data.ui.texte import echapper

TAILLE: Final = 20
PROPRES: Final = frozenset({PERIMETRE, "enfant", adresse.PAGE, "id"})
"""Parameters of one level, which another level does not inherit."""


def montrer_fil(vue: Vue) -> None:
    """France › région › département › structure › conseiller: links up, the level itself in plain text."""
    chemin = read(niveaux.ascendants, vue.perimetre, acteur=vue.acteur, domaine=vue.domaine, au=vue.filtres.au)
    if len(chemin) == 1:
        return
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="statistiques.fil"):
        for niveau in chemin[:-1]:
            _lien(vue, niveau)
            st.markdown("›", width="content")
        st.markdown(f"**{echapper(chemin[-1].nom)}**", width="content")


def montrer_coordinateur(vue: Vue) -> None:
    """A team counts what its members log; link to the coordinator's own page, which people look for here."""
    if vue.domaine is not Domaine.COORDINATION or not isinstance(vue.perimetre, UneEquipe):
        return
    seul = UnConseiller(vue.perimetre.coordinateur_id)
    texte = read(texte_du_perimetre, seul, domaine=vue.domaine)
    niveau = Niveau(texte, read(libelle_du_perimetre, seul))
    with st.container(border=True, key="statistiques.coordinateur"):
        st.markdown(
            "Une équipe compte ce que ses membres enregistrent. La personne qui la coordonne a sa page\u202f:"
        )
        _lien(vue, niveau)


def _lien(vue: Vue, niveau: Niveau) -> None:
    if niveau.ouvert:
        st.page_link(
            streamlit_page(page_of("statistiques")),
            label=echapper(niveau.nom),
            query_params=_parametres(vue, niveau),
        )
    else:
        st.markdown(echapper(niveau.nom), width="content")


def _parametres(vue: Vue, niveau: Niveau) -> list[tuple[str, str]]:
    """The same period, filters and heading, for another level."""
    gardes = [
        (cle, valeur)
        for cle in st.query_params
        if cle not in PROPRES | {DOMAINE}
        for valeur in st.query_params.get_all(cle)
    ]
    return [(PERIMETRE, niveau.texte), (DOMAINE, vue.domaine.value), *gardes]


def montrer_enfants(vue: Vue) -> None:
    """The level below: a search, then each item with its main figure, the largest first, zeros included."""
    enfants = read(
        niveaux.enfants,
        vue.perimetre,
        acteur=vue.acteur,
        domaine=vue.domaine,
        au=vue.filtres.au,
        photographie=vue.filtres.photographie,
    )
    if enfants is None:
        return
    with st.container(border=True, key="statistiques.enfants"):
        titre = f"{enfants.pluriel.capitalize()} – {vue.nom}"
        st.subheader(echapper(titre), anchor=False)
        if not enfants.niveaux:
            st.markdown(f"Votre compte n’ouvre pas les {enfants.pluriel} d’ici.")
            return
        recherche = plier(adresse.chercher("enfant", f"Rechercher : {enfants.singulier}", "Nom ou code"))
        comptes = _comptes(vue, enfants)
        trouves = [n for n in enfants.niveaux if recherche in plier(f"{n.code} {n.nom}")]
        trouves.sort(key=lambda niveau: -comptes.get(niveau.code, 0))
        if not trouves:
            st.info("Aucun résultat : essayez un autre nom.", icon=":material/search_off:")
            return
        st.markdown(f"**{formats.pluriel(len(trouves), enfants.singulier, enfants.pluriel)}**")
        _lister(vue, trouves, comptes)
        adresse.paginer(len(trouves), TAILLE)


def _comptes(vue: Vue, enfants: Enfants) -> dict[str, int]:
    resultats = cache.lire_repartitions(vue.domaine, vue.perimetre, vue.filtres, (enfants.repartition,))
    lignes = enregistrements(resultats[enfants.repartition].lignes)
    return {ligne["code"]: int(ligne["effectif"]) for ligne in lignes}


def _lister(vue: Vue, trouves: Sequence[Niveau], comptes: dict[str, int]) -> None:
    unite = "CRA" if vue.domaine == "accompagnement" else "activités"
    rang = (adresse.lire_page(len(trouves), TAILLE) - 1) * TAILLE
    for niveau in trouves[rang : rang + TAILLE]:
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            _lien(vue, niveau)
            st.markdown(f"{formats.nombre(comptes.get(niveau.code, 0))} {unite}", width="content")
