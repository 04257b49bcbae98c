"""A draft open in two tabs: this tab goes on in a draft of its own, says so, and links to the other draft."""

from copy import deepcopy
from typing import Final

import streamlit as st

from coop_data import db, formats
from coop_data.brouillons import lire_brouillon
from coop_data.errors import Introuvable, SaisieInvalide
from coop_data.models import Brouillon
from coop_data.saisie.schemas import formulaire_of
from coop_data.ui.saisie import conflit
from coop_data.ui.saisie.contenu import contenu_of, saisie_of
from coop_data.ui.saisie.garde import DEPART, PARAMETRE
from coop_data.ui.saisie.ouverture import Ouverture

A_PART: Final = (
    "Ce brouillon a aussi été modifié dans un autre onglet ou sur un autre appareil. Rien n’est perdu : ce que "
    "vous écrivez ici est maintenant dans un brouillon à part."
)
CHOISIR: Final = "Gardez la version que vous voulez : l’autre se supprime dans « Mes brouillons »."
TERMINE: Final = (
    "Ce brouillon a été enregistré ou supprimé dans un autre onglet ou sur un autre appareil : ce que vous "
    "écrivez ici est maintenant dans un nouveau brouillon. Regardez « Mes activités » avant de l’enregistrer."
)
DANS_UN_AUTRE: Final = "dans un brouillon à part : le message en haut du formulaire dit pourquoi"
OUVRIR: Final = "Ouvrir l’autre version"
COMPARER: Final = "Comparer les deux versions"


def signaler(ouverture: Ouverture) -> None:
    """Say what happened to the draft, where the other version is, and what differs; nothing with one tab only."""
    if ouverture.a_part_de is None:
        return
    autre = _autre(ouverture)
    if autre is None:
        st.warning(formats.insecable(TERMINE), icon=":material/sync_problem:")
        return
    quand = formats.instant(autre.modifie_le, ouverture.acteur.fuseau)
    lien = f"[{OUVRIR}]({autre.formulaire}?{PARAMETRE}={autre.id})"
    st.warning(
        formats.insecable(f"{A_PART} {lien} (gardée le {quand}). {CHOISIR}"), icon=":material/sync_problem:"
    )
    _comparer(ouverture, autre)


def _autre(ouverture: Ouverture) -> Brouillon | None:
    """The draft that both tabs were typing, as the other one keeps it; none once it is sent or dropped."""
    if ouverture.a_part_de is None:
        return None
    try:
        with db.lecture() as session:
            return lire_brouillon(session, acteur=ouverture.acteur, brouillon_id=ouverture.a_part_de)
    except Introuvable:
        return None


def _comparer(ouverture: Ouverture, autre: Brouillon) -> None:
    if autre.formulaire != ouverture.formulaire:
        return
    contenu = {code: valeur for code, valeur in deepcopy(autre.contenu).items() if code != DEPART}
    try:
        mienne, sienne = saisie_of(ouverture), saisie_of(Ouverture(autre.formulaire, ouverture.acteur, contenu))
    except SaisieInvalide:  # what cannot be read yet is not compared: both drafts are whole
        return
    with st.expander(COMPARER, key=ouverture.cle("comparer")):
        versions = {"L’autre version": contenu_of(sienne), "Votre saisie": contenu_of(mienne)}
        conflit.comparer(ouverture, formulaire_of(mienne), versions)
