"""« Ressourcerie »: the last additions, the search, then the documents under their thématique."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Final

import streamlit as st

from coop_data import db, formats
from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Objet, peut
from coop_data.domain.ressources import ThematiqueRessource
from coop_data.errors import ErreurUtilisateur
from coop_data.models import Ressource
from coop_data.ressources import Recherche, Tri, chercher_ressources, derniers_ajouts, lire_ressource
from coop_data.ressources.adresse import (
    IDENTIFIANT,
    adresse_de_l_archive,
    adresse_du_document,
    identifiant_of,
)
from coop_data.ui import adresse
from coop_data.ui.fichiers import proposer_fichiers
from coop_data.ui.page import Contexte, read, show_error
from coop_data.ui.ressourcerie import carte, filtres, formulaire, suppression
from coop_data.ui.texte import echapper

INTRODUCTION: Final = (
    "Les documents utiles aux conseillers, aux coordinateurs et aux structures : guides, fiches, définitions. "
    "Tous sont en PDF."
)
VIDE: Final = "La ressourcerie ne contient encore aucun document."
AUCUN: Final = "Il n’y a pas de résultats pour votre recherche."
TAILLE: Final = 20
LARGEUR: Final = 300
ACTIONS: Final[Mapping[str, Callable[[Acteur, Ressource], None]]] = {
    "Modifier ou remplacer": formulaire.modifier,
    "Supprimer": suppression.demander,
}


def render(contexte: Contexte) -> None:
    """The page: last additions, search, results; for administrators of the ressourcerie, adding and deleted
    documents.
    """
    acteur = contexte.acteur
    gere = peut(acteur, Action.MODIFIER, Objet.RESSOURCE)
    st.markdown(INTRODUCTION)
    if gere and st.button(
        "Ajouter un document", type="primary", key="ressourcerie.ajouter", icon=":material/add:"
    ):
        formulaire.ajouter(acteur)
    _montrer_le_document_demande(acteur, contexte.parametres)
    derniers = read(derniers_ajouts, acteur=acteur)
    if derniers:
        _chercher(acteur, derniers, gere=gere)
    else:
        st.info(VIDE)
    if gere:
        suppression.montrer_supprimees(acteur)


def _montrer_le_document_demande(acteur: Acteur, parametres: Mapping[str, str]) -> None:
    """The document whose address was opened before signing in."""
    if IDENTIFIANT not in parametres:
        return
    st.header("Document demandé", anchor=False)
    try:
        with db.lecture() as session:
            ressource = lire_ressource(session, acteur=acteur, ressource_id=identifiant_of(parametres))
    except ErreurUtilisateur as erreur:
        show_error(erreur)
        return
    with st.container(border=True, key="ressource-demandee"):
        carte.montrer(acteur, ressource)


def _chercher(acteur: Acteur, derniers: Sequence[Ressource], *, gere: bool) -> None:
    with st.container(key="ressourcerie-derniers"):
        place = st.container()
    recherche, tri = filtres.choisir(acteur)
    if recherche.vide:
        with place:
            _montrer_les_derniers(acteur, derniers)
    trouvees = read(chercher_ressources, acteur=acteur, recherche=recherche, tri=tri)
    if not trouvees:
        st.info(AUCUN, icon=":material/search_off:")
        st.button("Effacer la recherche", key="ressourcerie.effacer", on_click=filtres.effacer)
        return
    _resumer(recherche, trouvees)
    _lister(acteur, trouvees, tri, gere=gere)


def _montrer_les_derniers(acteur: Acteur, derniers: Sequence[Ressource]) -> None:
    st.header("Derniers ajouts", anchor=False)
    with st.grid(min_column_width=LARGEUR):
        for ressource in derniers:
            with st.container(border=True, height="stretch"):
                lien = f'<a href="{escape(adresse_du_document(ressource))}">{escape(ressource.titre)}</a>'
                st.html(f'<p class="ressource-titre">{lien}</p>')
                st.caption(
                    f"{formats.jour(ressource.cree_le.astimezone(acteur.fuseau).date())}  \n"
                    f"{echapper(ressource.description)}"
                )


def _resumer(recherche: Recherche, trouvees: Sequence[Ressource]) -> None:
    """The number of documents found, and a link to all of them in one archive."""
    nombre = formats.pluriel(len(trouvees), "document")
    st.markdown(f"**{nombre}**" + ("" if recherche.vide else " pour cette recherche"))
    poids = formats.octets(sum(ressource.taille for ressource in trouvees))
    proposer_fichiers([(f"Tout télécharger ({nombre}, {poids})", adresse_de_l_archive(recherche))], "ressources")


def _lister(acteur: Acteur, trouvees: Sequence[Ressource], tri: Tri, *, gere: bool) -> None:
    nombres = Counter(ressource.thematique for ressource in trouvees)
    debut = (adresse.lire_page(len(trouvees), TAILLE) - 1) * TAILLE
    montrees = trouvees[debut : debut + TAILLE]
    if tri is not Tri.THEMATIQUE:
        st.header("Documents", anchor=False)
        _montrer_les_cartes(acteur, montrees, gere=gere)
    else:
        for code, groupe in groupby(montrees, key=lambda ressource: ressource.thematique):
            st.header(f"{_libelle(code)} ({formats.nombre(nombres[code])})", anchor=False)
            _montrer_les_cartes(acteur, list(groupe), gere=gere)
    adresse.paginer(len(trouvees), TAILLE)


def _montrer_les_cartes(acteur: Acteur, ressources: Sequence[Ressource], *, gere: bool) -> None:
    for ressource in ressources:
        with st.container(border=True, key=f"ressource-{ressource.id}"):
            carte.montrer(acteur, ressource)
            if gere:
                choix = st.menu_button(
                    "Gérer",
                    list(ACTIONS),
                    key=f"ressource.gerer.{ressource.id}",
                    help=f"Gérer « {echapper(ressource.titre)} »",
                    wrap=False,
                )
                if choix:
                    ACTIONS[choix](acteur, ressource)


def _libelle(code: str) -> str:
    """The label of a thématique; a code that no vocabulary holds any more stays as it is."""
    return {terme.value: terme.libelle for terme in ThematiqueRessource}.get(code, echapper(code))
