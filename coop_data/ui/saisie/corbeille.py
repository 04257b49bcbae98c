"""« Corbeille »: deleted reports, how long they stay; restored or removed for good, one or several at once."""

from datetime import UTC, datetime, timedelta
from math import ceil
from typing import Final

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.domain.texte import plier
from coop_data.saisie.acces import CORBEILLE
from coop_data.saisie.activites import Resume, corbeille
from coop_data.saisie.corbeille import Choix, restaurer_plusieurs, supprimer_definitivement
from coop_data.ui import adresse
from coop_data.ui.fenetre import fenetre
from coop_data.ui.page import Contexte, announce, read, run
from coop_data.ui.saisie import selection, suppression
from coop_data.ui.texte import echapper

LISTE: Final = "corbeille"
VIDE: Final = "Votre corbeille est vide. Une activité supprimée y reste 30 jours."
REGLE: Final = "Une activité supprimée reste ici 30 jours, puis elle disparaît pour de bon."
RIEN: Final = "Aucune activité supprimée ne correspond à votre recherche."
RESTAURER: Final = "Restaurer la sélection"
SUPPRIMER: Final = "Supprimer définitivement"
TRIS: Final = {
    "suppression": "Supprimées en dernier d’abord",
    "reste": "Bientôt effacées d’abord",
    "date": "Par date d’activité",
}


def render(contexte: Contexte) -> None:
    """Every deleted report of the person: search, sort, choose, act."""
    acteur = contexte.acteur
    supprimees = read(corbeille, acteur=acteur)
    if not supprimees:
        st.info(VIDE)
        return
    st.markdown(REGLE)
    lignes = _filtrer(supprimees)
    if not lignes:
        st.info(RIEN)
        return
    st.markdown(formats.pluriel(len(lignes), "activité supprimée", "activités supprimées"))
    _agir_sur_plusieurs(acteur, lignes)
    for ligne in lignes:
        _dessiner(acteur, ligne)


def _filtrer(supprimees: list[Resume]) -> list[Resume]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        mots = plier(adresse.chercher("texte", "Rechercher dans la corbeille", "Nom, type, tag")).split()
        tri = adresse.choisir("tri", "Trier", TRIS, largeur=280)
    trouvees = [ligne for ligne in supprimees if all(mot in _texte(ligne) for mot in mots)]
    if tri == "reste":
        return trouvees[::-1]
    return sorted(trouvees, key=lambda ligne: ligne.date, reverse=True) if tri == "date" else trouvees


def _texte(ligne: Resume) -> str:
    tags = " ".join(tag.nom for tag in ligne.tags)
    return plier(f"{ligne.titre} {ligne.sous_titre} {formats.jour(ligne.date)} {tags}")


def _agir_sur_plusieurs(acteur: Acteur, lignes: list[Resume]) -> None:
    identifiants = [ligne.id for ligne in lignes]
    choisies = [lignes[rang] for rang in selection.choisis(LISTE, identifiants)]
    choix = [(ligne.formulaire, ligne.id) for ligne in choisies]
    with st.container(key="saisie-lot", horizontal=True, vertical_alignment="center"):
        selection.tout_choisir(LISTE, identifiants)
        if not choix:
            return
        st.markdown(selection.dire(len(choix)), width="content")
        if st.button(RESTAURER, key="corbeille.restaurer", icon=":material/restore_from_trash:"):
            _restaurer(acteur, choix)
        if st.button(SUPPRIMER, key="corbeille.supprimer", type="tertiary", icon=":material/delete_forever:"):
            _confirmer(acteur, choix)


def _restaurer(acteur: Acteur, choix: Choix) -> None:
    if run(restaurer_plusieurs, acteur=acteur, choix=choix).reussie:
        nombre = len(choix)
        fin = "a bien été restaurée" if nombre < 2 else "ont bien été restaurées"
        announce(f"{formats.pluriel(nombre, 'activité')} {fin}")
        st.rerun()


@fenetre(SUPPRIMER)
def _confirmer(acteur: Acteur, choix: Choix) -> None:
    combien = formats.pluriel(len(choix), "activité")
    st.write(f"Supprimer définitivement {combien} ? Personne ne pourra plus les retrouver.")
    with st.container(horizontal=True):
        confirme = st.button(SUPPRIMER, type="primary", key="corbeille.confirmer")
        if confirme and run(supprimer_definitivement, acteur=acteur, choix=choix).reussie:
            fin = "supprimée" if len(choix) < 2 else "supprimées"
            announce(f"{combien} {fin} définitivement.")
            st.rerun()
        if st.button("Annuler", key="corbeille.annuler"):
            st.rerun()


def _dessiner(acteur: Acteur, ligne: Resume) -> None:
    with st.container(key=f"saisie-ligne-{ligne.id}", border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap=None, width="stretch"):
            selection.case(LISTE, ligne.id, ligne.titre, formats.jour_long(ligne.date))
            st.caption(" · ".join(echapper(fait) for fait in (ligne.sous_titre, _reste(ligne)) if fait))
        if st.button(
            "Restaurer",
            key=f"corbeille.{ligne.id}",
            icon=":material/restore_from_trash:",
            help=f"Restaurer l’activité du {formats.jour(ligne.date)}",
        ):
            suppression.restaurer(acteur, ligne.formulaire, ligne.id)


def _reste(ligne: Resume) -> str:
    """``encore 30 jours``, a day begun counting whole."""
    if ligne.supprime_le is None:
        return ""
    jours = ceil((ligne.supprime_le + CORBEILLE - datetime.now(UTC)) / timedelta(days=1))
    return f"encore {formats.pluriel(max(0, jours), 'jour')}"
