"""« Annuler »: leaves at once when nothing was typed; otherwise asks, and may keep the draft."""

import streamlit as st

from coop_data.domain.champs import ENREGISTRER_BROUILLON, QUITTER, QUITTER_QUESTION, QUITTER_TITRE
from coop_data.ui.fenetre import fenetre
from coop_data.ui.navigation import ENREGISTRER, go_to
from coop_data.ui.saisie import garde
from coop_data.ui.saisie.ouverture import COURANTE, Ouverture

CONTINUER = "Continuer la saisie"


def demander(ouverture: Ouverture) -> None:
    """Leave at once when nothing was typed, else ask."""
    if not ouverture.touchee:
        _partir(ouverture)
    _dialogue(ouverture)


@fenetre(QUITTER_TITRE)
def _dialogue(ouverture: Ouverture) -> None:
    st.write(QUITTER_QUESTION)
    if st.button(CONTINUER, type="primary", width="stretch", key=ouverture.cle("continuer")):
        st.rerun()
    conserver = st.button(ENREGISTRER_BROUILLON, width="stretch", key=ouverture.cle("quitter_brouillon"))
    if conserver and garde.garder_et_dire(ouverture):
        _partir(ouverture)
    quitter = st.button(QUITTER, width="stretch", key=ouverture.cle("quitter"))
    if quitter and garde.abandonner(ouverture):
        _partir(ouverture)


def _partir(ouverture: Ouverture) -> None:
    """Leave for the report that was being changed, else for the choice of forms."""
    COURANTE.oublier()
    if ouverture.cra_id is not None:
        go_to("activite", formulaire=ouverture.formulaire_du_cra, id=str(ouverture.cra_id))
    go_to(ENREGISTRER)
