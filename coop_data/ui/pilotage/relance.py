"""A reminder ready to send to those who are late: the words, to copy or to open in one's mail."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol
from urllib.parse import quote
from uuid import UUID

import streamlit as st

from coop_data import formats
from coop_data.analytics.personnes import LigneConseiller
from coop_data.domain.suivi import EtapeRelance

OBJET = "N’oubliez pas de remplir votre compte-rendu d’activité !"
OBJETS = {EtapeRelance.M1_5: "[IMPORTANT] Aucun compte-rendu d’activité enregistré depuis 45 jours"}
"""The subject of a step that has its own."""


class Destinataire(Protocol):
    """Who a reminder is for."""

    @property
    def id(self) -> UUID: ...
    @property
    def id_externe(self) -> str: ...
    @property
    def nom_complet(self) -> str: ...
    @property
    def prenom(self) -> str: ...
    @property
    def email(self) -> str | None: ...
    @property
    def derniere(self) -> date | None: ...


def texte_de_relance(ligne: Destinataire, au: date) -> str:
    """The message for one person: what is known, what is asked, why."""
    derniere = ligne.derniere
    constat = (
        f"votre dernier compte rendu d’activité date du {formats.jour(derniere)}"
        if derniere
        else "aucun compte rendu d’activité n’est enregistré à votre nom"
    )
    return (
        f"Bonjour {ligne.prenom},\n\n"
        f"Au {formats.jour(au)}, {constat}. Pourriez-vous enregistrer vos activités récentes dans Coop Data ? "
        "Quelques minutes suffisent, et une saisie en différé est possible.\n\n"
        "Ces comptes rendus font partie des engagements de la convention ; ils montrent le travail mené auprès "
        "des habitants. Si vous rencontrez une difficulté ou si vous êtes absent·e, dites-le-moi.\n\n"
        "Bonne journée"
    )


def proposer(lignes: Sequence[LigneConseiller], au: date) -> None:
    """A button that opens the reminders; nothing when nobody is late."""
    if not lignes:
        return
    if st.button(f"Préparer une relance ({len(lignes)})", key="conseillers.relance", icon=":material/mail:"):
        _ouvrir(lignes, au)


@st.dialog("Relancer", width="medium", icon=":material/mail:")
def _ouvrir(lignes: Sequence[LigneConseiller], au: date) -> None:
    st.markdown("Un message prêt à envoyer, à relire avant l’envoi.")
    par_id = {ligne.id_externe: ligne for ligne in lignes}
    choix = st.selectbox(
        "Destinataire",
        list(par_id),
        format_func=lambda identifiant: par_id[identifiant].nom_complet,
        key="conseillers.relance.destinataire",
    )
    montrer_relance(par_id[choix or lignes[0].id_externe], au)


def montrer_relance(ligne: Destinataire, au: date, etape: EtapeRelance = EtapeRelance.M1) -> None:
    """The words of one reminder, to copy, and a way into one's mail when the address is known."""
    texte, objet = texte_de_relance(ligne, au), OBJETS.get(etape, OBJET)
    st.code(f"{objet}\n\n{texte}", language=None, wrap_lines=True)
    if ligne.email:
        st.link_button(
            "Ouvrir dans ma messagerie",
            f"mailto:{quote(ligne.email, safe='@')}?subject={quote(objet)}&body={quote(texte)}",
            icon=":material/send:",
            key=f"relance.{ligne.id_externe}",
        )
