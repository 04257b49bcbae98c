"""A session that ends while someone types: the values of the last interaction are saved in the draft."""

from typing import Any

import streamlit as st

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.auth import comptes, sessions
from coop_data.ui import identite
from coop_data.ui.saisie import garde
from coop_data.ui.saisie.ouverture import COURANTE, Ouverture


def sauver() -> None:
    """Save the open form of a session that expired; not that of a revoked session or a closed account."""
    ouverture = COURANTE.lire()
    acteur = _acteur_a_l_heure_dite()
    if ouverture is None or acteur is None or acteur.utilisateur_id != ouverture.acteur.utilisateur_id:
        return
    ouverture.acteur = acteur
    _relever(ouverture)
    garde.garder(ouverture)


def _acteur_a_l_heure_dite() -> Acteur | None:
    jeton = identite.jeton_presente()
    if jeton is None:
        return None
    with db.lecture() as session:
        utilisateur_id = sessions.lire_expiree(session, jeton=jeton)
        return comptes.charger_acteur(session, utilisateur_id=utilisateur_id) if utilisateur_id else None


def _relever(ouverture: Ouverture) -> None:
    """Read texts, numbers and single choices from the widgets: the form itself is not drawn any more."""
    _relever_ligne(ouverture.contenu, ouverture)
    for ligne in ouverture.contenu.get("partenaires") or []:
        _relever_ligne(ligne, ouverture, "partenaires", ligne.get("cle", ""))


def _relever_ligne(valeurs: dict[str, Any], ouverture: Ouverture, *prefixe: str) -> None:
    for code in valeurs:
        saisi = st.session_state.get(ouverture.cle(*prefixe, code))
        if isinstance(saisi, str | int) and not isinstance(saisi, bool):
            valeurs[code] = saisi
