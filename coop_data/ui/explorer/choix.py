"""The choices of a question: each is a list usable by keyboard, and the address is its only memory.

Choices come in lines: measures and axes, presentation, then restrictions (``filtres``). On a phone, the choices of
an answered question fold under « Modifier la question » (``coop.css``).
"""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from coop_data.analytics.explorer.axes import Axe
from coop_data.analytics.explorer.question import (
    COLONNE,
    LIGNE,
    LIGNES_MAX,
    MESURE,
    MESURES_MAX,
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
from coop_data.ui.statistiques.filtres import choisir_selon

CLE_DOMAINE: Final = "explorer.domaine"
CLE_MESURES: Final = "explorer.mesures"
CLE_LIGNE: Final = "explorer.ligne"
PAS, LARGEUR_DU_PAS = 9, 76
ETROIT, MOYEN, LARGE = 2, 3, 5
"""Choices stand on a grid of nine steps at 1280 px, of three on a phone: how many each takes at most."""
AUCUN: Final = ""
TOUTES: Final = "toutes"
LIBELLES_DES_LIGNES: Final = ("Lignes", "Puis, dans chaque ligne")
PREMIERES: Final[Mapping[str, str]] = {TOUTES: "Toutes"} | {
    str(nombre): f"Les {nombre} premières" for nombre in (5, 10, 20, 50)
}
CADRE: Final = frozenset({DOMAINE, PERIMETRE, PERIODE, PHOTOGRAPHIE})
"""The parameters that another question or domain inherits; measures, axes and filters belong to one question."""


def choisir_domaine() -> Domaine:
    """The domain of the address; accompagnements by default."""
    demande = st.query_params.get(DOMAINE, "")
    domaine = Domaine(demande) if demande in tuple(Domaine) else Domaine.ACCOMPAGNEMENT
    st.session_state[CLE_DOMAINE] = domaine.value
    with st.container(horizontal=True, vertical_alignment="center"):
        st.segmented_control(
            "Activités comptées",
            [possible.value for possible in Domaine],
            format_func=lambda code: Domaine(code).libelle,
            key=CLE_DOMAINE,
            on_change=_changer_de_domaine,
            required=True,
            label_visibility="collapsed",
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
    """Forget the question, but keep the perimeter and the period."""
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
    """Choose measures, axes and presentation; ``axes``: those that the account may use here."""
    lignes = st.query_params.get_all(LIGNE)
    if lignes:
        st.toggle("Modifier la question", key="explorer.modifier")
    with st.container(key="explorer.question"):
        quoi = st.grid(PAS, min_column_width=LARGEUR_DU_PAS)
        with quoi.cell(column_span=MOYEN):
            _choisir_les_mesures(catalogue)
        for rang in range(LIGNES_MAX):
            if rang <= len(lignes):  # the second one is asked once there is a first
                with quoi.cell(column_span=ETROIT):
                    _choisir_ligne(rang, axes, lignes)
        with quoi.cell(column_span=ETROIT):
            adresse.choisir(COLONNE, "Colonnes", {AUCUN: "Aucune"} | _libelles(axes), largeur="stretch")
        comment = st.grid(PAS, min_column_width=LARGEUR_DU_PAS)
        if catalogue.domaine is Domaine.ACCOMPAGNEMENT:
            with comment.cell(column_span=LARGE):
                choisir_selon(catalogue.domaine)
        with comment.cell(column_span=ETROIT):
            _choisir_la_part()
        with comment.cell(column_span=ETROIT):
            _choisir_les_premieres()


def _choisir_les_mesures(catalogue: Catalogue) -> None:
    """Choose measures; when none is chosen, the first one of the catalogue is counted, and the field says so."""
    mesures = {chiffre.code: _nommer(chiffre) for chiffre in catalogue.chiffres}
    demandees = dict.fromkeys(code for code in st.query_params.get_all(MESURE) if code in mesures)
    st.session_state[CLE_MESURES] = list(demandees)[:MESURES_MAX]
    st.multiselect(
        "Compter",
        list(mesures),
        format_func=mesures.__getitem__,
        key=CLE_MESURES,
        max_selections=MESURES_MAX,
        placeholder=next(iter(mesures.values())),
        on_change=_ecrire_mesures,
        wrap=True,
    )


def _ecrire_mesures() -> None:
    if mesures := st.session_state[CLE_MESURES]:
        st.query_params[MESURE] = mesures
    else:
        st.query_params.pop(MESURE, None)
    st.query_params.pop("page", None)


def _choisir_la_part() -> None:
    """Choose a share. That of the row needs columns: asked for without them by an address, it is shown, and
    refused.
    """
    sans_colonne = not st.query_params.get(COLONNE) and st.query_params.get(PART) != "ligne"
    parts = {code: libelle for code, libelle in PARTS.items() if not (code == "ligne" and sans_colonne)}
    adresse.choisir(PART, "Afficher", parts, largeur="stretch")


def _choisir_les_premieres() -> None:
    nombre = st.query_params.get(PREMIERS, "")
    autre = {nombre: f"Les {nombre} premières"} if nombre.isdecimal() and nombre not in PREMIERES else {}
    adresse.choisir(PREMIERS, "Premières lignes", {**PREMIERES, **autre}, largeur="stretch")


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
    """The name of a measure; minutes are shown in hours."""
    return f"{chiffre.libelle} (en heures)" if chiffre.unite == "minutes" else chiffre.libelle
