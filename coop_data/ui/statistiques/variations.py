"""Each key figure beside itself: the equal period before, and a year before."""

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd
import streamlit as st

from coop_data import formats
from coop_data.analytics import evolutions
from coop_data.analytics.evolutions import Reference
from coop_data.analytics.resultat import Chiffre
from coop_data.exports import presentation
from coop_data.ui import cache, tableau
from coop_data.ui.statistiques.vue import Vue


def lire_references(vue: Vue) -> list[Reference]:
    """The periods with which this one can be compared, with their figures."""
    references = evolutions.lire_references(
        lambda filtres: cache.lire_chiffres(vue.domaine, vue.perimetre, filtres),
        vue.filtres,
        vue.acteur.aujourdhui(),
    )
    return list(references.values())


def annoncer(references: Iterable[Reference], au: date, aujourdhui: date) -> None:
    """A sentence that gives the dates with which figures are compared."""
    textes = [
        f"{reference.libelle.lower()} : {formats.periode(reference.periode.du, reference.periode.au)}"
        for reference in references
    ]
    if textes:
        encours = " La période est en cours : elle est comparée à la même date." if au > aujourdhui else ""
        st.caption(formats.insecable(f"{' ; '.join(textes).capitalize()}.{encours}"))


def montrer_tableau(
    chiffres: Mapping[str, Chiffre], codes: Iterable[str], references: Iterable[Reference]
) -> None:
    """The cards as a table, for those who read or copy tables."""
    lignes = []
    for code in codes:
        ligne = {
            "Indicateur": chiffres[code].statistique.libelle,
            "Valeur": presentation.dire_chiffre(chiffres[code]),
        }
        for reference in references:
            ligne[reference.libelle] = presentation.dire_chiffre(reference.anciens[code])
            ligne[f"Évolution – {reference.libelle.lower()}"] = presentation.dire_variation(
                chiffres[code].statistique, reference.variation(code)
            )
        lignes.append(ligne)
    with st.expander("Tableau des chiffres clés et de leur évolution", key="statistiques.evolution"):
        tableau.montrer_tableau(pd.DataFrame(lignes), "Chiffres clés et évolution")
