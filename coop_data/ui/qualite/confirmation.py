"""« Vérifié, c’est bien ainsi »: the author of a report confirms it, or undoes that."""

from typing import Final
from uuid import UUID

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.domain.qualite import CONFIRMABLES, Controle
from coop_data.exports.qualite import RemarqueLue
from coop_data.saisie.confirmations import annuler_confirmation, confirmer
from coop_data.ui.etat import Cle
from coop_data.ui.page import announce, run

CONFIRMER: Final = "Vérifié, c’est bien ainsi"
REPRENDRE: Final = "À relire de nouveau"
REPRISE: Final = "La remarque est de nouveau affichée."

FAITE: Cle[tuple[Controle, tuple[tuple[str, UUID], ...]] | None] = Cle("qualite.confirmee", None)
"""The reports just confirmed: the page offers to undo it."""


def proposer(acteur: Acteur, remarque: RemarqueLue, *, verifiee: bool) -> None:
    """The button for the author; nothing for a remark that only a correction can answer."""
    if remarque.controle not in CONFIRMABLES:
        return
    choix = tuple((ligne.formulaire, ligne.cra_id) for ligne in remarque.lignes if ligne.cra_id)
    cle = f"qualite.confirmer.{remarque.controle}.{choix[0][1]}"
    if verifiee:
        if st.button(REPRENDRE, key=cle, icon=":material/undo:"):
            _annuler(acteur, remarque.controle, choix)
    elif (
        st.button(CONFIRMER, key=cle, icon=":material/check:")
        and run(confirmer, acteur=acteur, controle=remarque.controle, choix=choix).reussie
    ):
        FAITE.ecrire((remarque.controle, choix))
        st.rerun()


def proposer_annulation(acteur: Acteur) -> None:
    """Say that reports were confirmed, and offer to undo it."""
    faite = FAITE.lire()
    if faite is None:
        return
    controle, choix = faite
    with st.container(horizontal=True, vertical_alignment="center"):
        verifiees = formats.pluriel(len(choix), "activité vérifiée", "activités vérifiées")
        st.success(f"{verifiees}\u202f: la remarque ne reviendra que si l’activité change.", width="stretch")
        if st.button(
            "Annuler", key="qualite.annuler", icon=":material/undo:", help="Afficher de nouveau la remarque"
        ):
            FAITE.oublier()
            _annuler(acteur, controle, choix)


def _annuler(acteur: Acteur, controle: Controle, choix: tuple[tuple[str, UUID], ...]) -> None:
    if run(annuler_confirmation, acteur=acteur, controle=controle, choix=choix).reussie:
        announce(REPRISE)
        st.rerun()
