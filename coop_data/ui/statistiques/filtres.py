"""The filters of a page of figures: drawn from their definitions, kept in the address alone."""

from uuid import UUID

import streamlit as st

from coop_data import db
from coop_data.analytics.criteres import Critere, criteres_of
from coop_data.analytics.filtres import Filtres, Noms, build_filtres
from coop_data.analytics.statistique import Domaine
from coop_data.analytics.valeurs import resoudre
from coop_data.domain.periode import Periode
from coop_data.domain.termes import Terme
from coop_data.errors import PerimetreInvalide
from coop_data.ui.texte import echapper


def choisir_filtres(domaine: Domaine, periode: Periode, tags_visibles: frozenset[UUID]) -> tuple[Filtres, Noms]:
    """Draw the filters of closed vocabularies; return those of the address, open ones included, and their names.

    A value that does not exist is said and left out, so that an old address still opens.
    """
    criteres = criteres_of(domaine)
    lus, noms = _lire_adresse(domaine, periode, criteres, tags_visibles)
    actifs = sum(len(valeurs) for _, valeurs in lus.valeurs)
    titre = f"Filtrer · {actifs}" if actifs else "Filtrer"
    with st.expander(titre, icon=":material/filter_list:", key=f"filtres.{domaine}"):
        for critere in criteres:
            if critere.vocabulaire is not None:
                _choisir(critere, critere.vocabulaire, lus)
        if actifs:
            st.button("Effacer les filtres", key=f"filtres.{domaine}.effacer", on_click=_effacer, args=(criteres,))
    return lus, noms


def _lire_adresse(
    domaine: Domaine, periode: Periode, criteres: tuple[Critere, ...], tags_visibles: frozenset[UUID]
) -> tuple[Filtres, Noms]:
    paires: list[tuple[str, str]] = []
    with db.lecture() as session:
        for critere in criteres:
            for valeur in st.query_params.get_all(critere.cle):
                paire = (critere.cle, valeur)
                try:
                    resoudre(session, build_filtres(domaine, periode, [paire]), tags_visibles=tags_visibles)
                    paires.append(paire)
                except PerimetreInvalide as erreur:
                    st.warning(echapper(str(erreur)))
        return resoudre(session, build_filtres(domaine, periode, paires), tags_visibles=tags_visibles)


def _choisir(critere: Critere, vocabulaire: type[Terme], lus: Filtres) -> None:
    cle = f"filtres.{critere.cle}"
    st.session_state[cle] = list(lus.of(critere.cle))
    st.multiselect(
        critere.libelle,
        [terme.value for terme in vocabulaire],
        format_func=critere.libelle_of,
        key=cle,
        placeholder="Tous",
        on_change=_ecrire,
        args=(critere.cle, cle),
    )


def _ecrire(parametre: str, cle: str) -> None:
    if valeurs := st.session_state[cle]:
        st.query_params[parametre] = valeurs
    else:
        st.query_params.pop(parametre, None)


def _effacer(criteres: tuple[Critere, ...]) -> None:
    for critere in criteres:
        st.query_params.pop(critere.cle, None)
