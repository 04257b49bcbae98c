"""The filters on the reports checked: département, structure, person; the address is their only memory."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from coop_data.analytics.qualite_lecture import Selection
from coop_data.analytics.qualite_offres import Offre, Offres
from coop_data.domain.territoires import DEPARTEMENTS
from coop_data.exports.qualite import est_nationale
from coop_data.ui import adresse

TOUS: Final = ""
LARGEUR: Final = 260


def choisir(selection: Selection, offres: Offres) -> None:
    """The filters that make sense for the account; a filter with a single choice is not offered."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if est_nationale(selection):
            departements = {d.code: f"{d.code} – {d.nom}" for d in DEPARTEMENTS}
            adresse.choisir("departement", "Département", {TOUS: "Tous", **departements}, largeur=LARGEUR)
        _choisir("structure", "Structure", "Toutes", offres.structures)
        _choisir("personne", "Personne", "Toutes", offres.personnes)
    if est_nationale(selection) and not offres.personnes:
        st.caption("Choisissez un département pour choisir une structure ou une personne.")


def _choisir(parametre: str, libelle: str, toutes: str, offres: Mapping[str, Offre]) -> None:
    if len(offres) > 1 or st.query_params.get(parametre):
        noms = {code: offre.nom for code, offre in offres.items()}
        adresse.choisir(parametre, libelle, {TOUS: toutes, **noms}, largeur=LARGEUR)
