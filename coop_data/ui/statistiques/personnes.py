"""All the conseillers of an employer, or of a team, side by side."""

from typing import Any

import pandas as pd
import streamlit as st

from coop_data import formats
from coop_data.analytics.equipes import LigneComparee, comparer_les_personnes
from coop_data.analytics.requete import Requete
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import UneEquipe, UneStructure
from coop_data.exports.equipes import cellules, entetes, personnes_en_classeur, personnes_en_csv
from coop_data.fichiers import XLSX
from coop_data.ui.page import read
from coop_data.ui.statistiques.vue import Vue
from coop_data.ui.tableau import montrer_tableau
from coop_data.ui.texte import echapper

TITRES = {
    Domaine.ACCOMPAGNEMENT: "Les conseillers côte à côte",
    Domaine.COORDINATION: "Les coordinateur·ices côte à côte",
}


def montrer_personnes(vue: Vue) -> None:
    """The table, sorted by a click on a header, its text twin and its files."""
    if not isinstance(vue.perimetre, UneStructure | UneEquipe):
        return
    lignes = read(comparer_les_personnes, Requete(vue.domaine, vue.perimetre, vue.filtres))
    with st.container(border=True, key="statistiques.personnes"):
        st.subheader(TITRES[vue.domaine], anchor=False)
        if not lignes:
            st.markdown("Personne n’est en poste ici sur cette période.")
            return
        st.markdown(_phrase(vue.domaine, lignes))
        tableau = _tableau(vue.domaine, lignes)
        st.dataframe(
            tableau,
            hide_index=True,
            height="content",
            column_config=_colonnes(vue.domaine),
            alt=TITRES[vue.domaine],
            key="statistiques.personnes.tableau",
        )
        with st.expander("Tableau en texte", key="statistiques.personnes.texte"):
            lisible = [[_lisible(valeur) for valeur in cellules(ligne, vue.domaine)] for ligne in lignes]
            noms = [nom for _, nom in entetes(vue.domaine)]
            montrer_tableau(pd.DataFrame(lisible, columns=noms), TITRES[vue.domaine])
        _telecharger(vue, lignes)


def _phrase(domaine: Domaine, lignes: tuple[LigneComparee, ...]) -> str:
    premiere = lignes[0]
    nombre = next(iter(premiere.valeurs.values()))
    sans = sum(1 for ligne in lignes if not next(iter(ligne.valeurs.values())))
    unite = "CRA" if domaine is Domaine.ACCOMPAGNEMENT else "activités"
    debut = f"{formats.pluriel(len(lignes), 'personne')} ; "
    tete = f"le plus : {echapper(premiere.nom)}, {formats.nombre(nombre)} {unite}" if nombre else "aucune activité"
    return debut + tete + (f" ; {formats.pluriel(sans, 'personne')} sans aucune saisie." if sans else ".")


def _tableau(domaine: Domaine, lignes: tuple[LigneComparee, ...]) -> pd.DataFrame:
    codes = [code for code, _ in entetes(domaine)]
    tableau = pd.DataFrame([cellules(ligne, domaine) for ligne in lignes], columns=codes)
    return tableau.assign(dernier=pd.to_datetime(tableau["dernier"])).round({"heures": 1, "par_semaine": 1})


def _colonnes(domaine: Domaine) -> dict[str, Any]:
    configuration: dict[str, Any] = {}
    for code, libelle in entetes(domaine):
        match code:
            case "nom":
                configuration[code] = st.column_config.TextColumn(libelle, pinned=True, width=180)
            case "themes":
                configuration[code] = st.column_config.TextColumn(libelle)
            case "dernier":
                configuration[code] = st.column_config.DateColumn(libelle, format="DD/MM/YYYY")
            case _:
                configuration[code] = st.column_config.NumberColumn(libelle, format="localized")
    return configuration


def _lisible(valeur: Any) -> str:
    if isinstance(valeur, str):
        return valeur
    if isinstance(valeur, float):
        return formats.nombre(valeur, decimales=1)
    if isinstance(valeur, int):
        return formats.nombre(valeur)
    return formats.jour(valeur)


def _telecharger(vue: Vue, lignes: tuple[LigneComparee, ...]) -> None:
    with st.container(horizontal=True):
        st.download_button(
            "Télécharger le tableau en CSV",
            data=lambda: personnes_en_csv(lignes, vue.domaine),
            file_name=vue.entete.nom_de_fichier("Comparaison", "csv"),
            mime="text/csv",
            on_click="ignore",
            key="statistiques.personnes.csv",
            icon=":material/download:",
        )
        st.download_button(
            "Télécharger le tableau en Excel",
            data=lambda: personnes_en_classeur(lignes, vue.domaine, vue.entete),
            file_name=vue.entete.nom_de_fichier("Comparaison", "xlsx"),
            mime=XLSX,
            on_click="ignore",
            key="statistiques.personnes.xlsx",
            icon=":material/download:",
        )
