"""« Données »: living, or a photograph of the quarter; chosen with the period, and kept in the address."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from coop_data import db, formats
from coop_data.acces.acteur import Acteur
from coop_data.analytics.filtres import PHOTOGRAPHIE
from coop_data.domain.periode import PERIODE_PAR_DEFAUT, Periode, periode_du_trimestre, slug_of_periode
from coop_data.domain.photographies import Cliche
from coop_data.errors import Introuvable
from coop_data.photographies import cliches_de, trouver_cliche
from coop_data.ui.periode import PARAMETRE, TRIMESTRE, choisir_periode, choisir_periode_dans

CLE: Final = "donnees.choix"
VIVANTES: Final = ""
LARGEUR: Final = 430
AFFICHEES: Final = "Les données vivantes sont affichées."


def choisir_periode_et_donnees(
    acteur: Acteur, *, defaut: str = PERIODE_PAR_DEFAUT
) -> tuple[Periode, Cliche | None]:
    """Draw the period, then the data to read when a photograph holds that period; ``None``: the living ones.

    A photograph only holds its quarter: the picker is then bounded, and says so.
    """
    cliche = lire_cliche()
    aujourdhui = acteur.aujourdhui()
    if cliche is None:
        periode = choisir_periode(aujourdhui=aujourdhui, defaut=defaut)
    else:
        periode = choisir_periode_dans(cliche.periode, aujourdhui=aujourdhui)
    _choisir(acteur, periode, cliche, adresse={PARAMETRE: slug_of_periode(periode)})
    return periode, cliche


def lire_cliche() -> Cliche | None:
    """The photograph of the address; when it does not exist, a message says so and the living data are read."""
    try:
        with db.lecture() as session:
            return trouver_cliche(session, st.query_params.get(PHOTOGRAPHIE, ""))
    except Introuvable:
        st.warning(f"Cette photographie n’existe pas. {AFFICHEES}")
        return None


def annoncer_les_vivantes(raison: str) -> None:
    """On a page with living data only: a message when its address names a photograph."""
    if st.query_params.get(PHOTOGRAPHIE):
        st.warning(f"{raison} {AFFICHEES}", icon=":material/photo_camera:")


def nommer(cliche: Cliche, acteur: Acteur) -> str:
    """``Photographie du 5 octobre 2026 (3e trimestre 2026)``."""
    return formats.photographie(cliche, acteur.fuseau).capitalize()


def annoncer(cliche: Cliche, acteur: Acteur) -> None:
    """Under the choice, a sentence that says what a photograph is."""
    prise = formats.instant(cliche.prise_le, acteur.fuseau)
    st.info(
        f"Photographie prise le {prise}\u202f: ce qui a été saisi, importé ou supprimé depuis n’y change rien. "
        "Elle se compare aux données vivantes, pas à d’autres périodes.",
        icon=":material/photo_camera:",
    )


def choisir_donnees(acteur: Acteur, trimestre: str) -> Cliche | None:
    """The same choice on a page of one quarter, which it fixes; a photograph of another is left out, in words."""
    periode = periode_du_trimestre(trimestre)
    cliche = lire_cliche()
    if cliche is not None and cliche.trimestre != trimestre:
        st.warning(f"Cette photographie est celle du {formats.trimestre(cliche.trimestre)}. {AFFICHEES}")
        cliche = None
    _choisir(acteur, periode, cliche, adresse={TRIMESTRE: trimestre})
    return cliche


def _choisir(acteur: Acteur, periode: Periode, cliche: Cliche | None, *, adresse: Mapping[str, str]) -> None:
    """Draw the choice, unless no photograph holds the period.

    ``adresse``: parameters written with the choice of a photograph (fixed days, or a quarter).
    """
    with db.lecture() as session:
        offerts = {lu.code: lu for lu in cliches_de(session, acteur=acteur, periode=periode)}
    if not offerts:
        return
    st.session_state[CLE] = cliche.code if cliche else VIVANTES
    st.selectbox(
        "Données",
        [VIVANTES, *offerts],
        format_func=lambda code: _choix(offerts[code], acteur) if code else "Données vivantes",
        key=CLE,
        on_change=_ecrire,
        args=(adresse,),
        width=LARGEUR,
    )
    if cliche is not None:
        annoncer(cliche, acteur)


def _choix(cliche: Cliche, acteur: Acteur) -> str:
    """The label of a photograph, without its quarter, which is that of the page and would be cut on a phone."""
    return formats.photographie_du_jour(cliche, acteur.fuseau).capitalize()


def _ecrire(adresse: Mapping[str, str]) -> None:
    code = st.session_state[CLE]
    if code == VIVANTES:
        st.query_params.pop(PHOTOGRAPHIE, None)
    else:
        st.query_params.update({PHOTOGRAPHIE: code, **adresse})
