"""Beside the buttons of a form: keep it as a template, give the activity another type."""

from copy import deepcopy

import streamlit as st

from coop_data.saisie.changement_de_type import autres_types
from coop_data.saisie.schemas import Saisie
from coop_data.ui.navigation import go_to
from coop_data.ui.page import announce
from coop_data.ui.saisie import changement, garde, modeles
from coop_data.ui.saisie.ouverture import COURANTE, Ouverture


def proposer(ouverture: Ouverture, saisie: Saisie | None) -> None:
    """Two quiet buttons; a form whose answers cannot be read makes no template."""
    with st.container(key="saisie-gestes", horizontal=True):
        if saisie is not None and st.button(
            modeles.ENREGISTRER, key=ouverture.cle("modele"), type="tertiary", icon=":material/bookmark_add:"
        ):
            modeles.demander_un_nom(ouverture.acteur, saisie)
        if autres_types(ouverture.formulaire) and st.button(
            changement.CHANGER, key=ouverture.cle("type"), type="tertiary", icon=":material/swap_horiz:"
        ):
            changement.demander(
                ouverture.formulaire,
                deepcopy(ouverture.contenu),
                changement.GARDE_DANS_LE_FORMULAIRE,
                lambda vers: _changer(ouverture, vers),
            )


def _changer(ouverture: Ouverture, vers: str) -> None:
    """The same opening in another form: all that was typed stays in it, so that changing back finds it."""
    if not ouverture.touchee:
        COURANTE.oublier()
        go_to(vers)
    depuis, stocke = ouverture.formulaire, ouverture.formulaire_du_cra
    ouverture.formulaire = vers
    ouverture.formulaire_stocke = stocke if ouverture.est_modification and stocke != vers else ""
    ouverture.envois, ouverture.doublon = 0, False
    if not garde.garder(ouverture, toujours=True):
        ouverture.formulaire = depuis
        ouverture.formulaire_stocke = stocke if ouverture.est_modification and stocke != depuis else ""
        st.error(garde.ECHEC)
        return
    announce(changement.fait(vers))
    go_to(vers, brouillon=str(ouverture.brouillon_id))
