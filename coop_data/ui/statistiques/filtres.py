"""The filters of a page of figures: drawn from their definitions, kept in the address alone."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final
from uuid import UUID

import streamlit as st

from coop_data import db
from coop_data.analytics.criteres import Critere, criteres_of
from coop_data.analytics.filtres import SELON, Filtres, Noms, build_filtres
from coop_data.analytics.options import LIMITE
from coop_data.analytics.statistique import Domaine
from coop_data.analytics.valeurs import resoudre
from coop_data.domain.perimetre import Perimetre
from coop_data.domain.periode import Periode
from coop_data.domain.photographies import Cliche
from coop_data.errors import PerimetreInvalide
from coop_data.ui import cache
from coop_data.ui.texte import echapper

CLE_SELON: Final = "filtres.selon"
FEMININS: Final = frozenset(
    {
        "Activité",
        "Année",
        "Autonomie",
        "Commune",
        "Démarche",
        "Durée",
        "Initiative",
        "Nature",
        "Orientation",
        "Région",
        "Semaine",
        "Structure",
        "Thématique",
        "Tranche",
    }
)
"""First words of the feminine labels: such filters say « Toutes », not « Tous », when nothing is chosen."""


def choisir_filtres(
    domaine: Domaine,
    perimetre: Perimetre,
    periode: Periode,
    tags_visibles: frozenset[UUID],
    *,
    photographie: Cliche | None = None,
) -> tuple[Filtres, Noms]:
    """Draw every filter of the domain. Returns those of the address, and the names of their values.

    Open filters offer the values found in the perimeter and the period. An unknown value is told and left out, so
    that an old address still opens.
    """
    criteres = criteres_of(domaine)
    lus, noms = lire_filtres(domaine, periode, tags_visibles, photographie=photographie)
    lus = replace(lus, selon=choisir_selon(domaine))
    actifs = sum(len(valeurs) for _, valeurs in lus.valeurs)
    titre = f"Filtrer · {actifs}" if actifs else "Filtrer"
    with st.expander(titre, icon=":material/filter_list:", key=f"filtres.{domaine}"):
        for critere in criteres:
            choisir_critere(critere, domaine, perimetre, lus, noms, tags_visibles)
        if actifs:
            st.button("Effacer les filtres", key=f"filtres.{domaine}.effacer", on_click=_effacer, args=(criteres,))
    return lus, noms


def lire_filtres(
    domaine: Domaine, periode: Periode, tags_visibles: frozenset[UUID], *, photographie: Cliche | None = None
) -> tuple[Filtres, Noms]:
    """The filters of the address, and the names of their values; an unknown value is told and left out."""
    demander = partial(build_filtres, domaine, periode, photographie=photographie)
    paires: list[tuple[str, str]] = []
    with db.lecture() as session:
        for critere in criteres_of(domaine):
            for valeur in st.query_params.get_all(critere.cle):
                paire = (critere.cle, valeur)
                try:
                    resoudre(session, demander([paire]), tags_visibles=tags_visibles)
                    paires.append(paire)
                except PerimetreInvalide as erreur:
                    st.warning(echapper(str(erreur)))
        return resoudre(session, demander(paires), tags_visibles=tags_visibles)


def choisir_selon(domaine: Domaine) -> str:
    """Choose how accompagnements get their territory; the first choice stays out of the address."""
    choisi = lire_selon(domaine)
    if domaine is Domaine.ACCOMPAGNEMENT:
        st.session_state[CLE_SELON] = choisi
        st.segmented_control(
            "Territoire des accompagnements",
            list(SELON),
            format_func=lambda code: SELON[code].capitalize(),
            key=CLE_SELON,
            on_change=_ecrire_selon,
            required=True,
            wrap=True,
        )
    return choisi


def lire_selon(domaine: Domaine) -> str:
    """The choice of the address; the first one for a domain without this choice."""
    premier = next(iter(SELON))
    demande = st.query_params.get("selon", premier)
    return demande if domaine is Domaine.ACCOMPAGNEMENT and demande in SELON else premier


def _ecrire_selon() -> None:
    if st.session_state[CLE_SELON] == next(iter(SELON)):
        st.query_params.pop("selon", None)
    else:
        st.query_params["selon"] = st.session_state[CLE_SELON]


def choisir_critere(
    critere: Critere,
    domaine: Domaine,
    perimetre: Perimetre,
    lus: Filtres,
    noms: Noms,
    tags_visibles: frozenset[UUID],
) -> None:
    """One filter: its whole list when it is closed, else the values that the perimeter holds, with those of the
    address even when it holds none of them.
    """
    if critere.vocabulaire is not None:
        _choisir(critere, {terme.value: critere.libelle_of(terme.value) for terme in critere.vocabulaire}, lus)
        return
    choisies = {valeur: noms.get((critere.cle, valeur), valeur) for valeur in lus.of(critere.cle)}
    options = dict(cache.lire_options(domaine, perimetre, lus, critere.cle, tags_visibles=tags_visibles))
    _choisir(critere, options | choisies, lus, longue=len(options) >= LIMITE)


def _choisir(critere: Critere, options: Mapping[str, str], lus: Filtres, *, longue: bool = False) -> None:
    """Draw a list; ``longue``: it was cut, and a value may be typed by its code."""
    cle = f"filtres.{critere.cle}"
    st.session_state[cle] = list(lus.of(critere.cle))
    st.multiselect(
        critere.libelle,
        list(options),
        format_func=lambda code: options.get(code, code),
        key=cle,
        placeholder=tous(critere.libelle),
        on_change=_ecrire,
        args=(critere.cle, cle),
        accept_new_options=longue,
        help="Les plus fréquents sont proposés ; pour un autre, saisissez son code." if longue else None,
    )


def tous(libelle: str) -> str:
    """The word of a filter without choice: « Tous » or « Toutes »."""
    return "Toutes" if libelle.partition(" ")[0] in FEMININS else "Tous"


def _ecrire(parametre: str, cle: str) -> None:
    if valeurs := st.session_state[cle]:
        st.query_params[parametre] = valeurs
    else:
        st.query_params.pop(parametre, None)


def _effacer(criteres: tuple[Critere, ...]) -> None:
    for critere in criteres:
        st.query_params.pop(critere.cle, None)
