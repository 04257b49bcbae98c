"""Keeping a view, and managing one's views; a deleted view is restored in one click."""

from functools import partial
from typing import Final

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Objet, Portee, portees
from coop_data.domain.roles import Role
from coop_data.domain.vues import NOM_MAX
from coop_data.ui.annulation import Annulable
from coop_data.ui.etat import Cle
from coop_data.ui.fenetre import fenetre
from coop_data.ui.navigation import Page
from coop_data.ui.page import announce, run
from coop_data.ui.texte import echapper
from coop_data.vues import (
    Paires,
    Reglages,
    VueLue,
    enregistrer_vue,
    modifier_vue,
    peut_partager,
    phrase_de_periode,
    retablir_vue,
    retirer_partage,
    supprimer_vue,
)

ENREGISTRER: Final = "enregistrer"
GERER: Final = "gerer"
PERSONNE: Final = ""
"""Nobody to share with: the view stays one's own."""

OUVERT: Cle[tuple[str, str] | None] = Cle("vues.dialogue", None)
"""The dialog that is open, and the page on which it was opened."""
FERMETURES: Cle[int] = Cle("vues.fermetures", 0)
"""How many times a dialog was opened: it renews the key of the menu, so that it closes."""


def ouvrir(lequel: str, page: Page) -> None:
    """Open one of the two dialogs, as the callback of a button of the menu."""
    OUVERT.ecrire((lequel, page.url))
    FERMETURES.ecrire(FERMETURES.lire() + 1)


def a_gerer(acteur: Acteur, vues: tuple[VueLue, ...]) -> bool:
    """True when there is a view that the account may change, or stop sharing."""
    return any(vue.est_mienne for vue in vues) or (bool(vues) and _retire_tout(acteur))


def montrer(acteur: Acteur, page: Page, vues: tuple[VueLue, ...], courante: Paires) -> None:
    """The dialog asked for on this page, if any."""
    demande = OUVERT.lire()
    if demande == (ENREGISTRER, page.url):
        _enregistrer(acteur, page, courante)
    elif demande == (GERER, page.url) and a_gerer(acteur, vues):
        _gerer(acteur, page, vues, courante)
    else:
        OUVERT.oublier()


@fenetre("Enregistrer cette vue", icon=":material/bookmark_add:", on_dismiss=OUVERT.oublier)
def _enregistrer(acteur: Acteur, page: Page, courante: Paires) -> None:
    st.caption(phrase_de_periode(page.url, courante, acteur.aujourdhui()))
    with st.form("vues.nouvelle", border=False):
        reglages = _demander(acteur, page, "nouvelle", Reglages(""))
        if (
            st.form_submit_button("Enregistrer", type="primary", key="vues.nouvelle.valider")
            and run(enregistrer_vue, acteur=acteur, page=page.url, parametres=courante, reglages=reglages).reussie
        ):
            _conclure(f"La vue «\u00a0{reglages.nom.strip()}\u00a0» est enregistrée dans «\u00a0Mes vues\u00a0».")


@fenetre("Gérer mes vues", icon=":material/edit:", on_dismiss=OUVERT.oublier)
def _gerer(acteur: Acteur, page: Page, vues: tuple[VueLue, ...], courante: Paires) -> None:
    miennes = {vue.id: vue for vue in vues if vue.est_mienne}
    if miennes:
        choisie = st.selectbox("Vue", list(miennes), format_func=lambda cle: miennes[cle].nom, key="vues.choisie")
        _modifier(acteur, page, miennes[choisie], courante)
    if _retire_tout(acteur):
        _retirer_des_partages(acteur, [vue for vue in vues if not vue.est_mienne])


def _modifier(acteur: Acteur, page: Page, vue: VueLue, courante: Paires) -> None:
    st.caption(phrase_de_periode(vue.page, vue.parametres, acteur.aujourdhui()))
    with st.form(f"vues.{vue.id}", border=False):
        reglages = _demander(acteur, page, str(vue.id), Reglages(vue.nom, vue.role_partage, vue.est_par_defaut))
        remplacer = st.checkbox(
            "Lui donner l’affichage actuel de la page", key=f"vues.{vue.id}.remplacer", value=False
        )
        with st.container(horizontal=True):
            valider = st.form_submit_button("Enregistrer", type="primary", key=f"vues.{vue.id}.valider")
            supprimer = st.form_submit_button("Supprimer", icon=":material/delete:", key=f"vues.{vue.id}.oter")
    if valider:
        parametres = courante if remplacer else None
        issue = run(modifier_vue, acteur=acteur, vue_id=vue.id, reglages=reglages, parametres=parametres)
        if issue.reussie:
            _conclure(f"La vue «\u00a0{reglages.nom.strip()}\u00a0» est modifiée.")
    if supprimer:
        retiree = run(supprimer_vue, acteur=acteur, vue_id=vue.id).valeur
        if retiree is not None:
            Annulable(
                phrase=f"La vue «\u00a0{vue.nom}\u00a0» a bien été supprimée.",
                icone=":material/delete:",
                bouton="Annuler la suppression",
                defaire=partial(retablir_vue, vue=retiree),
                fait=f"La vue «\u00a0{vue.nom}\u00a0» est rétablie.",
            ).offrir()
            _conclure()


def _demander(acteur: Acteur, page: Page, cle: str, actuels: Reglages) -> Reglages:
    """The fields of a view; the role to share with is asked only of accounts that may share."""
    nom = st.text_input(
        "Nom de la vue", value=actuels.nom, max_chars=NOM_MAX, key=f"vues.{cle}.nom", autocomplete="off"
    )
    defaut = st.checkbox(
        "Ouvrir cette page sur cette vue (vue par défaut)", value=actuels.est_par_defaut, key=f"vues.{cle}.defaut"
    )
    if not peut_partager(acteur):
        return Reglages(nom, actuels.role_partage, defaut)
    roles = {PERSONNE: "Personne", **{role.value: role.libelle for role in Role if role in page.roles}}
    actuel = actuels.role_partage.value if actuels.role_partage else PERSONNE
    choisi = st.selectbox(
        "Partager avec",
        list(roles),
        index=list(roles).index(actuel) if actuel in roles else 0,
        format_func=roles.__getitem__,
        key=f"vues.{cle}.partage",
        help="Chacun l’ouvre avec les droits de son compte.",
    )
    return Reglages(nom, Role(choisi) if choisi else None, defaut)


def _retirer_des_partages(acteur: Acteur, partagees: list[VueLue]) -> None:
    for vue in partagees:
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.markdown(f"{echapper(vue.nom)} ({echapper(vue.auteur)})")
            if (
                st.button("Retirer le partage", key=f"vues.{vue.id}.retirer")
                and run(retirer_partage, acteur=acteur, vue_id=vue.id).reussie
            ):
                _conclure(f"La vue «\u00a0{vue.nom}\u00a0» n’est plus partagée.")


def _retire_tout(acteur: Acteur) -> bool:
    return Portee.TOUS in portees(acteur, Action.SUPPRIMER, Objet.VUE_PARTAGEE)


def _conclure(message: str = "") -> None:
    """Close the dialog and draw the page again, with what was done."""
    OUVERT.oublier()
    if message:
        announce(message)
    st.rerun()
