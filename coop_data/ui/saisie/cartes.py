"""A report as a card of a list: activity, count, type, and a link to its detail."""

from collections.abc import Sequence
from uuid import UUID

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.saisie.activites import Resume
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.saisie import lien as liens_d_evenement
from coop_data.ui.texte import echapper


def dessiner(
    ligne: Resume, acteur: Acteur, *, date: bool = False, lies: Sequence[Resume] = (), a_dupliquer: bool = False
) -> None:
    """The card of a report; ``date``: show its day, where no heading does.

    ``lies``: the activities linked to it; ``a_dupliquer``: offer to repeat it on other dates.
    """
    with st.container(border=True, gap="xxsmall"):
        lien(ligne)
        faits = [ligne.sous_titre, formats.duree(ligne.minutes) if ligne.minutes else ""]
        if date:
            faits.insert(0, formats.jour_long(ligne.date))
        if texte := " · ".join(fait for fait in faits if fait):
            st.text(texte)
        liens_d_evenement.dans_la_carte(lies)
        if ligne.tags:
            st.text(f"Tags : {', '.join(tag.nom for tag in ligne.tags)}")
        if ligne.a_completer:
            st.badge("À compléter", icon=":material/edit_note:", color="orange")
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.caption(f"Enregistrée le {formats.instant(ligne.cree_le, acteur.fuseau)}", width="content")
            if a_dupliquer:
                dupliquer(ligne.formulaire, ligne.id)


def lien(ligne: Resume) -> None:
    """The title of a report, which opens it."""
    st.page_link(
        streamlit_page(page_of("activite")),
        label=f"**{echapper(ligne.titre)}**",
        query_params={"formulaire": ligne.formulaire, "id": str(ligne.id)},
    )


def dupliquer(formulaire: str, cra_id: UUID) -> None:
    """The way to repeat a report on other dates."""
    page = page_of("dupliquer")
    with st.container(key=f"saisie-repeter-{cra_id}", width="content"):
        st.page_link(
            streamlit_page(page),
            label=page.titre,
            icon=":material/event_repeat:",
            query_params={"formulaire": formulaire, "id": str(cra_id)},
        )
