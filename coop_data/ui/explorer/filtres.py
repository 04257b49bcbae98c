"""« Ajouter un filtre » : any dimension narrows the question; the address keeps what is chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

import streamlit as st

from coop_data.analytics.criteres import CRITERES, criteres_of
from coop_data.analytics.explorer.axes import Axe
from coop_data.analytics.explorer.question import RESTRICTION
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import Perimetre
from coop_data.domain.periode import Periode
from coop_data.domain.photographies import Cliche
from coop_data.ui.etat import Cle
from coop_data.ui.explorer import lecture
from coop_data.ui.statistiques.filtres import choisir_critere, lire_filtres, lire_selon, tous

CLE_AJOUT: Final = "explorer.filtre"
LARGEUR_D_UN_FILTRE: Final = 220
SANS_AXE: Final = frozenset({"code_postal", "partenaire"})
"""Filters that are not axes, offered beside the axes."""

AJOUTES: Cle[tuple[str, ...]] = Cle("explorer.filtres", ())
"""Parameters of the filters that were added and have no value yet: they are not in the address."""


@dataclass(frozen=True, slots=True)
class Cadre:
    """The context of filters: perimeter and period, axes that the account may use, tags that it sees."""

    domaine: Domaine
    perimetre: Perimetre
    permis: Mapping[str, Axe]
    tags_visibles: frozenset[UUID]


def choisir_filtres(cadre: Cadre, periode: Periode, photographie: Cliche | None) -> Filtres:
    """Draw the filters in force and the way to add one. Returns those that are not restrictions on an axis."""
    lus, noms = lire_filtres(cadre.domaine, periode, cadre.tags_visibles, photographie=photographie)
    axes = {f"{RESTRICTION}{code}": axe for code, axe in cadre.permis.items()}
    criteres = {critere.cle: critere.libelle for critere in criteres_of(cadre.domaine)}
    libres = {cle: libelle for cle, libelle in criteres.items() if cle in SANS_AXE}
    offerts = {cle: axe.libelle for cle, axe in axes.items()} | libres
    montres = [cle for cle in (*axes, *criteres) if cle in AJOUTES.lire() or cle in st.query_params]
    lus = replace(lus, selon=lire_selon(cadre.domaine))
    with st.container(key="explorer.limites"):
        _intituler(montres)
        with st.grid(min_column_width=LARGEUR_D_UN_FILTRE):
            for cle in montres:
                if axe := axes.get(cle):
                    _choisir(cle, axe, cadre, lus)
                else:
                    choisir_critere(CRITERES[cle], cadre.domaine, cadre.perimetre, lus, noms, cadre.tags_visibles)
            st.selectbox(
                "Ajouter un filtre",
                [cle for cle in offerts if cle not in montres],
                index=None,
                format_func=offerts.__getitem__,
                placeholder="Choisir une dimension",
                key=CLE_AJOUT,
                on_change=_ajouter,
            )
    return lus


def _intituler(montres: list[str]) -> None:
    """« Limiter à », and the button that removes every limit."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown("**Limiter à**", width="content")
        if montres:
            st.button(
                "Retirer les filtres",
                key="explorer.filtres.retirer",
                type="tertiary",
                icon=":material/close:",
                on_click=_retirer,
                args=(montres,),
            )


def lire_restrictions() -> list[tuple[str, list[str]]]:
    """The categories kept by the address, by axis."""
    return [
        (cle.removeprefix(RESTRICTION), st.query_params.get_all(cle))
        for cle in st.query_params
        if cle.startswith(RESTRICTION)
    ]


def _choisir(cle: str, axe: Axe, cadre: Cadre, lus: Filtres) -> None:
    """The categories of an axis that are kept, among those that the perimeter holds in the period."""
    offertes = lecture.lire_categories(axe.code, lus, cadre.perimetre, cadre.tags_visibles, cadre.domaine)
    choisies = st.query_params.get_all(cle)
    options = {code: _nommer(axe, code) for code in choisies} | offertes
    widget = f"explorer.{cle}"
    st.session_state[widget] = choisies
    st.multiselect(
        axe.libelle,
        [code for code in options if code in offertes or code in choisies],
        format_func=lambda code: options.get(code, code),
        key=widget,
        placeholder=tous(axe.libelle),
        on_change=_ecrire,
        args=(cle, widget),
        accept_new_options=not lecture.sont_toutes(offertes),
        wrap=True,
    )


def _nommer(axe: Axe, code: str) -> str:
    """The label of a category of the address that the perimeter does not hold."""
    connus = {terme.value: terme.court for terme in axe.vocabulaire or ()}
    return connus.get(code, code)


def _ajouter() -> None:
    cle = st.session_state[CLE_AJOUT]
    if cle:
        AJOUTES.ecrire((*AJOUTES.lire(), cle))
    st.session_state[CLE_AJOUT] = None


def _ecrire(cle: str, widget: str) -> None:
    if valeurs := st.session_state[widget]:
        st.query_params[cle] = valeurs
    else:
        st.query_params.pop(cle, None)
        AJOUTES.ecrire((*AJOUTES.lire(), cle))  # emptied, it stays at hand
    st.query_params.pop("page", None)


def _retirer(montres: list[str]) -> None:
    AJOUTES.oublier()
    for cle in montres:
        st.query_params.pop(cle, None)
