"""A report changed while it was being edited: both versions are shown, and the person decides."""

from collections.abc import Mapping
from copy import deepcopy
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from coop_data.domain.champs import Formulaire
from coop_data.errors import SaisieInvalide
from coop_data.saisie import cra
from coop_data.saisie.schemas import formulaire_of
from coop_data.tags import tags_visibles
from coop_data.ui.page import read
from coop_data.ui.saisie.contenu import contenu_of, saisie_of
from coop_data.ui.saisie.libelles import dire
from coop_data.ui.saisie.ouverture import COURANTE, Contenu, Ouverture
from coop_data.ui.tableau import montrer_tableau

RECHARGER = "Recharger"
REAPPLIQUER = "Réappliquer mes changements"


def montrer(ouverture: Ouverture) -> None:
    """Show what changed meanwhile, with the two possible choices; nothing when there is no conflict."""
    if not ouverture.conflit or ouverture.cra_id is None:
        return
    actuelle, version = read(
        cra.saisie_of, acteur=ouverture.acteur, formulaire=ouverture.formulaire_du_cra, cra_id=ouverture.cra_id
    )
    enregistre = contenu_of(actuelle)
    st.warning(ouverture.conflit, icon=":material/sync_problem:")
    comparer(
        ouverture, formulaire_of(actuelle), {"Version enregistrée": enregistre, "Votre saisie": _mienne(ouverture)}
    )
    with st.container(horizontal=True):
        st.button(
            RECHARGER,
            key=ouverture.cle("recharger"),
            help="Abandonner votre saisie et voir la version enregistrée",
            on_click=_ouvrir,
            args=(ouverture, enregistre, enregistre, version),
        )
        st.button(
            REAPPLIQUER,
            key=ouverture.cle("reappliquer"),
            type="primary",
            help="Garder la version enregistrée, et y remettre ce que vous avez changé",
            on_click=_ouvrir,
            args=(ouverture, enregistre, enregistre | _changements(ouverture), version),
        )


def _changements(ouverture: Ouverture) -> Contenu:
    """The fields changed in this tab since the form was opened."""
    return {code: valeur for code, valeur in ouverture.contenu.items() if valeur != ouverture.depart.get(code)}


def _mienne(ouverture: Ouverture) -> Contenu:
    """The version of this tab, as it would be stored if it can be read."""
    try:
        return contenu_of(saisie_of(ouverture))
    except SaisieInvalide:
        return ouverture.contenu


def comparer(ouverture: Ouverture, formulaire: Formulaire, versions: Mapping[str, Contenu]) -> None:
    """The fields in which two versions differ, a column for each under its name; nothing when they do not."""
    noms = {str(tag.id): tag.nom for tag in read(tags_visibles, acteur=ouverture.acteur)}
    une, autre = versions.values()
    lignes = [
        {"Champ": champ.libelle}
        | {nom: dire(ouverture.formulaire, champ.code, lue.get(champ.code), noms) for nom, lue in versions.items()}
        for champ in formulaire.champs
        if une.get(champ.code) != autre.get(champ.code)
    ]
    if lignes:
        montrer_tableau(pd.DataFrame(lignes), "Ce qui diffère")


def _ouvrir(ouverture: Ouverture, enregistre: Contenu, contenu: Contenu, version: int) -> None:
    """Continue from the stored version, with new widgets so that they show it."""
    adresse = {"id": str(ouverture.cra_id)}
    if ouverture.formulaire_stocke:
        adresse["depuis"] = ouverture.formulaire_stocke
    COURANTE.ecrire(
        Ouverture(
            formulaire=ouverture.formulaire,
            acteur=ouverture.acteur,
            contenu=deepcopy(contenu),
            source=urlencode(adresse),
            formulaire_stocke=ouverture.formulaire_stocke,
            cra_id=ouverture.cra_id,
            version=version,
            depart=deepcopy(enregistre),
            brouillon_id=ouverture.brouillon_id,
            version_brouillon=ouverture.version_brouillon,
        )
    )
    st.query_params.from_dict(adresse)
