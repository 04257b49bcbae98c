"""« Mes tags »: the tags one may put on a report, and a new personal one."""

import streamlit as st

from coop_data import formats
from coop_data.domain.champs import NOUVEAU_TAG
from coop_data.domain.tags import NOM_MAX, PorteeTag
from coop_data.tags import creer_tag, tags_visibles
from coop_data.ui.page import Contexte, announce, read, run
from coop_data.ui.texte import echapper

INTRODUCTION = (
    "Utilisez les tags pour lier vos comptes rendus d’activité à des thématiques spécifiques / dispositifs locaux "
    "que vous avez besoin de suivre dans vos statistiques."
)


def render(contexte: Contexte) -> None:
    """Create, then every visible tag under its scope."""
    st.markdown(INTRODUCTION)
    with st.form("mes_tags.nouveau", border=True, clear_on_submit=False):
        st.markdown(f"**{NOUVEAU_TAG}**")
        st.caption(PorteeTag.PERSONNEL.aide)
        nom = st.text_input("Nom du tag", key="mes_tags.nom", max_chars=NOM_MAX, autocomplete="off")
        creer = st.form_submit_button("Créer le tag", type="primary", key="mes_tags.creer")
        if creer and run(creer_tag, acteur=contexte.acteur, nom=nom).reussie:
            announce(f"Le tag {nom.strip()} a bien été créé.")
            st.rerun()
    tags = read(tags_visibles, acteur=contexte.acteur)
    if not tags:
        st.info("Vous n’avez encore aucun tag.")
    for portee in PorteeTag:
        noms = sorted((tag.nom for tag in tags if tag.portee is portee), key=str.casefold)
        if noms:
            st.subheader(f"{portee.libelle} ({formats.nombre(len(noms))})", anchor=False)
            st.caption(portee.aide)
            st.markdown("\n".join(f"- {echapper(nom)}" for nom in noms))
