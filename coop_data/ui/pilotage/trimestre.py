"""« Trimestre des coordinateurs »: the quarter, its figures and their change, then one list at a time."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.analytics.filtres import PHOTOGRAPHIE
from coop_data.analytics.statistique import Domaine, Statistique
from coop_data.domain.periode import slug_of_periode
from coop_data.domain.territoires import DEPARTEMENTS, REGIONS
from coop_data.exports import presentation
from coop_data.exports.differences import differences_des_chiffres
from coop_data.exports.trimestre_listes import Choix
from coop_data.exports.trimestre_national import (
    CHIFFRES,
    Trimestre,
    lire_chiffres,
    lire_trimestre_national,
    trimestre_precedent,
    trimestres_au_choix,
)
from coop_data.ui import adresse, page
from coop_data.ui.fichiers import proposer_fichiers
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.periode import choisir_trimestre
from coop_data.ui.pilotage import listes_du_trimestre as listes
from coop_data.ui.statistiques import blocs
from coop_data.ui.statistiques.difference import montrer_difference
from coop_data.ui.statistiques.donnees import choisir_donnees

NATIONAL = "national"


def montrer_trimestre(acteur: Acteur) -> None:
    """The whole page, for an account that follows everyone."""
    code, territoire = _choisir(acteur.aujourdhui())
    cliche = choisir_donnees(acteur, code)
    trimestre = page.read(
        lire_trimestre_national, acteur=acteur, code=code, territoire=territoire, photographie=cliche
    )
    st.caption(_dates(trimestre, acteur))
    _montrer_chiffres(trimestre)
    if cliche is not None:
        _montrer_la_difference(trimestre, territoire)
    st.header("Listes", anchor=False)
    choix, groupe = listes.choisir()
    _montrer_fichiers(trimestre, territoire, choix)
    listes.montrer(trimestre, choix, groupe)
    if cliche is None:
        st.caption(f"Données au {formats.instant(pd.Timestamp.now(tz=acteur.fuseau), acteur.fuseau)}.")


def _choisir(aujourdhui: date) -> tuple[str, str]:
    """The quarter (the last one that has ended, by default) and the territory."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        code = choisir_trimestre("trimestre", trimestres_au_choix(aujourdhui), aujourdhui=aujourdhui)
        territoire = adresse.choisir("territoire", "Territoire", _territoires(), largeur=310)
    return code, territoire


def _territoires() -> Mapping[str, str]:
    return {
        NATIONAL: "France entière",
        **{f"region:{region.code}": f"Région {region.nom}" for region in REGIONS},
        **{f"departement:{d.code}": f"{d.code} – {d.nom}" for d in DEPARTEMENTS},
    }


def _dates(trimestre: Trimestre, acteur: Acteur) -> str:
    en_cours = " Ce trimestre est en cours." if trimestre.periode.au >= acteur.aujourdhui() else ""
    return (
        f"Activités datées {formats.periode(trimestre.periode.du, trimestre.periode.au)}, bornes incluses, "
        f"{_reference(trimestre, acteur)}. Toutes les activités enregistrées comptent, même à compléter.{en_cours}"
    )


def _reference(trimestre: Trimestre, acteur: Acteur) -> str:
    """The quarter that the figures are compared with, in words; a photograph is only compared with
    a photograph.
    """
    precedent = formats.trimestre(trimestre_precedent(trimestre.code))
    if trimestre.reference is None:
        return f"sans comparaison\u202f: le {precedent} n’était pas photographié"
    figee = trimestre.reference.photographie
    return f"comparées à la {formats.photographie(figee, acteur.fuseau)}" if figee else f"comparées au {precedent}"


def _montrer_chiffres(trimestre: Trimestre) -> None:
    def complement(statistique: Statistique) -> None:
        dite = presentation.dire_variation(statistique, trimestre.variation(statistique.code))
        st.caption(dite.capitalize())

    compare = trimestre.reference is not None
    blocs.montrer_chiffres(trimestre.chiffres, CHIFFRES, complement=complement if compare else None)
    st.page_link(
        streamlit_page(page_of("statistiques")),
        label="Toutes les statistiques de ce trimestre",
        icon=":material/arrow_forward:",
        query_params={
            "domaine": Domaine.COORDINATION.value,
            "perimetre": st.query_params.get("territoire", NATIONAL),
            "periode": slug_of_periode(trimestre.periode),
        }
        | ({PHOTOGRAPHIE: trimestre.photographie.code} if trimestre.photographie else {}),
    )
    st.page_link(
        streamlit_page(page_of("photographies")),
        label="Photographies des trimestres",
        icon=":material/photo_camera:",
        query_params={"trimestre": trimestre.code},
    )


def _montrer_la_difference(trimestre: Trimestre, territoire: str) -> None:
    vivants = page.read(lire_chiffres, perimetre=trimestre.perimetre, filtres=trimestre.filtres_vivants)
    montrer_difference(
        differences_des_chiffres({code: trimestre.chiffres[code] for code in CHIFFRES}, vivants),
        sujet="Indicateur",
        dire=lambda lue, valeur: presentation.dire_nombre(trimestre.chiffres[lue.code].statistique, valeur),
        fichier="differences-trimestre.csv",
        parametres=_cible(trimestre, territoire).items(),
    )


def _cible(trimestre: Trimestre, territoire: str) -> dict[str, str]:
    """The parameters of the quarter in an address."""
    cible = {"trimestre": trimestre.code, "territoire": territoire}
    return cible | ({PHOTOGRAPHIE: trimestre.photographie.code} if trimestre.photographie else {})


def _montrer_fichiers(trimestre: Trimestre, territoire: str, choix: Choix) -> None:
    """This list, the whole quarter to hand over, and the living activities themselves (without notes)."""
    cible = _cible(trimestre, territoire)
    liste = {**cible, "liste": choix.liste, "recherche": choix.recherche, "tri": choix.tri}
    activites = {
        "domaine": Domaine.COORDINATION.value,
        "perimetre": territoire,
        "periode": slug_of_periode(trimestre.periode),
    }
    proposer_fichiers(
        [
            ("Télécharger en CSV", f"/fichiers/trimestre?{urlencode({**liste, 'format': 'csv'})}"),
            ("Télécharger en Excel", f"/fichiers/trimestre?{urlencode({**liste, 'format': 'xlsx'})}"),
            ("Télécharger en PDF", f"/fichiers/trimestre.pdf?{urlencode(cible)}"),
            *([] if trimestre.photographie else _liens_des_activites(activites)),
        ],
        "trimestre",
    )


def _liens_des_activites(activites: Mapping[str, str]) -> list[tuple[str, str]]:
    """Links to the files of the activities; a photograph does not hold them."""
    return [
        ("Télécharger les activités (CSV)", f"/fichiers/cra.csv?{urlencode(activites)}"),
        ("Télécharger les activités (Excel)", f"/fichiers/cra.xlsx?{urlencode(activites)}"),
    ]
