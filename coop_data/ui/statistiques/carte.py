"""The map of territories: one measure in classes; a click, or the list above it, opens a territory.

The outlines are fetched by the browser, once (``/contours/…``); the page only sends values.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from coop_data import VERSION
from coop_data.analytics.carte import MESURES, RAPPORTS, Mesurage, rapports_of
from coop_data.analytics.territoires import DEFINITIONS
from coop_data.domain.contours import lire_contours
from coop_data.exports.territoires import (
    SANS_DONNEE,
    collectivites_de_la_carte,
    dire_mesure,
    legende_de_la_carte,
    phrase_de_la_carte,
)
from coop_data.ui import adresse, graphiques
from coop_data.ui.texte import echapper

HAUTEUR = 520
CADRE = {"lon": (-8.6, 9.8), "lat": (41.2, 51.3)}
TEINTES: Mapping[str, tuple[str, ...]] = {
    "light": ("#cbddf3", "#9fc0e6", "#6c9bd0", "#3468a9", "#0c2a52"),
    "dark": ("#264a7d", "#3a6cae", "#5f92d3", "#a9c8f5", "#eaf2fd"),
}
"""One hue, paler or darker: readable without distinguishing colours."""

GRIS = {"light": "#8c8c8c", "dark": "#6d6d6d"}
TRAITS = {"light": "#4c5a70", "dark": "#0b0f16"}
CONFIGURATION = {**graphiques.CONFIGURATION, "topojsonURL": "/contours/"}
CLE = "territoires.carte"


def choisir_mesure() -> tuple[str, str]:
    """The measure and its base, kept in the address."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        mesure = adresse.choisir(
            "mesure", "Indicateur", {code: DEFINITIONS[code][0] for code in MESURES}, largeur=310
        )
        rapports = {code: RAPPORTS[code].libelle for code in rapports_of(mesure)}
        rapport = adresse.choisir("rapport", "Rapporter à", rapports, largeur=230)
    return mesure, rapport


def montrer_carte(mesurage: Mesurage) -> str | None:
    """The map, its legend, and territories without outline. Returns the code of the territory clicked, if any."""
    phrase = phrase_de_la_carte(mesurage)
    st.header(mesurage.libelle, anchor=False, help=mesurage.definition)
    st.markdown(echapper(phrase))
    choix: Any = st.plotly_chart(
        figure(mesurage, st.context.theme.type or "light"),
        config=CONFIGURATION,
        key=f"{CLE}.{mesurage.maille}",
        on_select="rerun",
        selection_mode="points",
        alt=f"Carte. {mesurage.libelle}. {phrase} Les valeurs sont dans le tableau ; la liste « Ouvrir les "
        "statistiques d’un territoire » remplace le clic.",
    )
    st.markdown("**Collectivités d’outre-mer** (hors carte)")
    with st.container(horizontal=True):
        for _, nom, valeur in collectivites_de_la_carte(mesurage):
            st.markdown(f"{echapper(nom)} : **{valeur}**", width="content")
    return next((point["location"] for point in choix["selection"]["points"]), None)


def figure(mesurage: Mesurage, theme: str) -> go.Figure:
    """One trace per class, so that the legend names each one; another one, grey, for territories without data."""
    classes = {code: mesurage.classe(code) for code in lire_contours(mesurage.maille)}
    legendes = legende_de_la_carte(mesurage)
    zones = [
        (texte, {code: _nommer(mesurage, code) for code, classe in classes.items() if classe == rang})
        for rang, texte in [*enumerate(legendes), (None, SANS_DONNEE)]
    ]
    return dessiner(mesurage.maille, zones, theme)


Zones = Sequence[tuple[str, Mapping[str, str]]]
"""The classes of a map, from the lowest, then territories without data: legend, and text of each territory."""


def dessiner(maille: str, zones: Zones, theme: str, *, hors: Mapping[str, str] = GRIS) -> go.Figure:
    """A map in classes, one trace per class that is met; the last one of ``zones``, in ``hors``, has no data."""
    teintes = [*_teintes(len(zones) - 1, theme), hors[theme]]
    carte = go.Figure()
    for (texte, bulles), teinte in zip(zones, teintes, strict=True):
        if bulles:
            carte.add_traces(_tracer(maille, bulles, teinte, texte, TRAITS[theme]))
    carte.update_geos(
        visible=False,
        bgcolor="rgba(0,0,0,0)",
        projection_type="mercator",
        lonaxis_range=CADRE["lon"],
        lataxis_range=CADRE["lat"],
    )
    return carte.update_layout(
        height=HAUTEUR,
        dragmode=False,
        clickmode="event+select",
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        font={"size": graphiques.TAILLE_TEXTE},
        legend={
            "orientation": "h",
            "y": 0,
            "yanchor": "top",
            "x": 0,
            "itemclick": False,
            "itemdoubleclick": False,
        },
    )


def _tracer(maille: str, bulles: Mapping[str, str], teinte: str, texte: str, trait: str) -> list[Any]:
    """The areas of a class, and a mark that stands for them in the legend: areas have none of their own."""
    zones = go.Choropleth(
        geojson=f"/contours/{maille}.json?v={VERSION}",
        locations=list(bulles),
        z=[1] * len(bulles),
        colorscale=[[0, teinte], [1, teinte]],
        showscale=False,
        marker={"line": {"color": trait, "width": 0.7}},
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        text=list(bulles.values()),
        hovertemplate="%{text}<extra></extra>",
    )
    marque = go.Scattergeo(
        lon=[None],
        lat=[None],
        mode="markers",
        name=texte,
        marker={"symbol": "square", "size": 14, "color": teinte, "line": {"color": trait, "width": 1}},
        showlegend=True,
    )
    return [zones, marque]


def _nommer(mesurage: Mesurage, code: str) -> str:
    valeur = mesurage.valeurs[code]
    dit = SANS_DONNEE.lower() if valeur is None else dire_mesure(mesurage, valeur)
    return f"<b>{mesurage.noms[code]}</b><br>{dit}"


def _teintes(nombre: int, theme: str) -> list[str]:
    """As many tints as there are classes, spread from the least to the most."""
    palette = TEINTES[theme]
    if nombre == 1:
        return [palette[len(palette) // 2]]
    return [palette[round(rang * (len(palette) - 1) / (nombre - 1))] for rang in range(nombre)]
