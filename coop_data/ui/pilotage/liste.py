"""« Conseillers »: search, filter, sort, then one line per person with a way into the fiche."""

from datetime import date
from math import ceil

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.analytics.personnes import LigneConseiller
from coop_data.analytics.retards import est_en_retard
from coop_data.ui import page, vignette
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.pilotage import lecture, relance
from coop_data.ui.pilotage.criteres import STATUTS, TRIS, a_le_ccp1, activite_of

TAILLE = 20
LARGEURS = (4, 3, 2, 2, 2)


def montrer_liste(acteur: Acteur) -> None:
    """The conseillers this account follows, today."""
    au = acteur.aujourdhui()
    recherche, statut, tri, anciens = _choisir()
    lignes = page.read(lecture.lire_conseillers, acteur=acteur, au=au, recherche=recherche, anciens=anciens)
    garder, cle = STATUTS[statut][1], TRIS[tri][1]
    trouvees = sorted((ligne for ligne in lignes if garder(ligne, au)), key=cle)
    if not trouvees:
        st.info("Aucun conseiller trouvé.", icon=":material/search_off:")
        return
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(f"**{formats.pluriel(len(trouvees), 'conseiller')}**")
        relance.proposer([ligne for ligne in trouvees if est_en_retard(ligne, au)], au)
    pages = ceil(len(trouvees) / TAILLE)
    numero = min(st.session_state.get("conseillers.page", 1), pages)
    for ligne in trouvees[(numero - 1) * TAILLE : numero * TAILLE]:
        _montrer_ligne(ligne, au)
    if pages > 1:
        st.pagination(pages, key="conseillers.page")


def _choisir() -> tuple[str, str, str, bool]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        recherche = st.text_input(
            "Rechercher", key="recherche", placeholder="Nom ou prénom", bind="query-params", width=240
        )
        statut = st.selectbox(
            "Filtrer", list(STATUTS), format_func=lambda code: STATUTS[code][0], key="statut", width=280
        )
        tri = st.selectbox("Trier par", list(TRIS), format_func=lambda code: TRIS[code][0], key="tri", width=300)
        anciens = st.toggle("Anciens conseillers compris", key="anciens", bind="query-params")
    return recherche or "", statut, tri, anciens


def _montrer_ligne(ligne: LigneConseiller, au: date) -> None:
    activite = activite_of(ligne)
    with st.container(border=True, key=f"conseillers.ligne.{ligne.id_externe}"):
        nom, saisie, total, courbe, action = st.columns(LARGEURS, vertical_alignment="center")
        with nom:
            st.markdown(f"**{vignette.echapper(ligne.nom_complet)}**")
            st.caption(vignette.echapper(_structures(ligne, au)))
            _badges(ligne, au)
        saisie.markdown(_dernier(activite.derniere, ligne.jours_sans_cra))
        total.markdown(f"{formats.nombre(activite.nombre)} {'activités' if ligne.est_coordinateur else 'CRA'}")
        with courbe:
            vignette.courbe(activite.par_mois, "Douze derniers mois")
        action.page_link(
            streamlit_page(page_of("conseiller")),
            label="Afficher",
            icon=":material/arrow_forward:",
            query_params={"id": ligne.id_externe},
        )


def _structures(ligne: LigneConseiller, au: date) -> str:
    noms = dict.fromkeys(poste.structure for poste in ligne.postes)
    fin = max((poste.date_fin or date.max for poste in ligne.postes), default=date.max)
    suffixe = f" · parti·e le {formats.jour(fin)}" if fin < au else ""
    return " · ".join(noms) + suffixe


def _badges(ligne: LigneConseiller, au: date) -> None:
    with st.container(horizontal=True, gap="xxsmall"):
        if ligne.est_coordinateur:
            st.badge("Coordinateur·ice", color="violet")
        if ligne.est_active:
            st.badge("Activé", icon=":material/circle:", color="green")
        else:
            st.badge("Non activé", icon=":material/cancel:", color="red")
        if a_le_ccp1(ligne, au):
            st.badge("CCP1", icon=":material/check:", color="blue")
        else:
            st.badge("CCP1", icon=":material/close:", color="orange", help="CCP1 non obtenu à ce jour")
        if est_en_retard(ligne, au):
            st.badge("En retard de saisie", icon=":material/schedule:", color="orange")


def _dernier(derniere: date | None, jours: int | None) -> str:
    if derniere is None or jours is None:
        return "Aucun CRA"
    return f"Dernier CRA le {formats.jour(derniere)}  \nil y a {formats.pluriel(jours, 'jour')}"
