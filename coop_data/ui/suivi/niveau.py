"""The level below: each territory or structure with its rate, and the way into it."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import streamlit as st

from coop_data import formats
from coop_data.analytics.suivi_lecture import NiveauSuivi
from coop_data.domain.perimetre import National, Region
from coop_data.domain.texte import plier
from coop_data.exports.suivi import SuiviLu
from coop_data.ui import adresse
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.periode import trimestre_de_l_adresse
from coop_data.ui.texte import echapper

TAILLE: Final = 30
LARGEURS: Final = (4, 2, 5)
TRIS: Final[Mapping[str, tuple[str, Callable[[NiveauSuivi], Any]]]] = {
    "taux": ("Taux, le plus bas d’abord", lambda niveau: _taux(niveau)),
    "retard": ("En retard, les plus nombreux d’abord", lambda niveau: -niveau.comptes.en_retard),
    "nom": ("Nom", lambda niveau: plier(niveau.nom)),
}


def titre(lu: SuiviLu) -> str:
    """What stands one level below."""
    match lu.perimetre:
        case National():
            return "Régions et collectivités"
        case Region():
            return "Départements"
        case _:
            return "Structures"


def montrer(lu: SuiviLu) -> None:
    """A search, an order, then one line each."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        recherche = plier(adresse.chercher("niveau", "Rechercher", "Nom ou code"))
        tri = adresse.choisir("ordre", "Trier par", {code: choix[0] for code, choix in TRIS.items()}, largeur=300)
    trouves = [niveau for niveau in lu.suivi.niveaux if recherche in plier(f"{niveau.code} {niveau.nom}")]
    trouves.sort(key=TRIS[tri][1])
    if not trouves:
        st.info("Aucun résultat : essayez un autre nom.", icon=":material/search_off:")
        return
    st.markdown(f"**{formats.pluriel(len(trouves), 'résultat')}**")
    rang = (adresse.lire_page(len(trouves), TAILLE) - 1) * TAILLE
    for niveau in trouves[rang : rang + TAILLE]:
        _ligne(niveau)
    adresse.paginer(len(trouves), TAILLE)


def _ligne(niveau: NiveauSuivi) -> None:
    comptes = niveau.comptes
    with st.container(border=True, key=f"suivi.niveau.{niveau.texte}"):
        nom, taux, detail = st.columns(LARGEURS, vertical_alignment="center")
        nom.page_link(
            streamlit_page(page_of("suivi-saisie")),
            label=echapper(niveau.nom),
            query_params={"perimetre": niveau.texte} | trimestre_de_l_adresse(),
        )
        if not comptes.attendus:
            taux.markdown("Personne n’est attendu")
            return
        taux.markdown(f"**{formats.pourcentage(comptes.taux)}**")
        detail.markdown(
            f"{formats.nombre(comptes.recus)} sur {formats.pluriel(comptes.attendus, 'attendu')} · "
            f"{formats.nombre(comptes.en_retard)} en retard · {formats.nombre(comptes.jamais)} jamais saisi"
        )


def _taux(niveau: NiveauSuivi) -> float:
    """Where nobody is expected, last."""
    return 2.0 if niveau.comptes.taux is None else niveau.comptes.taux
