"""For people whom a team follows: invitations to answer, teams one is in, leaving one."""

from datetime import date
from functools import partial
from typing import Final

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.demandes.equipe import Invitation, mes_invitations, repondre_a_l_invitation
from coop_data.equipes.appartenances import depuis_ou_du
from coop_data.equipes.miennes import (
    MonEquipe,
    mes_equipes,
    peut_etre_suivi,
    quitter_equipe,
    revenir_dans_l_equipe,
)
from coop_data.ui.annulation import Annulable
from coop_data.ui.page import announce, read, run
from coop_data.ui.texte import echapper

EFFET: Final = (
    "Qui coordonne l’équipe lira vos activités datées de ces jours (jamais vos notes), vos statistiques et votre "
    "fiche."
)
DEPART: Final = (
    "Aujourd’hui sera votre dernier jour. Ce qui est daté de votre temps dans l’équipe lui reste visible ; ce que "
    "vous saisirez pour les jours suivants ne le sera pas."
)


def proposer_invitations(acteur: Acteur) -> None:
    """Each invitation to a team that awaits an answer; nothing for people whom no team may follow."""
    if not peut_etre_suivi(acteur):
        return
    for invitation in read(mes_invitations, acteur=acteur):
        with st.container(border=True, gap="xsmall", key=f"equipe.invitation.{invitation.demande_id}"):
            _montrer_invitation(acteur, invitation)


def montrer(acteur: Acteur) -> None:
    """« Mes équipes »: who follows me, since when; leave, and take it back."""
    if not peut_etre_suivi(acteur):
        return
    proposer_invitations(acteur)
    equipes = read(mes_equipes, acteur=acteur)
    st.header("Mes équipes", anchor=False)
    if not equipes:
        st.write("Aucune équipe ne vous suit.")
    for equipe in equipes:
        with st.container(
            border=True, horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
        ):
            _montrer_equipe(acteur, equipe)


def _montrer_invitation(acteur: Acteur, invitation: Invitation) -> None:
    st.markdown(
        f"**{echapper(invitation.coordinateur)} vous invite dans son équipe, "
        f"{_a_partir_du(invitation.date_debut, invitation.date_fin)}.**"
    )
    st.write(EFFET)
    if invitation.date_debut < acteur.aujourdhui():
        st.write(f"Le premier jour est passé : cela vaut aussi depuis le {formats.jour(invitation.date_debut)}.")
    with st.container(horizontal=True):
        for libelle, oui in (("Accepter", True), ("Refuser", False)):
            clic = st.button(
                libelle,
                type="primary" if oui else "secondary",
                key=f"equipe.invitation.{'accepter' if oui else 'refuser'}.{invitation.demande_id}",
            )
            if clic:
                _repondre(acteur, invitation, est_acceptee=oui)


def _repondre(acteur: Acteur, invitation: Invitation, *, est_acceptee: bool) -> None:
    reponse = run(
        repondre_a_l_invitation, acteur=acteur, demande_id=invitation.demande_id, est_acceptee=est_acceptee
    )
    if reponse.reussie:
        announce(
            f"Vous êtes dans l’équipe de {invitation.coordinateur}. Vous pouvez la quitter depuis « Mon compte »."
            if est_acceptee
            else f"Vous avez refusé l’invitation de {invitation.coordinateur}."
        )
        st.rerun()


def _montrer_equipe(acteur: Acteur, equipe: MonEquipe) -> None:
    presence = equipe.presence
    st.markdown(f"Équipe coordonnée par **{echapper(equipe.coordinateur)}**  \n{presence.en_clair()}")
    jour = acteur.aujourdhui()
    if not presence.couvre(jour) or presence.date_fin == jour:
        return
    with st.popover("Quitter l’équipe", key=f"equipe.quitter.{presence.id}"):
        st.write(DEPART)
        if (
            st.button("Confirmer", type="primary", key=f"equipe.quitter.oui.{presence.id}")
            and run(quitter_equipe, acteur=acteur, appartenance_id=presence.id).reussie
        ):
            Annulable(
                phrase=f"Aujourd’hui est votre dernier jour dans l’équipe de {equipe.coordinateur}.",
                icone=":material/logout:",
                bouton="Annuler mon départ",
                defaire=partial(revenir_dans_l_equipe, appartenance_id=presence.id, date_fin=presence.date_fin),
                fait="Votre départ est annulé.",
            ).offrir()
            st.rerun()


def _a_partir_du(debut: date, fin: date | None) -> str:
    return f"à partir du {formats.jour(debut)}" if fin is None else depuis_ou_du(debut, fin)
