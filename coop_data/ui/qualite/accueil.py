"""On the home page: the number of reports with a remark, and the way to them."""

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.qualite import lecture

LIEN = "Voir la qualité des données"
PERIODE = "12 derniers mois"


def montrer(acteur: Acteur) -> None:
    """A sentence and a link; nothing at all when there is no remark."""
    bilan = lecture.bilan_de_l_accueil(acteur)
    if not bilan.signales:
        return
    st.header("Qualité des données", anchor=False)
    st.markdown(
        f"{formats.pluriel(bilan.signales, 'activité')} à relire sur {formats.nombre(bilan.total)} "
        f"({PERIODE})\u202f: **{formats.pourcentage(bilan.part_sans_remarque)}** n’appellent aucune remarque."
    )
    st.page_link(streamlit_page(page_of("qualite")), label=LIEN, icon=":material/arrow_forward:")
