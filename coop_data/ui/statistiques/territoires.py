"""« Statistiques par territoire »: its table, sorted and searched, with a way into each territory."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Literal
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from coop_data import db, formats
from coop_data.analytics.carte import Mesurage
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.questions import PERIODE
from coop_data.analytics.territoires import DEFINITIONS, Territoires, compute_territoires
from coop_data.domain.periode import slug_of_periode
from coop_data.domain.territoires import find_region
from coop_data.domain.texte import plier
from coop_data.exports.differences import differences_des_territoires
from coop_data.exports.statistiques import enregistrements
from coop_data.exports.territoires import PARTS, dire
from coop_data.faits.changements import version_donnees
from coop_data.ui import adresse, tableau
from coop_data.ui.fichiers import proposer_fichiers
from coop_data.ui.statistiques.difference import montrer_difference
from coop_data.ui.statistiques.telechargements import IMAGE, montrer_telechargements

MAILLES: Mapping[str, str] = {"departement": "Par département", "region": "Par région"}
TRIS: Mapping[str, str] = {
    "code": "Code",
    "nom": "Nom",
    "haut": "Indicateur de la carte, du plus haut au plus bas",
    "bas": "Indicateur de la carte, du plus bas au plus haut",
}
PARAMETRE_MAILLE = "maille"
CLE_MAILLE = "territoires.maille"
LIGNES_SANS_DEFILER = 12
HAUTEUR_TABLEAU = 460
LARGEURS = {"code": 64, "nom": 190}
"""The name stays in view when the table is scrolled, on a phone too."""


def choisir_maille() -> str:
    """The mesh of the address: départements by default."""
    demandee = st.query_params.get(PARAMETRE_MAILLE, "")
    st.session_state[CLE_MAILLE] = demandee if demandee in MAILLES else "departement"
    choix = st.segmented_control(
        "Affichage",
        list(MAILLES),
        format_func=MAILLES.__getitem__,
        key=CLE_MAILLE,
        on_change=_ecrire_maille,
        required=True,
    )
    return choix or "departement"


def _ecrire_maille() -> None:
    st.query_params[PARAMETRE_MAILLE] = st.session_state[CLE_MAILLE]


def lire_territoires(maille: str, filtres: Filtres) -> Territoires:
    """The table of a period, of a photograph or of the living data, up to date at every call."""
    with db.lecture() as session:
        version = version_donnees(session)
    return _territoires(maille, filtres, version)


@st.cache_data(ttl=600, max_entries=60, show_spinner=False)
def _territoires(maille: str, filtres: Filtres, version: str) -> Territoires:
    with db.lecture() as session:
        return compute_territoires(
            session=session,
            maille=maille,
            du=filtres.du,
            au=filtres.au,
            selon=filtres.selon,
            photographie=filtres.photographie,
        )


def choisir_territoire(territoires: Territoires) -> str | None:
    """A territory to open, as a perimeter (``departement:69``); ``None`` until one is chosen."""
    lignes = enregistrements(territoires.lignes)
    noms: dict[str, str] = {ligne["code"]: f"{ligne['code']} – {ligne['nom']}" for ligne in lignes}
    choix = st.selectbox(
        "Ouvrir les statistiques d’un territoire",
        list(noms),
        index=None,
        format_func=noms.__getitem__,
        placeholder="Choisir un territoire",
        key=f"territoires.ouvrir.{territoires.maille}",
    )
    if choix is None:
        return None
    return perimetre_of(choix, territoires.maille)


def perimetre_of(code: str, maille: str) -> str:
    """A territory of the table as a perimeter; a collectivity, listed among régions, is a perimeter of
    département.
    """
    return f"{'region' if find_region(code) and maille == 'region' else 'departement'}:{code}"


def ranger(territoires: Territoires, mesurage: Mesurage) -> tuple[pd.DataFrame, str]:
    """The rows found, in the order asked for, and the text searched; the address keeps both."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        recherche = adresse.chercher("recherche", "Rechercher un territoire", "Nom ou code", largeur=260)
        tri = adresse.choisir("tri", "Trier par", TRIS, largeur=290)
    lignes = territoires.lignes
    if recherche:
        noms = lignes["code"] + " " + lignes["nom"]
        lignes = lignes[noms.map(lambda nom: plier(recherche) in plier(nom))]
    match tri:
        case "nom":
            lignes = lignes.sort_values("nom", key=lambda noms: noms.map(plier))
        case "haut" | "bas":
            cle = lignes["code"].map(mesurage.valeurs).astype("float64")
            rangs = cle.sort_values(ascending=tri == "bas", kind="stable", na_position="last").index
            lignes = lignes.loc[rangs]
    return lignes, recherche


def montrer_tableau(territoires: Territoires, mesurage: Mesurage) -> None:
    """The rows found, then reports without territory and the recount of the nation, which are always shown."""
    lignes, recherche = ranger(territoires, mesurage)
    if recherche:
        st.caption(formats.pluriel(len(lignes), "territoire trouvé", "territoires trouvés"))
    if lignes.empty:
        st.info("Aucun territoire ne correspond à votre recherche.")
    else:
        st.dataframe(
            lignes,
            hide_index=True,
            height="content" if len(lignes) <= LIGNES_SANS_DEFILER else HAUTEUR_TABLEAU,
            column_config=_colonnes(),
            alt=f"Statistiques {MAILLES[territoires.maille].lower()}",
            key="territoires.tableau",
        )
    tableau.montrer_tableau(
        _en_colonnes([territoires.sans_structure, territoires.total]), "Hors territoire et total national"
    )
    with st.expander("Tableau complet en texte", key="territoires.texte"):
        toutes = [*enregistrements(lignes), territoires.sans_structure, territoires.total]
        tableau.montrer_tableau(_lisible(toutes), "Tableau complet")


def telecharger(territoires: Territoires, mesurage: Mesurage, place: Literal["tete", "pied"]) -> None:
    """The whole table as files; the PDF draws the map of the screen."""
    montrer_telechargements(parametres_of(territoires, mesurage), place=place, fichier="territoires")


def telecharger_la_carte(territoires: Territoires, mesurage: Mesurage) -> None:
    """The map of the screen as an image."""
    proposer_fichiers([(IMAGE, f"/fichiers/carte.png?{urlencode(parametres_of(territoires, mesurage))}")], "carte")


def montrer_la_difference(territoires: Territoires, mesurage: Mesurage) -> None:
    """The measure of the map, territory by territory, in the photograph and in the living data."""
    vivants = lire_territoires(territoires.maille, replace(territoires.filtres, photographie=None))
    mesure = mesurage.mesure
    montrer_difference(
        differences_des_territoires(territoires, vivants, [mesure]),
        sujet="Territoire",
        dire=lambda lue, valeur: dire(mesure, valeur),
        fichier="differences-territoires.csv",
        parametres=parametres_of(territoires, mesurage),
    )


def parametres_of(territoires: Territoires, mesurage: Mesurage) -> list[tuple[str, str]]:
    """The address of what is shown, dates written in full."""
    filtres = territoires.filtres
    return [
        (PARAMETRE_MAILLE, territoires.maille),
        (PERIODE, slug_of_periode(filtres.periode)),
        ("mesure", mesurage.mesure),
        ("rapport", mesurage.rapport.code),
        *filtres.adresse(),
    ]


def _colonnes() -> dict[str, Any]:
    colonnes: dict[str, Any] = {}
    for code, (libelle, definition) in DEFINITIONS.items():
        if code in LARGEURS:
            colonnes[code] = st.column_config.TextColumn(
                libelle, help=definition, pinned=code == "nom", width=LARGEURS[code]
            )
        else:
            motif = "percent" if code in PARTS else "localized"
            colonnes[code] = st.column_config.NumberColumn(libelle, help=definition, format=motif)
    return colonnes


def _lisible(lignes: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(
        [{DEFINITIONS[code][0]: dire(code, ligne[code]) for code in DEFINITIONS} for ligne in lignes]
    )


def _en_colonnes(lignes: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """A few lines side by side, with one figure per row, readable without scrolling even on a phone."""
    code, nom = (DEFINITIONS[colonne][0] for colonne in LARGEURS)
    return _lisible(lignes).drop(columns=code).set_index(nom).T.reset_index(names="Indicateur")
