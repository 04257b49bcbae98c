"""The control of a page that has views: open one, keep this one, copy its address; the default opens by itself."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode, urlsplit
from uuid import UUID

import streamlit as st
from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.ui.navigation import Page, streamlit_page
from coop_data.ui.page import Contexte, read
from coop_data.ui.texte import echapper
from coop_data.ui.vues import dialogues
from coop_data.vues import Paires, VueLue, lister_vues
from coop_data.vues.droits import refus_of


def proposer_vues(contexte: Contexte) -> None:
    """Draw « Mes vues »; a page reached without parameters opens on its default view, when there is one.

    A default that may no longer be seen is left aside, which is said: the page opens as it does without one.
    """
    acteur, page = contexte.acteur, contexte.page
    vues, refus = read(_lire, acteur=acteur, page=page.url)
    if contexte.arrivee and not contexte.parametres:
        _ouvrir_le_defaut(vues, refus)
    courante = parametres_courants()
    affichee = next((vue for vue in vues if vue.est_affichee(courante)), None)
    # The menu, made anew after a dialog and with another view, closes behind them.
    menu = f"vues.menu.{dialogues.FERMETURES.lire()}.{affichee.id if affichee else ''}"
    with st.container(horizontal=True, vertical_alignment="center", key="vues"):
        with st.popover("Mes vues", icon=":material/bookmark:", key=menu):
            _lister("Mes vues", [vue for vue in vues if vue.est_mienne], refus, page)
            _lister("Partagées avec moi", [vue for vue in vues if not vue.est_mienne], refus, page)
            _proposer_actions(acteur, vues, page)
        if affichee:
            st.caption(f"Vue affichée\u202f: «\u00a0{echapper(affichee.nom)}\u00a0»")
    dialogues.montrer(acteur, page, vues, courante)


def _lire(session: Session, *, acteur: Acteur, page: str) -> tuple[tuple[VueLue, ...], dict[UUID, str]]:
    """The views of a page, and why those that may no longer be opened are refused."""
    vues = lister_vues(session, acteur=acteur, page=page)
    return vues, {vue.id: refus for vue in vues if (refus := refus_of(session, acteur, vue))}


def _ouvrir_le_defaut(vues: tuple[VueLue, ...], refus: Mapping[UUID, str]) -> None:
    for vue in vues:
        if not vue.est_par_defaut or not vue.parametres:
            continue
        if vue.id in refus:
            nom = f"Votre vue par défaut «\u00a0{vue.nom}\u00a0» ne s’ouvre plus"
            st.warning(f"{echapper(nom)}\u202f: {echapper(refus[vue.id])}", icon=":material/bookmark_remove:")
            return
        st.query_params.from_dict(_valeurs(vue.parametres))
        st.rerun()


def parametres_courants() -> Paires:
    """The address of the moment, as pairs; where one stands in a list is no part of it."""
    return tuple(
        (cle, valeur) for cle in st.query_params if cle != "page" for valeur in st.query_params.get_all(cle)
    )


def adresse_of(page: Page, parametres: Iterable[tuple[str, str]]) -> str:
    """The whole address to hand over."""
    courante = urlsplit(st.context.url or "")
    origine = f"{courante.scheme}://{courante.netloc}" if courante.netloc else ""
    fin = urlencode(list(parametres))
    return f"{origine}/{page.url}{'?' if fin else ''}{fin}"


def _valeurs(parametres: Paires) -> dict[str, list[str]]:
    valeurs: dict[str, list[str]] = {}
    for cle, valeur in parametres:
        valeurs.setdefault(cle, []).append(valeur)
    return valeurs


def _lister(titre: str, vues: list[VueLue], refus: Mapping[UUID, str], page: Page) -> None:
    if not vues:
        return
    st.markdown(f"**{titre}**")
    for vue in vues:
        precisions = [
            *(["par défaut"] if vue.est_par_defaut else []),
            *([f"partagée\u202f: {vue.role_partage.libelle}"] if vue.est_mienne and vue.role_partage else []),
            *([] if vue.est_mienne else [f"de {vue.auteur}"]),
        ]
        nom = echapper(f"{vue.nom} ({', '.join(precisions)})" if precisions else vue.nom)
        if vue.id in refus:
            st.markdown(nom)
            st.caption(f"Ne s’ouvre plus\u202f: {echapper(refus[vue.id])}")
        elif vue.parametres:
            st.page_link(streamlit_page(page), label=nom, query_params=list(vue.parametres))
        else:  # a link without parameters would keep those of the moment
            st.button(nom, key=f"vues.{vue.id}.ouvrir", on_click=st.query_params.clear)


def _proposer_actions(acteur: Acteur, vues: tuple[VueLue, ...], page: Page) -> None:
    if not vues:
        st.caption("Aucune vue pour l’instant\u202f: enregistrez l’affichage de cette page pour le rouvrir.")
    st.button(
        "Enregistrer cette vue",
        key="vues.enregistrer",
        icon=":material/bookmark_add:",
        on_click=dialogues.ouvrir,
        args=(dialogues.ENREGISTRER, page),
    )
    if dialogues.a_gerer(acteur, vues):
        st.button(
            "Gérer mes vues",
            key="vues.gerer",
            icon=":material/edit:",
            on_click=dialogues.ouvrir,
            args=(dialogues.GERER, page),
        )
    with st.container(key="vues.lien"):
        st.markdown("**Copier le lien**")
        st.code(adresse_of(page, parametres_courants()), language=None, wrap_lines=True)
