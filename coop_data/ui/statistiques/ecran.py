"""The page of figures of any level: period, filters, key figures, then one heading at a time."""

from collections.abc import Mapping
from datetime import datetime

import streamlit as st

from coop_data import db, formats, tags
from coop_data.acces.acteur import Acteur
from coop_data.analytics.resultat import Resultat
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import Perimetre, UnConseiller
from coop_data.domain.periode import PERIODE_PAR_DEFAUT
from coop_data.exports.statistiques import bilan_en_csv
from coop_data.statistiques.rubriques import CHIFFRES, DE_PLUSIEURS, RUBRIQUES, Rubrique
from coop_data.ui import cache
from coop_data.ui.periode import choisir_periode
from coop_data.ui.statistiques import blocs
from coop_data.ui.statistiques.filtres import choisir_filtres

PARAMETRE_RUBRIQUE = "rubrique"


def montrer_statistiques(
    domaine: Domaine, perimetre: Perimetre, *, acteur: Acteur, nom: str, defaut: str = PERIODE_PAR_DEFAUT
) -> None:
    """Draw the figures of a perimeter already checked; ``nom`` says whose they are, on screen and in files."""
    periode = choisir_periode(aujourdhui=acteur.aujourdhui(), defaut=defaut)
    with db.lecture() as session:
        visibles = frozenset(tag.id for tag in tags.tags_visibles(session, acteur=acteur))
    filtres, noms = choisir_filtres(domaine, periode, visibles)
    if phrases := filtres.decrire(noms):
        st.text(" · ".join(phrases))

    def fichier() -> bytes:
        return bilan_en_csv(cache.compute_tout(domaine, perimetre, filtres, tags_visibles=visibles)).encode()

    base = f"{nom}_{periode.du}_{periode.au}".replace(" ", "-").replace("/", "-")
    _telecharger(fichier, base, place="tete")
    seule = isinstance(perimetre, UnConseiller)
    codes = [code for code in CHIFFRES[domaine] if not (seule and code in DE_PLUSIEURS)]
    blocs.montrer_chiffres(cache.lire_chiffres(domaine, perimetre, filtres), codes)
    rubrique = _choisir_rubrique(domaine)
    _montrer_rubrique(
        rubrique,
        cache.lire_repartitions(domaine, perimetre, filtres, rubrique.repartitions, tags_visibles=visibles),
    )
    st.caption(f"Données au {formats.instant(datetime.now(acteur.fuseau), acteur.fuseau)}.")
    _telecharger(fichier, base, place="pied")


def _telecharger(fichier: object, base: str, *, place: str) -> None:
    st.download_button(
        "Télécharger en CSV",
        data=fichier,  # type: ignore[arg-type]
        file_name=f"Statistiques_{base}.csv",
        mime="text/csv",
        on_click="ignore",
        key=f"statistiques.csv.{place}",
        icon=":material/download:",
    )


def _choisir_rubrique(domaine: Domaine) -> Rubrique:
    rubriques = {rubrique.code: rubrique for rubrique in RUBRIQUES[domaine]}
    premiere = next(iter(rubriques))
    cle = f"statistiques.rubrique.{domaine}"
    demandee = st.query_params.get(PARAMETRE_RUBRIQUE, premiere)
    st.session_state[cle] = demandee if demandee in rubriques else premiere

    def ecrire() -> None:
        st.query_params[PARAMETRE_RUBRIQUE] = st.session_state[cle] or premiere

    choix = st.segmented_control(
        "Rubrique",
        list(rubriques),
        format_func=lambda code: rubriques[code].libelle,
        key=cle,
        on_change=ecrire,
        required=True,
        label_visibility="collapsed",
        wrap=True,
    )
    return rubriques[choix or premiere]


def _montrer_rubrique(rubrique: Rubrique, repartitions: Mapping[str, Resultat]) -> None:
    for code in rubrique.repartitions:
        if code in rubrique.larges:
            blocs.montrer_repartition(repartitions[code])
    etroites = [code for code in rubrique.repartitions if code not in rubrique.larges]
    with st.grid(min_column_width=blocs.LARGEUR_BLOC):
        for code in etroites:
            blocs.montrer_repartition(repartitions[code])
