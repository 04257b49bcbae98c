"""A link to choose a password: no mail is sent, so it is shown once, to be copied and handed over."""

from dataclasses import dataclass
from uuid import UUID

import streamlit as st

from coop_data.auth.jetons import adresse_du_lien
from coop_data.models import Utilisateur
from coop_data.ui.etat import Cle
from coop_data.ui.texte import echapper


@dataclass(frozen=True, slots=True)
class Lien:
    """A secret just made, for one account; ``explication`` says what it opens and for how long."""

    utilisateur_id: UUID
    secret: str
    explication: str


ACTIVATION = "Lien d’activation, valable 7 jours, une seule fois."
MOT_DE_PASSE = "Lien de nouveau mot de passe, valable 2 heures, une seule fois."
DERNIER: Cle[Lien | None] = Cle("administration.lien", None)


def garder(utilisateur_id: UUID, secret: str, explication: str) -> None:
    """Show this link on the account's page, until it is put away."""
    DERNIER.ecrire(Lien(utilisateur_id, secret, explication))


def oublier() -> None:
    """Put the link away: nobody can see it again."""
    DERNIER.oublier()


def montrer(compte: Utilisateur) -> None:
    """The link just made for this account, if any, with what to do with it."""
    dernier = DERNIER.lire()
    if dernier is None or dernier.utilisateur_id != compte.id:
        return
    with st.container(border=True, key="administration-lien"):
        st.markdown(
            f"**{dernier.explication}**  \nAucun courriel ne part d’ici : copiez ce lien et transmettez-le "
            f"vous-même à {echapper(f'{compte.prenom} {compte.nom}')} ({echapper(compte.email)}). "
            "Il ne sera plus affiché ; vous pourrez toujours en faire un autre, qui annulera celui-ci."
        )
        st.code(adresse_du_lien(dernier.secret), language=None, wrap_lines=True)
        st.button("J’ai transmis le lien", key="compte.lien.fait", icon=":material/check:", on_click=oublier)
