"""The drawing of the answer: chosen among those that suit, titled, told in a sentence, its values in the table."""

from typing import Final

import streamlit as st

from coop_data.analytics.explorer.pivot import Pivot
from coop_data.ui.explorer import cartes
from coop_data.ui.explorer.dessins import dessins_of, rangs_dessines
from coop_data.ui.explorer.rangs import ORDRE, titre_of
from coop_data.ui.explorer.tableau import TRI
from coop_data.ui.statistiques.carte import CONFIGURATION

AFFICHAGE: Final = "affichage"
CLE: Final = "explorer.affichage"
TABLEAU: Final = "tableau"


def montrer_dessin(pivot: Pivot) -> None:
    """The way to show the answer, kept in the address; the table alone by default."""
    dessins = dessins_of(pivot)
    libelles = {TABLEAU: "Tableau"} | {code: dessin.libelle for code, dessin in dessins.items()}
    demande = st.query_params.get(AFFICHAGE, TABLEAU)
    st.session_state[CLE] = demande if demande in libelles else TABLEAU
    choisi = st.segmented_control(
        "Affichage",
        list(libelles),
        format_func=libelles.__getitem__,
        key=CLE,
        on_change=_ecrire,
        required=True,
        wrap=True,
    )
    if choisi not in dessins:
        return
    rangs = rangs_dessines(pivot, st.query_params.get(TRI, ORDRE))
    titre = titre_of(pivot.question)
    st.subheader(titre, anchor=False)
    st.plotly_chart(
        dessins[choisi].dessiner(pivot, rangs),
        config=CONFIGURATION,
        key=f"explorer.dessin.{choisi}",
        alt=f"{dessins[choisi].libelle}. {titre}. Les valeurs sont dans le tableau.",
    )
    if choisi == "carte":
        cartes.montrer_hors_carte(pivot)
    maximum = dessins[choisi].lignes_max(pivot)
    if maximum and len(pivot.lignes) > maximum:
        suite = "le tableau et les fichiers les donnent toutes"
        st.caption(f"Les {maximum} premières lignes\u202f; {suite}.")


def _ecrire() -> None:
    if st.session_state[CLE] == TABLEAU:
        st.query_params.pop(AFFICHAGE, None)
    else:
        st.query_params[AFFICHAGE] = st.session_state[CLE]
