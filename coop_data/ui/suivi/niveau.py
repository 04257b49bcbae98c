"""The level below: each territory or structure with its rate, and the way into it."""

from typing import Final

import streamlit as st

from coop_data import formats
from coop_data.analytics.suivi_lecture import NiveauSuivi
from coop_data.domain.perimetre import National, Region
from coop_data.exports.suivi import SuiviLu
from coop_data.exports.suivi_niveaux import ORDRE, RECHERCHE, TRIS, ChoixNiveaux, ranger_niveaux
from coop_data.ui import adresse
from coop_data.ui.fichiers import proposer_liste
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.periode import quand_de_l_adresse
from coop_data.ui.texte import echapper

TAILLE: Final = 30
LARGEURS: Final = (3, 1, 5)


def titre(lu: SuiviLu) -> str:
    """The word for the level below."""
    match lu.perimetre:
        case National():
            return "Régions et collectivités"
        case Region():
            return "Départements"
        case _:
            return "Structures"


def montrer(lu: SuiviLu) -> None:
    """A search, an order, the files, then one line each."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        recherche = adresse.chercher(RECHERCHE, "Rechercher", "Nom ou code")
        ordre = adresse.choisir(ORDRE, "Trier par", {code: choix[0] for code, choix in TRIS.items()}, largeur=300)
    trouves = ranger_niveaux(lu.suivi.niveaux, ChoixNiveaux(recherche, ordre))
    if not trouves:
        st.info("Aucun résultat : essayez un autre nom.", icon=":material/search_off:")
        return
    st.markdown(f"**{formats.pluriel(len(trouves), 'résultat')}**")
    proposer_liste("suivi-niveaux", lu.adresse | {RECHERCHE: recherche, ORDRE: ordre})
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
            query_params={"perimetre": niveau.texte} | quand_de_l_adresse(),
        )
        if not comptes.attendus:
            taux.markdown("Personne n’est attendu")
            return
        taux.markdown(f"**{formats.pourcentage(comptes.taux)}**")
        detail.markdown(
            f"{formats.nombre(comptes.recus)} sur {formats.pluriel(comptes.attendus, 'attendu')} · "
            f"{formats.nombre(comptes.en_retard)} en retard · {formats.nombre(comptes.jamais)} jamais saisi"
        )
