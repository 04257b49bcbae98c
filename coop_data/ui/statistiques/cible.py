"""The perimeter of a page of figures: read from the address, then checked against the rights of the account."""

from dataclasses import dataclass

import streamlit as st
from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.analytics.perimetres import domaines_of, libelle_du_perimetre
from coop_data.analytics.questions import DOMAINE, perimetre_permis
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import Perimetre
from coop_data.exports.cra import domaine_of

CLE_DOMAINE = "statistiques.domaine"


@dataclass(frozen=True, slots=True)
class Cible:
    """A perimeter this account may read, and its name."""

    perimetre: Perimetre
    nom: str


def lire_cible(session: Session, *, acteur: Acteur, texte: str, domaine: Domaine) -> Cible:
    """The perimeter written ``structure:ID``, ``departement:69``… An employer gets one person's work for it only.

    Raises ``PerimetreInvalide``, ``Introuvable`` or ``AccesRefuse``.
    """
    perimetre = perimetre_permis(session, acteur=acteur, texte=texte, domaine=domaine)
    return Cible(perimetre, libelle_du_perimetre(session, perimetre))


def choisir_domaine(texte: str) -> Domaine:
    """The domain of the address among those that suit a perimeter as written."""
    return choisir_parmi(domaines_of(texte))


def domaines_saisis(acteur: Acteur) -> tuple[Domaine, ...]:
    """What this person logs: coordination, accompagnements, or both."""
    return tuple(dict.fromkeys(domaine_of(formulaire) for formulaire in acteur.formulaires))


def choisir_parmi(domaines: tuple[Domaine, ...]) -> Domaine:
    """The domain of the address, or the first; a switch is drawn when there are several."""
    demande = st.query_params.get(DOMAINE, "")
    domaine = Domaine(demande) if demande in domaines else domaines[0]
    if len(domaines) == 1:
        return domaine
    st.session_state[CLE_DOMAINE] = domaine.value
    choix = st.segmented_control(
        "Activités",
        [possible.value for possible in domaines],
        format_func=lambda code: Domaine(code).libelle,
        key=CLE_DOMAINE,
        on_change=_ecrire,
        required=True,
        label_visibility="collapsed",
    )
    return Domaine(choix or domaine)


def _ecrire() -> None:
    st.query_params[DOMAINE] = st.session_state[CLE_DOMAINE]
