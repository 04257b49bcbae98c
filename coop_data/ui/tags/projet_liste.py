"""The activities of a project, by day and by page, filtered by type, and the files of exactly these."""

from collections.abc import Mapping
from itertools import groupby
from typing import Final

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.exports.adresse_du_projet import TAG, TYPE
from coop_data.exports.projet import Etendue, LigneProjet, Projet, lire_page
from coop_data.fichiers import ACTIVITES
from coop_data.ui import adresse
from coop_data.ui.fichiers import proposer_liste
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.page import read
from coop_data.ui.periode import PARAMETRE as PERIODE
from coop_data.ui.saisie.libelles import NOMS
from coop_data.ui.texte import echapper

TAILLE: Final = 20


def montrer(acteur: Acteur, projet: Projet, etendue: Etendue) -> None:
    """The list under the figures."""
    st.header("Activités du projet", anchor=False)
    types = {
        code: f"{NOMS[code]} ({formats.nombre(etendue.par_type[code])})"
        for code in NOMS
        if code in etendue.par_type
    }
    if len(types) > 1:
        adresse.choisir(TYPE, "Type d’activité", {"": "Tous", **types})
    total = etendue.par_type.get(projet.type, 0) if projet.type else sum(etendue.par_type.values())
    if not total:
        st.info("Aucune activité de ce type dans ce projet sur la période.")
        return
    _telecharger(st.query_params.to_dict())
    page = adresse.lire_page(total, TAILLE)
    lignes = read(lire_page, projet, acteur=acteur, page=page, taille=TAILLE)
    for jour, du_jour in groupby(lignes, key=lambda ligne: ligne.resume.date):
        with st.container(key=f"projet-jour-{jour.isoformat()}", gap="small"):
            st.subheader(formats.jour_long(jour), anchor=False)
            for ligne in du_jour:
                _carte(ligne)
    adresse.paginer(total, TAILLE)


def _carte(ligne: LigneProjet) -> None:
    resume = ligne.resume
    with st.container(border=True, gap="xxsmall"):
        st.page_link(
            streamlit_page(page_of("activite")),
            label=f"**{echapper(resume.titre)}**",
            query_params={"formulaire": resume.formulaire, "id": str(resume.id)},
        )
        faits = [resume.sous_titre, formats.duree(resume.minutes) if resume.minutes else "", ligne.auteur or ""]
        if texte := " · ".join(fait for fait in faits if fait):
            st.text(texte)
        if len(resume.tags) > 1:
            st.text(f"Tags : {', '.join(tag.nom for tag in resume.tags)}")


def _telecharger(parametres: Mapping[str, str]) -> None:
    """The tag, the period and the type of the screen."""
    gardes = {nom: parametres[nom] for nom in (TAG, PERIODE, TYPE) if nom in parametres}
    proposer_liste("projet", gardes, ACTIVITES)
