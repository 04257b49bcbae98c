"""A report as a card of a list: what, how many, of which type, and a link to the whole."""

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.saisie.activites import Resume
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.texte import echapper


def dessiner(ligne: Resume, acteur: Acteur, *, date: bool = False) -> None:
    """The card of a report; ``date`` says its day where no heading does."""
    with st.container(border=True, gap="xxsmall"):
        st.page_link(
            streamlit_page(page_of("activite")),
            label=f"**{echapper(ligne.titre)}**",
            query_params={"formulaire": ligne.formulaire, "id": str(ligne.id)},
        )
        faits = [ligne.sous_titre, formats.duree(ligne.minutes) if ligne.minutes else ""]
        if date:
            faits.insert(0, formats.jour_long(ligne.date))
        if texte := " · ".join(fait for fait in faits if fait):
            st.text(texte)
        if ligne.tags:
            st.text(f"Tags : {', '.join(tag.nom for tag in ligne.tags)}")
        if ligne.a_completer:
            st.badge("À compléter", icon=":material/edit_note:", color="orange")
        st.caption(f"Enregistrée le {formats.instant(ligne.cree_le, acteur.fuseau)}")
