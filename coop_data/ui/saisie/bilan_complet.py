"""« Mon trimestre est complet »: declared or withdrawn in one click; it locks nothing."""

from datetime import datetime
from typing import Final

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.domain.periode import periode_du_trimestre
from coop_data.saisie.bilan_trimestriel import declarer_complet, lire_bilan, retirer_complet
from coop_data.ui.page import announce, read, run

TITRE: Final = "Mon trimestre est complet"
AIDE: Final = (
    "Facultatif. L’ANCT voit que tout ce que vous vouliez enregistrer l’est. Rien n’est verrouillé\u202f: vous "
    "pouvez continuer à saisir et à corriger, et revenir sur cette déclaration."
)
DECLAREE: Final = "Le {trimestre} est déclaré complet."
RETIREE: Final = "Le {trimestre} n’est plus déclaré complet."


def montrer(acteur: Acteur, trimestre: str) -> None:
    """The day it was declared, with a way to withdraw it; otherwise the button that declares it, once the quarter
    has begun.
    """
    bilan = read(lire_bilan, acteur=acteur, trimestre=trimestre)
    complet_le = bilan.complet_le if bilan else None
    with st.container(border=True, key="bilan.complet"):
        if complet_le is not None:
            _montrer_la_declaration(acteur, trimestre, complet_le)
        elif periode_du_trimestre(trimestre).du <= acteur.aujourdhui():
            _proposer(acteur, trimestre)
        st.caption(AIDE)


def _montrer_la_declaration(acteur: Acteur, trimestre: str, complet_le: datetime) -> None:
    st.markdown(f"**✓ {TITRE}**, depuis le {formats.instant(complet_le, acteur.fuseau)}.")
    if (
        st.button("Retirer cette déclaration", key="bilan.complet.retirer")
        and run(retirer_complet, acteur=acteur, trimestre=trimestre).reussie
    ):
        announce(RETIREE.format(trimestre=formats.trimestre(trimestre)))
        st.rerun()


def _proposer(acteur: Acteur, trimestre: str) -> None:
    fin = periode_du_trimestre(trimestre).au
    if fin > acteur.aujourdhui():
        st.markdown(f"Ce trimestre court jusqu’au {formats.jour_long(fin)}.")
    if (
        st.button(TITRE, key="bilan.complet.declarer", icon=":material/task_alt:")
        and run(declarer_complet, acteur=acteur, trimestre=trimestre).reussie
    ):
        announce(DECLAREE.format(trimestre=formats.trimestre(trimestre)))
        st.rerun()
