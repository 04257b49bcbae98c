"""The drawing of the answer, chosen among those that suit, with a title, a sentence, and its values
in the table.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

import streamlit as st

from coop_data.analytics.explorer.pivot import Pivot
from coop_data.analytics.explorer.reponse import Reponse
from coop_data.ui import adresse
from coop_data.ui.explorer import cartes
from coop_data.ui.explorer.dessins import Dessin, dessins_of, rangs_dessines
from coop_data.ui.explorer.rangs import ORDRE, ranger, titre_of
from coop_data.ui.explorer.tableau import TRI
from coop_data.ui.explorer.temps import sans_l_avenir
from coop_data.ui.statistiques.carte import CONFIGURATION
from coop_data.ui.texte import echapper

AFFICHAGE: Final = "affichage"
CLE: Final = "explorer.affichage"
TABLEAU: Final = "tableau"
DESSINEE: Final = "dessinee"


def montrer_dessin(reponse: Reponse, jour: date) -> None:
    """The chosen way to show the answer, kept in the address; the table alone by default. ``jour``: the last day
    drawn.
    """
    with st.container(horizontal=True, vertical_alignment="bottom"):
        pivot = sans_l_avenir(_choisir_la_mesure(reponse), jour)
        dessins = dessins_of(pivot)
        choisi = _choisir_le_dessin(dessins)
    if choisi not in dessins:
        return
    rangs = rangs_dessines(pivot, ranger(reponse, st.query_params.get(TRI, ORDRE)))
    titre = titre_of([pivot.question])
    st.subheader(titre, anchor=False)
    st.plotly_chart(
        dessins[choisi].dessiner(pivot, rangs),
        config=CONFIGURATION,
        key=f"explorer.dessin.{choisi}",
        alt=f"{dessins[choisi].libelle}. {titre}. Les valeurs sont dans le tableau.",
    )
    if echelle := dessins[choisi].dire_l_echelle(pivot, rangs):
        st.caption(echapper(echelle))
    if choisi == "carte":
        cartes.montrer_hors_carte(pivot)
    maximum = dessins[choisi].lignes_max(pivot)
    if maximum and len(pivot.lignes) > maximum:
        suite = "le tableau et les fichiers les donnent toutes"
        st.caption(f"Les {maximum} premières lignes\u202f; {suite}.")


def _choisir_la_mesure(reponse: Reponse) -> Pivot:
    """The measure drawn, kept in the address: the first one by default."""
    pivots = {pivot.question.mesure: pivot for pivot in reponse.pivots}
    if len(pivots) == 1 or AFFICHAGE not in st.query_params:
        return reponse.principal
    libelles = {code: pivot.question.statistique.libelle for code, pivot in pivots.items()}
    return pivots[adresse.choisir(DESSINEE, "Mesure dessinée", libelles, largeur=330)]


def _choisir_le_dessin(dessins: Mapping[str, Dessin]) -> str | None:
    """The one of the address when it suits, else the table alone."""
    libelles = {TABLEAU: "Tableau"} | {code: dessin.libelle for code, dessin in dessins.items()}
    demande = st.query_params.get(AFFICHAGE, TABLEAU)
    st.session_state[CLE] = demande if demande in libelles else TABLEAU
    return st.segmented_control(
        "Affichage",
        list(libelles),
        format_func=libelles.__getitem__,
        key=CLE,
        on_change=_ecrire,
        required=True,
        wrap=True,
    )


def _ecrire() -> None:
    if st.session_state[CLE] == TABLEAU:
        st.query_params.pop(AFFICHAGE, None)
    else:
        st.query_params[AFFICHAGE] = st.session_state[CLE]
