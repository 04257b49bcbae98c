"""The perimeter whose people « Conseillers » lists: that of the address, when an account follows several."""

from typing import Final

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import perimetres_de_suivi
from coop_data.domain.perimetre import National, Perimetre, UneEquipe, UneStructure
from coop_data.errors import Introuvable

PARAMETRE: Final = "suivi"
CLE: Final = "conseillers.suivi"
CHOIX: Final[dict[type[Perimetre], tuple[str, str]]] = {
    National: ("nation", "France entière"),
    UneStructure: ("structure", "Ma structure"),
    UneEquipe: ("equipe", "Mon équipe"),
}
"""Kind of perimeter, as the address writes it → its label."""


def choisir_perimetre(acteur: Acteur) -> Perimetre:
    """The perimeter of the address, or the widest; a switch is drawn when there are several.

    Raises ``Introuvable`` when the account follows nobody.
    """
    possibles = {CHOIX[type(perimetre)][0]: perimetre for perimetre in perimetres_de_suivi(acteur)}
    if not possibles:
        raise Introuvable("Votre compte n’est relié à aucune structure ni à aucune équipe.")
    demande = st.query_params.get(PARAMETRE, "")
    code = demande if demande in possibles else next(iter(possibles))
    if len(possibles) > 1:
        st.session_state[CLE] = code
        st.segmented_control(
            "Personnes suivies",
            list(possibles),
            format_func=dict(CHOIX.values()).__getitem__,
            key=CLE,
            on_change=_ecrire,
            required=True,
            label_visibility="collapsed",
        )
    return possibles[code]


def _ecrire() -> None:
    """Write another list, and go back to the first page."""
    st.query_params.pop("page", None)
    st.query_params[PARAMETRE] = st.session_state[CLE]
