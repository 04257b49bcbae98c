"""What is asked: each choice is a list usable by keyboard, and the address is its only memory."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from coop_data.analytics.explorer.axes import Axe
from coop_data.analytics.explorer.question import (
    COLONNE,
    LIGNE,
    LIGNES_MAX,
    MESURE,
    PART,
    PARTS,
    PREMIERS,
)
from coop_data.analytics.filtres import PHOTOGRAPHIE
from coop_data.analytics.questions import DOMAINE, PERIMETRE, PERIODE
from coop_data.analytics.statistique import Catalogue, Domaine, Statistique
from coop_data.ui import adresse
from coop_data.ui.explorer.filtres import AJOUTES
from coop_data.ui.explorer.perimetre import convient

CLE_DOMAINE: Final = "explorer.domaine"
CLE_LIGNE: Final = "explorer.ligne"
AUCUN: Final = ""
TOUTES: Final = "toutes"
LIBELLES_DES_LIGNES: Final = ("Lignes", "Puis, dans chaque ligne")
PREMIERES: Final[Mapping[str, str]] = {TOUTES: "Toutes"} | {
    str(nombre): f"Les {nombre} premières" for nombre in (5, 10, 20, 50)
}
CADRE: Final = frozenset({DOMAINE, PERIMETRE, PERIODE, PHOTOGRAPHIE})
"""What another question, or another domain, inherits: measures, axes and filters are those of one question."""


def choisir_domaine() -> Domaine:
    """The domain of the address; accompagnements by default."""
    demande = st.query_params.get(DOMAINE, "")
    domaine = Domaine(demande) if demande in tuple(Domaine) else Domaine.ACCOMPAGNEMENT
    st.session_state[CLE_DOMAINE] = domaine.value
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            "Activités comptées",
            [possible.value for possible in Domaine],
            format_func=lambda code: Domaine(code).libelle,
            key=CLE_DOMAINE,
            on_change=_changer_de_domaine,
            required=True,
        )
        if LIGNE in st.query_params:
            st.button(
                "Nouvelle question",
                key="explorer.nouvelle",
                icon=":material/restart_alt:",
                on_click=_oublier,
                help="Le périmètre, la période et les données restent.",
            )
    return domaine


def _oublier() -> None:
    """A blank page: whose and when are kept."""
    AJOUTES.oublier()
    for cle in list(st.query_params):
        if cle not in CADRE:
            st.query_params.pop(cle)


def _changer_de_domaine() -> None:
    domaine = Domaine(st.session_state[CLE_DOMAINE])
    _oublier()
    if not convient(st.query_params.get(PERIMETRE, "national"), domaine):
        st.query_params.pop(PERIMETRE)
    st.query_params[DOMAINE] = domaine.value


def choisir_la_question(catalogue: Catalogue, axes: Mapping[str, Axe]) -> None:
    """What is counted, along what, shown how; ``axes``: those that the account may take here."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        mesures = {chiffre.code: _nommer(chiffre) for chiffre in catalogue.chiffres}
        adresse.choisir(MESURE, "Compter", mesures, largeur=320)
        lignes = st.query_params.get_all(LIGNE)
        for rang in range(LIGNES_MAX):
            if rang <= len(lignes):  # the second one is asked once there is a first
                _choisir_ligne(rang, axes, lignes)
    parts = dict(PARTS)
    if (
        not st.query_params.get(COLONNE) and st.query_params.get(PART) != "ligne"
    ):  # asked for, it is shown, and refused
        parts.pop("ligne")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        adresse.choisir(COLONNE, "Colonnes", {AUCUN: "Aucune"} | _libelles(axes), largeur=220)
        adresse.choisir(PART, "Afficher", parts, largeur=180)
        nombre = st.query_params.get(PREMIERS, "")
        autre = {nombre: f"Les {nombre} premières"} if nombre.isdecimal() and nombre not in PREMIERES else {}
        adresse.choisir(PREMIERS, "Premières lignes", {**PREMIERES, **autre}, largeur=190)


def _choisir_ligne(rang: int, axes: Mapping[str, Axe], lignes: list[str]) -> None:
    options = {AUCUN: "Choisir" if rang == 0 else "Aucune"} | _libelles(axes)
    cle = f"{CLE_LIGNE}.{rang}"
    courante = lignes[rang] if rang < len(lignes) else AUCUN
    st.session_state[cle] = courante if courante in options else AUCUN
    st.selectbox(
        LIBELLES_DES_LIGNES[rang],
        list(options),
        format_func=options.__getitem__,
        key=cle,
        on_change=_ecrire_lignes,
        args=(tuple(lignes), rang),
        width=220,
    )


def _ecrire_lignes(lignes: tuple[str, ...], rang: int) -> None:
    nouvelles = list(lignes)
    nouvelles[rang : rang + 1] = [st.session_state[f"{CLE_LIGNE}.{rang}"]]
    if gardees := [ligne for ligne in nouvelles if ligne]:
        st.query_params[LIGNE] = gardees
    else:
        st.query_params.pop(LIGNE, None)
    st.query_params.pop("page", None)


def _libelles(axes: Mapping[str, Axe]) -> dict[str, str]:
    return {code: axe.libelle for code, axe in axes.items()}


def _nommer(chiffre: Statistique) -> str:
    """Minutes are shown in hours."""
    return f"{chiffre.libelle} (en heures)" if chiffre.unite == "minutes" else chiffre.libelle
