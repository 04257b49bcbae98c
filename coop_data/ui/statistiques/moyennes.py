"""A conseiller or an employer compared with the mean of active people in the territories around."""

from typing import Any

import pandas as pd
import streamlit as st

from coop_data import db, formats
from coop_data.analytics.comparaisons import COMPARES, Moyenne, moyenne_par_personne
from coop_data.analytics.niveaux import references
from coop_data.analytics.perimetres import libelle_du_perimetre
from coop_data.analytics.resultat import Nombre
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import UneStructure
from coop_data.ui import cache
from coop_data.ui.statistiques.vue import Vue
from coop_data.ui.tableau import montrer_tableau
from coop_data.ui.texte import echapper

QUI = {Domaine.ACCOMPAGNEMENT: "conseiller actif", Domaine.COORDINATION: "coordinateur·ice actif·ve"}


def montrer_moyennes(vue: Vue) -> None:
    """Each figure here, then its mean per active person in the département, the région, the nation, with their
    number.
    """
    with db.lecture() as session:
        perimetres = references(session, vue.perimetre, au=vue.filtres.au, photographie=vue.filtres.photographie)
        noms = [libelle_du_perimetre(session, perimetre) for perimetre in perimetres]
    if not perimetres:
        return
    ici = cache.lire_chiffres(vue.domaine, vue.perimetre, vue.filtres)
    une_structure = isinstance(vue.perimetre, UneStructure)
    colonnes: list[tuple[str, Moyenne]] = [(vue.nom, moyenne_par_personne(ici, vue.domaine))]
    for nom, perimetre in zip(noms, perimetres, strict=True):
        chiffres = cache.lire_chiffres(vue.domaine, perimetre, vue.filtres)
        colonnes.append((nom, moyenne_par_personne(chiffres, vue.domaine)))
    lignes: list[dict[str, Any]] = []
    for code in COMPARES[vue.domaine]:
        statistique = ici[code].statistique
        ligne = {"Indicateur": statistique.libelle}
        for nom, moyenne in colonnes:
            ligne[f"{nom} (n = {formats.nombre(moyenne.personnes)})"] = _dire(
                statistique.unite, moyenne.valeurs[code]
            )
        lignes.append(ligne)
    with st.container(border=True, key="statistiques.moyennes"):
        st.subheader(f"Par {QUI[vue.domaine]}", anchor=False)
        st.markdown(_phrase(vue, colonnes))
        montrer_tableau(pd.DataFrame(lignes), f"Moyennes par {QUI[vue.domaine]}")
        st.caption(
            f"Moyenne par {QUI[vue.domaine]} : le total divisé par n, le nombre de personnes ayant enregistré au "
            "moins une activité sur la période, avec les mêmes filtres."
            + (" La première colonne est aussi une moyenne." if une_structure else "")
        )


def _phrase(vue: Vue, colonnes: list[tuple[str, Moyenne]]) -> str:
    """A sentence that compares the main figure with the nearest territory."""
    (_, ici), (nom, autour), *_ = colonnes
    code = COMPARES[vue.domaine][0]
    unite = "CRA" if vue.domaine is Domaine.ACCOMPAGNEMENT else "activités"
    return (
        f"{_dire('', ici.valeurs[code])} {unite} par {QUI[vue.domaine]} ici, contre "
        f"{_dire('', autour.valeurs[code])} en moyenne ({echapper(nom)})."
    )


def _dire(unite: str, valeur: Nombre) -> str:
    if unite == "minutes":
        return formats.duree(None if valeur is None else round(valeur))
    return formats.nombre(valeur, decimales=1)
