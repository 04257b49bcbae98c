"""The one renderer of every form, read from ``Formulaire`` and ``dessins``: fields in order, then the buttons."""

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from functools import partial
from itertools import groupby

import streamlit as st

from coop_data.domain.accompagnement import Activite
from coop_data.domain.champs import AIDE_CRA, MENTION_OBLIGATOIRE, Champ, Formulaire
from coop_data.domain.champs_accompagnement import FORMULAIRES as ACCOMPAGNEMENTS
from coop_data.domain.champs_accompagnement import INDIVIDUEL
from coop_data.domain.champs_coordination import FORMULAIRES as COORDINATIONS
from coop_data.domain.coordination import TypeActivite
from coop_data.saisie.suggestions import durees_frequentes
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.page import Contexte, read, show_title
from coop_data.ui.saisie import (
    ailleurs,
    brouillon,
    champs,
    conflit,
    envoi,
    erreurs,
    garde,
    lien,
    postes,
    rapide_marques,
    reprise,
)
from coop_data.ui.saisie.dessins import Dessin, dessin_of, est_demande
from coop_data.ui.saisie.ouverture import Ouverture

ACCOMPAGNEMENT = "accompagnement"
MODIFIER = "Modifier"


def render(contexte: Contexte, code: str) -> None:
    """Draw the form of that code, keep what is typed, send it when asked."""
    ouverture = brouillon.reprendre_ou_ouvrir(contexte, code)
    ouverture.places.clear()
    entete, avis, resume = st.container(), st.container(), st.container()
    reprise.signaler(ouverture)
    conflit.montrer(ouverture)
    rapide_marques.rappeler(ouverture)
    lien.signaler(ouverture)
    formulaire = _textes(ouverture)
    with entete:
        st.caption(MODIFIER if ouverture.est_modification else formulaire.fil_ariane)
        show_title(formulaire.titre)
        st.markdown(MENTION_OBLIGATOIRE)
        st.page_link(streamlit_page(page_of("aide")), label=AIDE_CRA, icon=":material/help:")
    _dessiner_champs(ouverture, formulaire)
    if not ouverture.depart:
        ouverture.depart = deepcopy(ouverture.contenu)
    if ouverture.garde is None:
        ouverture.garde = deepcopy(ouverture.contenu)  # what is only proposed is not kept: what is typed is
    gardee = garde.garder(ouverture)
    with avis:
        ailleurs.signaler(ouverture)
    refus = envoi.conclure(ouverture, gardee=gardee)
    with resume:
        erreurs.montrer(ouverture, refus)


def _textes(ouverture: Ouverture) -> Formulaire:
    """The words of the form; an accompagnement first asks which of its two forms is meant."""
    if ouverture.formulaire != ACCOMPAGNEMENT:
        return COORDINATIONS[TypeActivite(ouverture.formulaire)]
    _dessiner_champ(INDIVIDUEL.champ("activite"), ouverture)
    return ACCOMPAGNEMENTS.get(ouverture.contenu["activite"], INDIVIDUEL)


def _dessiner_champs(ouverture: Ouverture, formulaire: Formulaire) -> None:
    """Fields in order; those that answer one question together stand under it."""
    for groupe, membres in groupby(formulaire.champs, key=lambda champ: champ.groupe):
        if groupe:
            _dessiner_groupe(formulaire.champ(groupe), list(membres), ouverture)
            continue
        for champ in membres:
            if champ.code != "activite" and est_demande(ouverture.formulaire, champ.code, ouverture.contenu):
                _dessiner_champ(champ, ouverture)
            if champ.code == "date":
                postes.choisir_structure(ouverture)


def _dessiner_champ(champ: Champ, ouverture: Ouverture) -> None:
    dessin: Dessin = dessin_of(ouverture.formulaire, champ.code)
    if champ.code == "duree_minutes":
        habitudes: Sequence[int] = read(
            durees_frequentes, acteur=ouverture.acteur, formulaire=ouverture.formulaire
        )
        dessin = partial(champs.duree, frequentes=habitudes)
    with st.container(key=f"saisie-champ-{champ.code}", gap="xsmall"):
        dessin(champ, ouverture)
        rapide_marques.montrer(ouverture, champ.code)
        erreurs.place(ouverture, champ.code)


def _dessiner_groupe(groupe: Champ, membres: Sequence[Champ], ouverture: Ouverture) -> None:
    if groupe.code in PUBLICS:
        dessin = PUBLICS_PAR_ACTIVITE[ouverture.contenu["activite"] == Activite.COLLECTIF]
        dessin(groupe, membres, ouverture)
        return
    with st.container(key=f"saisie-champ-{groupe.code}", gap="xsmall"):
        champs.intitule(groupe)
        with st.grid("auto" if len(membres) > 1 else 1, min_column_width=200, vertical_alignment="bottom"):
            for membre in membres:
                with st.container(gap="xsmall"):
                    dessin_of(ouverture.formulaire, membre.code)(membre, ouverture)
                    rapide_marques.montrer(ouverture, membre.code)
                    erreurs.place(ouverture, membre.code)
        erreurs.place(ouverture, groupe.code)


def _compter_le_public(groupe: Champ, membres: Sequence[Champ], ouverture: Ouverture) -> None:
    """Counters of a workshop, folded until wanted: they are optional and many."""
    rempli = any(ouverture.contenu.get(membre.code) for membre in membres)
    with st.expander(groupe.libelle, expanded=rempli, key=ouverture.cle("volet", groupe.code)):
        st.caption(groupe.aide)
        with st.grid(min_column_width=220):
            for membre in membres:
                with st.container(gap="xsmall"):
                    champs.compteur(membre, ouverture)
                    rapide_marques.montrer(ouverture, membre.code)
                    erreurs.place(ouverture, membre.code)
    erreurs.place(ouverture, groupe.code)


def _designer_le_public(groupe: Champ, membres: Sequence[Champ], ouverture: Ouverture) -> None:
    """One person: one class at most."""
    with st.container(key=f"saisie-champ-{groupe.code}", gap="xsmall"):
        champs.un_parmi(groupe, membres, ouverture)
        for membre in membres:
            rapide_marques.montrer(ouverture, membre.code)
        erreurs.place(ouverture, groupe.code)


PUBLICS = frozenset({"genres", "ages", "statuts"})
PUBLICS_PAR_ACTIVITE: Mapping[bool, Callable[[Champ, Sequence[Champ], Ouverture], None]] = {
    True: _compter_le_public,
    False: _designer_le_public,
}
