"""« Photographies »: freeze a quarter that has ended, after a confirmation; then the existing photographs."""

from dataclasses import replace
from typing import Final

import streamlit as st

from coop_data import db, formats
from coop_data.acces.acteur import Acteur
from coop_data.analytics.calcul import compute_chiffres
from coop_data.analytics.explorer.mesures import mesure_of
from coop_data.analytics.filtres import PHOTOGRAPHIE, Filtres
from coop_data.analytics.questions import PERIODE
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import National
from coop_data.domain.periode import slug_of_periode
from coop_data.domain.photographies import Cliche
from coop_data.exports.trimestre_national import dernier_trimestre_clos, trimestres_au_choix
from coop_data.photographies import Prise, lister_photographies, photographier
from coop_data.statistiques import CATALOGUE
from coop_data.ui import adresse
from coop_data.ui.fenetre import fenetre
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.page import announce, read, run
from coop_data.ui.periode import TRIMESTRE
from coop_data.ui.statistiques.donnees import nommer
from coop_data.ui.texte import echapper

EXPLICATION: Final = (
    "Une photographie garde les chiffres d’un trimestre tels qu’ils sont aujourd’hui, tous territoires et toutes "
    "pages de statistiques compris. Ce qui est saisi, importé ou supprimé ensuite ne la change plus. Elle ne se "
    "modifie pas et ne se supprime pas\u202f; un trimestre peut en avoir plusieurs, datées."
)
VIDE: Final = "Aucune photographie pour l’instant."
ACCOMPAGNEMENTS: Final = "accompagnements"
CLICHES_GARDES: Final = 100
PAGES: Final = (
    ("statistiques-nationales", "Statistiques nationales"),
    ("coordination", "Coordination"),
    ("territoires", "Territoires"),
    ("explorer", "Explorer"),
)
PAGES_DU_TRIMESTRE: Final = (("trimestre", "Trimestre des coordinateurs"), ("suivi-saisie", "Suivi de saisie"))
"""Pages that show a quarter, not a period."""


def montrer_photographies(acteur: Acteur) -> None:
    """The whole page, for accounts that may take photographs."""
    prises = read(lister_photographies, acteur=acteur)
    st.markdown(EXPLICATION)
    _proposer(acteur, prises)
    st.header("Photographies prises", anchor=False)
    if not prises:
        st.info(VIDE, icon=":material/photo_camera:")
        return
    st.markdown(f"**{formats.pluriel(len(prises), 'photographie')}**")
    for prise in prises:
        _montrer(acteur, prise)


def _proposer(acteur: Acteur, prises: list[Prise]) -> None:
    clos = dernier_trimestre_clos(acteur.aujourdhui())
    codes = [code for code in trimestres_au_choix(acteur.aujourdhui()) if code <= clos]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        code = adresse.choisir(
            "trimestre", "Trimestre terminé", {code: formats.trimestre(code) for code in codes}, largeur=230
        )
        if st.button(
            "Photographier ce trimestre",
            type="primary",
            key="photographies.prendre",
            icon=":material/photo_camera:",
        ):
            _confirmer(acteur, code, sum(prise.cliche.trimestre == code for prise in prises))


@fenetre("Photographier un trimestre", icon=":material/photo_camera:")
def _confirmer(acteur: Acteur, code: str, deja: int) -> None:
    st.markdown(f"Photographier le **{formats.trimestre(code)}** tel qu’il est maintenant\u202f?")
    if deja:
        nombre = formats.pluriel(deja, "photographie")
        st.markdown(f"Ce trimestre a déjà {nombre}\u202f: la nouvelle s’ajoute, les autres restent.")
    st.markdown("Une photographie ne se modifie pas et ne se supprime pas.")
    with st.container(horizontal=True):
        if st.button("Photographier", type="primary", key="photographies.confirmer"):
            with st.spinner("Photographie en cours…", show_time=True):
                issue = run(photographier, acteur=acteur, trimestre=code)
            if issue.valeur is not None:
                announce(f"Le {formats.trimestre(code)} est photographié\u202f: {issue.valeur.code}.")
                st.rerun()
        if st.button("Annuler", key="photographies.annuler"):
            st.rerun()


def _montrer(acteur: Acteur, prise: Prise) -> None:
    cliche = prise.cliche
    with st.container(border=True, key=f"photographies.{cliche.code}"):
        st.subheader(echapper(nommer(cliche, acteur)), anchor=False)
        instant = formats.instant(cliche.prise_le, acteur.fuseau)
        st.caption(f"{cliche.code} · prise le {instant} par {echapper(prise.auteur)}")
        st.markdown(
            f"{formats.pluriel(prise.cras, 'CRA', 'CRA')}\u202f: "
            f"{formats.nombre(prise.accompagnements)} d’accompagnement "
            f"({formats.pluriel(_accompagnements(cliche), 'accompagnement')}) et "
            f"{formats.nombre(prise.activites)} de coordination."
        )
        with st.container(horizontal=True):
            for url, libelle in PAGES:
                st.page_link(
                    streamlit_page(page_of(url)),
                    label=libelle,
                    query_params={PHOTOGRAPHIE: cliche.code, PERIODE: slug_of_periode(cliche.periode)},
                )
            for url, libelle in PAGES_DU_TRIMESTRE:
                st.page_link(
                    streamlit_page(page_of(url)),
                    label=libelle,
                    query_params={TRIMESTRE: cliche.trimestre, PHOTOGRAPHIE: cliche.code},
                )


@st.cache_data(max_entries=CLICHES_GARDES, show_spinner=False)
def _accompagnements(cliche: Cliche) -> int:
    """What the pages opened from a photograph call « Accompagnements »; its copies never change."""
    catalogue = CATALOGUE[Domaine.ACCOMPAGNEMENT]
    filtres = Filtres(cliche.periode.du, cliche.periode.au, photographie=cliche)
    with db.lecture() as session:
        chiffres = compute_chiffres(
            session=session,
            catalogue=replace(catalogue, chiffres=(mesure_of(catalogue, ACCOMPAGNEMENTS),), repartitions=()),
            perimetre=National(),
            filtres=filtres,
        )
    return int(chiffres[ACCOMPAGNEMENTS].valeur or 0)
