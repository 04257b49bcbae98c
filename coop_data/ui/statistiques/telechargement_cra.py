"""« Télécharger les CRA »: the rows behind the figures, through the route that checks the right."""

from html import escape

import streamlit as st

from coop_data.ui.statistiques.vue import Vue

FORMATS = (("Télécharger les CRA", "csv"), ("Télécharger les CRA (Excel)", "xlsx"))


def lien_des_cra(vue: Vue) -> None:
    """The links, for whoever may read these CRA; nothing for the others."""
    if not vue.liste:
        return
    liens = "".join(
        f'<a class="saisie-lien" href="{escape(vue.fichier_des_cra(extension))}" download>{libelle}</a>'
        for libelle, extension in FORMATS
    )
    st.html(f'<p class="saisie-liens">{liens}</p>')
