"""Two perimeters side by side: key figures with their difference, and the shares of each breakdown."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

import pandas as pd
import streamlit as st

from coop_data import db, formats, tags
from coop_data.acces.acteur import Acteur
from coop_data.analytics.comparaisons import Variation
from coop_data.analytics.perimetres import NATIONAL
from coop_data.analytics.questions import DOMAINE, PERIMETRE
from coop_data.analytics.resultat import Chiffre, Resultat
from coop_data.analytics.statistique import (
    Choix,
    ChoixMultiple,
    Classes,
    Domaine,
)
from coop_data.domain.perimetre import National
from coop_data.domain.territoires import DEPARTEMENTS, REGIONS
from coop_data.exports import presentation
from coop_data.exports.csv import ecrire_csv
from coop_data.exports.entete import Entete
from coop_data.exports.statistiques import enregistrements
from coop_data.statistiques.rubriques import CHIFFRES, ORDONNEES
from coop_data.ui import cache, graphiques, page
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.statistiques.cible import Cible, choisir_parmi, lire_cible
from coop_data.ui.statistiques.donnees import choisir_periode_et_donnees
from coop_data.ui.statistiques.filtres import choisir_filtres
from coop_data.ui.statistiques.rubrique import choisir_rubrique
from coop_data.ui.texte import echapper

COTES: Final = ("a", "b")
DEFAUTS: Final = {"a": "departement:69", "b": NATIONAL}
PARTS: Final = ("part_a", "part_b")
COMPARABLES: Final = (Choix, ChoixMultiple, Classes)
"""Breakdowns along one closed list: their shares are compared line by line."""


def montrer_comparaison(acteur: Acteur) -> None:
    """Draw the page of the address; each side is judged by the rights of the account."""
    domaine = choisir_parmi(tuple(Domaine))
    textes = _choisir_les_deux()
    a, b = (page.read(lire_cible, acteur=acteur, texte=textes[cote], domaine=domaine) for cote in COTES)
    periode, cliche = choisir_periode_et_donnees(acteur)
    with db.lecture() as session:
        visibles = tags.tags_des_chiffres(session, acteur=acteur, photographie=cliche)
    filtres, noms = choisir_filtres(domaine, National(), periode, visibles, photographie=cliche)
    if phrases := filtres.decrire(noms):
        st.text(" · ".join(phrases))
    chiffres = [cache.lire_chiffres(domaine, cible.perimetre, filtres) for cible in (a, b)]
    entete = Entete(f"{a.nom} et {b.nom}", filtres, datetime.now(acteur.fuseau), fuseau=acteur.fuseau)
    _montrer_chiffres(domaine, (a, b), chiffres, entete)
    _renvoyer_aux_pages(domaine, textes, (a, b))
    st.caption(f"{entete.donnees.capitalize()}.")
    rubrique = choisir_rubrique(domaine, comparaisons=False)
    if rubrique is None:
        return
    deux = [
        cache.lire_repartitions(domaine, cible.perimetre, filtres, rubrique.repartitions, tags_visibles=visibles)
        for cible in (a, b)
    ]
    comparables = [
        code for code in rubrique.repartitions if isinstance(deux[0][code].statistique.ventilation, COMPARABLES)
    ]
    if not comparables:
        st.info("Ces répartitions se lisent sur la page de chaque territoire.")
    for code in comparables:
        _montrer_repartition((a, b), (deux[0][code], deux[1][code]), entete)


def _choisir_les_deux() -> dict[str, str]:
    """Both perimeters of the address, each with a list of territories to choose another from."""
    options = {NATIONAL: "France entière"}
    options |= {f"region:{region.code}": f"Région {region.nom}" for region in REGIONS}
    options |= {f"departement:{d.code}": f"{d.code} – {d.nom}" for d in DEPARTEMENTS}
    textes = {}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for cote in COTES:
            textes[cote] = st.query_params.get(cote, DEFAUTS[cote])
            cle = f"comparer.{cote}"
            st.session_state[cle] = textes[cote]
            st.selectbox(
                "Premier territoire" if cote == "a" else "Second territoire",
                list(options | {textes[cote]: ""}),
                format_func=lambda code: options.get(code, code),
                key=cle,
                on_change=_ecrire,
                args=(cote,),
                width=320,
            )
    return textes


def _ecrire(cote: str) -> None:
    st.query_params[cote] = st.session_state[f"comparer.{cote}"]


def _montrer_chiffres(
    domaine: Domaine, cibles: tuple[Cible, Cible], chiffres: list[Mapping[str, Chiffre]], entete: Entete
) -> None:
    a, b = (cible.nom for cible in cibles)
    lignes = []
    for code in CHIFFRES[domaine]:
        premier, second = chiffres[0][code], chiffres[1][code]
        lignes.append(
            {
                "Indicateur": premier.statistique.libelle,
                f"A : {a}": presentation.dire_chiffre(premier),
                f"B : {b}": presentation.dire_chiffre(second),
                "A par rapport à B": presentation.dire_ecart(
                    premier.statistique, Variation(premier.valeur, second.valeur)
                ),
            }
        )
    tableau = pd.DataFrame(lignes)
    st.header("Chiffres clés", anchor=False)
    st.table(tableau.rename(columns=echapper), border="horizontal", hide_index=True, alt=f"{a} et {b}")
    _proposer_csv(tableau, "Comparaison", entete)


def _renvoyer_aux_pages(domaine: Domaine, textes: Mapping[str, str], cibles: tuple[Cible, Cible]) -> None:
    """Where the figures of each side come from: its own page, for the same period and filters."""
    gardes = [
        (cle, valeur)
        for cle in st.query_params
        if cle not in (*COTES, DOMAINE)
        for valeur in st.query_params.get_all(cle)
    ]
    with st.container(horizontal=True):
        for cote, cible in zip(COTES, cibles, strict=True):
            st.page_link(
                streamlit_page(page_of("statistiques")),
                label=f"{cote.upper()} : d’où viennent ces chiffres, {echapper(cible.nom)}",
                icon=":material/arrow_forward:",
                query_params=[(PERIMETRE, textes[cote]), (DOMAINE, domaine.value), *gardes],
            )


def _montrer_repartition(
    cibles: tuple[Cible, Cible], resultats: tuple[Resultat, Resultat], entete: Entete
) -> None:
    """Shares side by side, since two territories are seldom of one size."""
    statistique = resultats[0].statistique
    parts = _parts(resultats)
    ordonnee = statistique.code in ORDONNEES
    dessinees = parts if ordonnee else parts.sort_values("part_a", ascending=False, kind="stable")
    noms = [f"A : {cibles[0].nom}", f"B : {cibles[1].nom}"]
    with st.container(border=True):
        st.subheader(statistique.libelle, anchor=False, help=statistique.definition)
        phrase = _phrase(parts)
        st.markdown(echapper(phrase))
        st.plotly_chart(
            graphiques.barres(dessinees, list(zip(PARTS, noms, strict=True)), dire=formats.pourcentage),
            config=graphiques.CONFIGURATION,
            key=f"comparer.{statistique.code}",
            alt=f"{statistique.libelle}. {phrase} Les valeurs sont dans le tableau.",
        )
        with st.expander("Tableau des valeurs", key=f"comparer.tableau.{statistique.code}"):
            lisible = pd.DataFrame(
                {
                    "Intitulé": parts["libelle"],
                    noms[0]: parts["part_a"].map(formats.pourcentage),
                    noms[1]: parts["part_b"].map(formats.pourcentage),
                }
            )
            st.table(
                lisible.map(echapper).rename(columns=echapper),
                border="horizontal",
                hide_index=True,
                alt=statistique.libelle,
            )
            _proposer_csv(lisible, f"Comparaison_{statistique.code}", entete)


def _proposer_csv(tableau: pd.DataFrame, sujet: str, entete: Entete) -> None:
    """The table as shown, in a file that names both territories and the period."""
    st.download_button(
        "Télécharger en CSV",
        data=lambda: ecrire_csv([list(tableau), *tableau.itertuples(index=False)]),
        file_name=entete.nom_de_fichier(sujet, "csv"),
        mime="text/csv",
        on_click="ignore",
        key=f"comparer.csv.{sujet}",
        icon=":material/download:",
    )


def _parts(resultats: tuple[Resultat, Resultat]) -> pd.DataFrame:
    """``code``, ``libelle``, ``part_a``, ``part_b``, in the order of the list; what one side lacks is 0."""
    lignes = [resultat.lignes.set_index("code") for resultat in resultats]
    ordre = dict.fromkeys(code for cote in lignes for code in cote.index)
    libelles = lignes[0]["libelle"].combine_first(lignes[1]["libelle"])
    parts = pd.DataFrame({"libelle": libelles, "part_a": lignes[0]["part"], "part_b": lignes[1]["part"]})
    return parts.reindex(list(ordre)).fillna({"part_a": 0.0, "part_b": 0.0}).rename_axis("code").reset_index()


def _phrase(parts: pd.DataFrame) -> str:
    """Where the two are furthest apart."""
    lignes = enregistrements(parts)
    loin = max(lignes, key=lambda ligne: abs(ligne["part_a"] - ligne["part_b"]))
    if loin["part_a"] == loin["part_b"]:
        return "Aucun écart entre les deux."
    return (
        f"Le plus grand écart : {loin['libelle']}, {formats.pourcentage(loin['part_a'])} contre "
        f"{formats.pourcentage(loin['part_b'])}."
    )
