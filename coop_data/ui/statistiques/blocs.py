"""The pieces of a page of figures: cards, and a breakdown as chart, sentence and table."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

import streamlit as st

from coop_data import formats
from coop_data.analytics.croisements import TOTAL
from coop_data.analytics.resultat import Chiffre, Resultat
from coop_data.analytics.statistique import Compte, Croisement, Statistique, Temps
from coop_data.exports import presentation
from coop_data.exports.statistiques import repartition_en_csv
from coop_data.statistiques.rubriques import ORDONNEES
from coop_data.ui import graphiques
from coop_data.ui.tableau import montrer_tableau
from coop_data.ui.texte import echapper

LIGNES_DESSINEES = 20
LARGEUR_CARTE = 150
LARGEUR_BLOC = 380


Complement = Callable[[Statistique], None]
"""What a page draws under a figure: its change, and the way to its origin."""


def montrer_chiffres(
    chiffres: Mapping[str, Chiffre],
    codes: Iterable[str],
    *,
    cle: str = "page",
    complement: Complement | None = None,
) -> None:
    """Key figures as cards, each with its definition; ``cle`` distinguishes the grids of one page."""
    with st.grid(min_column_width=LARGEUR_CARTE, key=f"chiffres.{cle}"):
        for code in codes:
            if complement is None:
                _carte(chiffres[code], bordee=True)
                continue
            with st.container(border=True, height="stretch", key=f"carte.{cle}.{code}", gap="xsmall"):
                _carte(chiffres[code], bordee=False)
                complement(chiffres[code].statistique)


def _carte(chiffre: Chiffre, *, bordee: bool) -> None:
    st.metric(
        chiffre.statistique.libelle,
        presentation.dire_chiffre(chiffre),
        delta=presentation.dire_part(chiffre) or None,
        delta_color="off",
        delta_arrow="off",
        help=chiffre.statistique.definition,
        border=bordee,
    )


def montrer_repartition(
    resultat: Resultat, *, jour: date | None = None, complement: Complement | None = None
) -> None:
    """One breakdown: title, sentence, chart, then the same rows as a table and as a file.

    ``jour``: the last day drawn along time (``presentation.lignes_du_temps``).
    """
    statistique = resultat.statistique
    with st.container(border=True, height="stretch"):
        st.subheader(statistique.libelle, anchor=False, help=_aide(resultat))
        st.markdown(echapper(presentation.phrase(resultat)))
        if resultat.est_vide:
            return
        st.plotly_chart(
            _figure(resultat, jour),
            config=graphiques.CONFIGURATION,
            key=f"graphique.{statistique.domaine}.{statistique.code}",
            alt=f"{statistique.libelle}. {presentation.phrase(resultat)} Les valeurs sont dans le tableau.",
        )
        if len(resultat.lignes) > LIGNES_DESSINEES and not isinstance(statistique.ventilation, Temps | Croisement):
            st.caption(f"Les {LIGNES_DESSINEES} premières lignes ; le tableau et le fichier les donnent toutes.")
        with st.expander("Tableau des valeurs", key=f"tableau.{statistique.domaine}.{statistique.code}"):
            montrer_tableau(presentation.tableau(resultat), statistique.libelle)
            st.download_button(
                "Télécharger en CSV",
                data=lambda: repartition_en_csv(resultat).encode(),
                file_name=f"{statistique.domaine}_{statistique.code}.csv",
                mime="text/csv",
                on_click="ignore",
                key=f"csv.{statistique.domaine}.{statistique.code}",
                icon=":material/download:",
            )
        if complement is not None:
            complement(statistique)


def _aide(resultat: Resultat) -> str:
    statistique = resultat.statistique
    base = statistique.ventilation.base if statistique.ventilation else ""
    return f"{statistique.definition} Parts calculées sur {base}." if base else statistique.definition


def _figure(resultat: Resultat, jour: date | None) -> graphiques.go.Figure:
    statistique, lignes = resultat.statistique, presentation.lignes_du_temps(resultat, jour)
    if isinstance(statistique.ventilation, Croisement):
        grille = presentation.croiser(resultat).drop(index=TOTAL[1])
        return graphiques.carte_de_chaleur(
            grille, [formats.mois_court(str(mois)) for mois in grille], statistique.unite
        )
    if isinstance(statistique.ventilation, Temps):
        maille = statistique.ventilation.maille
        nommer = formats.TEMPS_COURT[maille]
        series = statistique.ventilation.series
        return graphiques.colonnes(
            [nommer(code) for code in lignes[maille]],
            [(presentation.ENTETES[nom], list(lignes[nom])) for nom, _ in series],
            empilees=all(isinstance(mesure, Compte) for _, mesure in series),  # kinds of reports add up
        )
    mesures = [("effectif", statistique.unite)]
    if "accompagnements" in lignes:
        mesures.append(("accompagnements", "accompagnements"))
    if statistique.code not in ORDONNEES:
        lignes = lignes.sort_values("effectif", ascending=False, kind="stable")
    return graphiques.barres(lignes.head(LIGNES_DESSINEES), mesures, dire=presentation.dire_valeur(resultat))
