"""The choice of a form: the purpose of each, « Où ranger ? », and the drafts in progress."""

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.domain.champs import (
    GROUPE_COORDINATION,
    GROUPE_MEDIATION,
    OU_RANGER,
    QUESTION_CHOIX,
    TITRE_CHOIX,
    Formulaire,
)
from coop_data.domain.champs_accompagnement import FORMULAIRES as ACCOMPAGNEMENTS
from coop_data.domain.champs_coordination import FORMULAIRES as COORDINATIONS
from coop_data.domain.roles import Role
from coop_data.ui.navigation import go_to, page_of, streamlit_page
from coop_data.ui.page import Contexte
from coop_data.ui.saisie import brouillons, modeles, rapide
from coop_data.ui.saisie.ouverture import COURANTE


def render(contexte: Contexte) -> None:
    """The forms that the person's roles allow, the drafts in progress under them."""
    COURANTE.oublier()
    rapide.proposer(contexte.acteur)
    st.header(TITRE_CHOIX, anchor=False)
    st.markdown(QUESTION_CHOIX)
    groupes = groupes_de(contexte.acteur)
    for titre, formulaires in groupes:
        if len(groupes) > 1:
            st.markdown(f"**{titre}**")
        with st.grid(min_column_width=260):
            for formulaire in formulaires:
                _carte(formulaire)
    with st.expander(OU_RANGER, icon=":material/help:"):
        for _, formulaires in groupes:
            for formulaire in formulaires:
                st.markdown(f"**{formulaire.choix}**  \n{formulaire.ou_ranger}")
    modeles.proposer(contexte.acteur)
    st.page_link(
        streamlit_page(page_of("agenda")), label="Importer mon agenda (.ics)", icon=":material/calendar_month:"
    )
    brouillons.proposer(contexte.acteur)


def groupes_de(acteur: Acteur) -> list[tuple[str, list[Formulaire]]]:
    """The forms open to this person, by family."""
    familles = (
        (Role.CONSEILLER, GROUPE_MEDIATION, ACCOMPAGNEMENTS),
        (Role.COORDINATEUR, GROUPE_COORDINATION, COORDINATIONS),
    )
    return [(titre, list(textes.values())) for role, titre, textes in familles if acteur.est(role)]


def _carte(formulaire: Formulaire) -> None:
    with st.container(border=True, height="stretch"):
        if st.button(formulaire.choix, type="primary", width="stretch", key=f"choix.{formulaire.code}"):
            ouvrir_formulaire(formulaire)
        st.markdown(formulaire.description)


def ouvrir_formulaire(formulaire: Formulaire) -> None:
    """Leave for a form: the two of an accompagnement share one page."""
    COURANTE.oublier()
    if formulaire in ACCOMPAGNEMENTS.values():
        go_to("accompagnement", activite=formulaire.code)
    go_to(formulaire.code)
