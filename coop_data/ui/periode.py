"""The period picker, the same on every page; the address is its only memory."""

from collections.abc import Iterable
from datetime import date

import streamlit as st

from coop_data.analytics.filtres import PHOTOGRAPHIE
from coop_data.domain.periode import (
    CE_TRIMESTRE,
    PERIODE_PAR_DEFAUT,
    PERIODES_NOMMEES,
    PREMIER_JOUR,
    TOUT,
    TRIMESTRE_DERNIER,
    Periode,
    dernier_jour_offert,
    lire_periode,
    periode_du_mois,
    periode_of_slug,
    slug_of_periode,
    trimestre_of,
    trimestre_relatif,
)
from coop_data.domain.photographies import periode_of_code
from coop_data.domain.vues import TRIMESTRES_PAR_DEFAUT
from coop_data.formats import mois as dire_mois
from coop_data.formats import periode as dire_periode
from coop_data.formats import trimestre as dire_trimestre
from coop_data.formats import trimestre_court
from coop_data.ui import adresse
from coop_data.ui.texte import echapper

PERSONNALISEE = "personnalisee"
CLE = "periode.choix"
CLE_BORNEE = "periode.bornee"
TRIMESTRE_ENTIER = "Tout le trimestre"
CLES_DATES = ("periode.du", "periode.au")
PARAMETRE = "periode"
TRIMESTRE = "trimestre"


def choisir_periode(*, aujourdhui: date, defaut: str = PERIODE_PAR_DEFAUT) -> Periode:
    """Draw the picker and return the period of the address (``defaut`` when it names none)."""
    slug = st.query_params.get(PARAMETRE, defaut)
    try:
        periode = lire_periode(slug, aujourdhui)
    except ValueError as erreur:
        st.warning(f"{echapper(str(erreur))} La période par défaut est affichée.")
        slug, periode = defaut, periode_of_slug(defaut, aujourdhui)
    st.session_state[CLE] = slug if slug in PERIODES_NOMMEES else PERSONNALISEE
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "Période",
            [*PERIODES_NOMMEES, PERSONNALISEE],
            format_func=_libelle,
            key=CLE,
            on_change=_choisir,
            args=(periode, defaut),
            width=240,
        )
        if st.session_state[CLE] == PERSONNALISEE:
            _choisir_dates(periode, Periode(PREMIER_JOUR, dernier_jour_offert(aujourdhui)))
    if slug != TOUT:  # its dates are those of the calendar: they say nothing
        st.caption(f"Données {dire_periode(periode.du, periode.au)}, bornes incluses.")
    return periode


def choisir_periode_dans(bornes: Periode, *, aujourdhui: date) -> Periode:
    """The same picker within the dates of a photograph: the whole quarter, a month of it, or two of its days."""
    entieres = {slug_of_periode(bornes): TRIMESTRE_ENTIER} | {
        slug_of_periode(periode_du_mois(code)): dire_mois(code).capitalize() for code in bornes.mois()
    }
    periode = _lire_dans(bornes, aujourdhui)
    code = slug_of_periode(periode)
    if code not in entieres or st.session_state.get(CLE_BORNEE) != PERSONNALISEE:
        st.session_state[CLE_BORNEE] = code if code in entieres else PERSONNALISEE
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "Période",
            [*entieres, PERSONNALISEE],
            format_func=lambda code: entieres.get(code, "Personnalisée"),
            key=CLE_BORNEE,
            on_change=_choisir_dans,
            width=240,
        )
        if st.session_state[CLE_BORNEE] == PERSONNALISEE:
            _choisir_dates(periode, bornes)
    du_trimestre = "" if periode == bornes else f", {dire_periode(bornes.du, bornes.au)}"
    st.caption(
        f"Données {dire_periode(periode.du, periode.au)}, bornes incluses. Une photographie ne porte que sur son "
        f"trimestre{du_trimestre}."
    )
    return periode


def _lire_dans(bornes: Periode, aujourdhui: date) -> Periode:
    """The period of the address when it lies within these dates, else all of them."""
    slug = st.query_params.get(PARAMETRE, "")
    if not slug:
        return bornes
    try:
        periode = lire_periode(slug, aujourdhui)
    except ValueError as erreur:
        st.warning(f"{echapper(str(erreur))} Le trimestre entier est affiché.")
        return bornes
    if bornes.du <= periode.du and periode.au <= bornes.au:
        return periode
    st.warning("Cette période sort du trimestre photographié\u202f: le trimestre entier est affiché.")
    return bornes


def _choisir_dans() -> None:
    """Two days are written when they are chosen; the rest at once."""
    if (choix := st.session_state[CLE_BORNEE]) != PERSONNALISEE:
        st.query_params[PARAMETRE] = choix


def choisir_trimestre(page: str, codes: Iterable[str], *, aujourdhui: date) -> str:
    """Draw the picker of a page that shows one quarter, and return its code.

    « Ce trimestre » and « Trimestre dernier » stay so in the address, whatever the day; a code never moves. An
    address that names a photograph and no quarter's code is of the photograph's quarter; another choice leaves it.
    """
    _suivre_la_photographie()
    relatifs = {
        slug: trimestre_relatif(slug, aujourdhui)
        for slug in sorted((CE_TRIMESTRE, TRIMESTRE_DERNIER), key=lambda slug: slug != TRIMESTRES_PAR_DEFAUT[page])
    }
    options = {
        slug: f"{PERIODES_NOMMEES[slug].libelle} ({trimestre_court(code)})" for slug, code in relatifs.items()
    } | {code: dire_trimestre(code) for code in codes}
    choix = adresse.choisir(TRIMESTRE, "Trimestre", options, largeur=270, remplace=PHOTOGRAPHIE)
    return relatifs.get(choix, choix)


def _suivre_la_photographie() -> None:
    code = st.query_params.get(PHOTOGRAPHIE, "")
    if code and st.query_params.get(TRIMESTRE, CE_TRIMESTRE) in PERIODES_NOMMEES:
        try:
            st.query_params[TRIMESTRE] = trimestre_of(periode_of_code(code).du)
        except ValueError:
            return  # no photograph bears such a code: the choice of data says it
        st.rerun()  # what was drawn before, « Copier le lien » first, bears the quarter too


def quand_de_l_adresse() -> dict[str, str]:
    """The quarter and the photograph of the address, as written, for a link to the same page: « ce trimestre »
    stays relative.
    """
    return {cle: st.query_params[cle] for cle in (TRIMESTRE, PHOTOGRAPHIE) if cle in st.query_params}


def est_une_periode(slug: str, aujourdhui: date) -> bool:
    """True when the text of an address names a period that the picker offers."""
    try:
        lire_periode(slug, aujourdhui)
    except ValueError:
        return False
    return True


def _libelle(code: str) -> str:
    return PERIODES_NOMMEES[code].libelle if code in PERIODES_NOMMEES else "Personnalisée"


def _choisir(periode: Periode, defaut: str) -> None:
    choix = st.session_state[CLE]
    if choix == defaut:
        st.query_params.pop(PARAMETRE, None)
    else:
        st.query_params[PARAMETRE] = slug_of_periode(periode) if choix == PERSONNALISEE else choix


def _choisir_dates(periode: Periode, bornes: Periode) -> None:
    for cle, libelle, valeur in zip(CLES_DATES, ("Du", "Au"), (periode.du, periode.au), strict=True):
        st.session_state[cle] = valeur
        st.date_input(
            libelle,
            key=cle,
            min_value=bornes.du,
            max_value=bornes.au,
            format="DD/MM/YYYY",
            on_change=_ecrire_dates,
            width=160,
        )
    if message := st.session_state.pop("periode.erreur", None):
        st.error(message)


def _ecrire_dates() -> None:
    du, au = (st.session_state[cle] for cle in CLES_DATES)
    if du is None or au is None:
        st.session_state["periode.erreur"] = "Renseignez les deux dates de la période."
        return
    try:
        st.query_params[PARAMETRE] = slug_of_periode(Periode(du, au))
    except ValueError as erreur:
        st.session_state["periode.erreur"] = str(erreur)
