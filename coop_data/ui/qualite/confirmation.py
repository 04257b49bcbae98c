"""« Vérifié, c’est bien ainsi »: the author of a report confirms it, or undoes that."""

from functools import partial
from typing import Final
from uuid import UUID

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.domain.qualite import CONFIRMABLES, Controle
from coop_data.exports.qualite import RemarqueLue
from coop_data.saisie.confirmations import annuler_confirmation, confirmer
from coop_data.ui.annulation import Annulable
from coop_data.ui.page import announce, run

CONFIRMER: Final = "Vérifié, c’est bien ainsi"
REPRENDRE: Final = "À relire de nouveau"
REPRISE: Final = "La remarque est de nouveau affichée."


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
        verifiees = formats.pluriel(len(choix), "activité vérifiée", "activités vérifiées")
        Annulable(
            phrase=f"{verifiees}\u202f: la remarque ne reviendra que si l’activité change.",
            bouton="Annuler",
            aide="Afficher de nouveau la remarque",
            defaire=partial(annuler_confirmation, controle=remarque.controle, choix=choix),
            fait=REPRISE,
        ).offrir()
        st.rerun()


def _annuler(acteur: Acteur, controle: Controle, choix: tuple[tuple[str, UUID], ...]) -> None:
    if run(annuler_confirmation, acteur=acteur, controle=controle, choix=choix).reussie:
        announce(REPRISE)
        st.rerun()
