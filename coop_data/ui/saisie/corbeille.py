"""« Corbeille »: deleted reports, how long they stay, and « Restaurer »."""

from datetime import UTC, datetime, timedelta
from math import ceil

import streamlit as st

from coop_data import formats
from coop_data.saisie.acces import CORBEILLE
from coop_data.saisie.activites import Resume, corbeille
from coop_data.ui.page import Contexte, read
from coop_data.ui.saisie import suppression
from coop_data.ui.texte import echapper


def render(contexte: Contexte) -> None:
    """Every deleted report of the person, latest deleted first."""
    supprimees = read(corbeille, acteur=contexte.acteur)
    if not supprimees:
        st.info("Votre corbeille est vide. Une activité supprimée y reste 30 jours.")
        return
    st.markdown("Une activité supprimée reste ici 30 jours, puis elle disparaît pour de bon.")
    for ligne in supprimees:
        with st.container(
            border=True, horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
        ):
            st.markdown(f"**{echapper(ligne.titre)}**  \n{formats.jour_long(ligne.date)} · {_reste(ligne)}")
            if st.button(
                "Restaurer",
                key=f"corbeille.{ligne.id}",
                icon=":material/restore_from_trash:",
                help=f"Restaurer l’activité du {formats.jour(ligne.date)}",
            ):
                suppression.restaurer(contexte.acteur, ligne.formulaire, ligne.id)


def _reste(ligne: Resume) -> str:
    """``encore 30 jours``, a day begun counting whole."""
    if ligne.supprime_le is None:
        return ""
    jours = ceil((ligne.supprime_le + CORBEILLE - datetime.now(UTC)) / timedelta(days=1))
    return f"encore {formats.pluriel(max(0, jours), 'jour')}"
