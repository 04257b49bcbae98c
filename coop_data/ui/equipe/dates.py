"""The memberships of a person in the team: end one, add one, correct the days, remove a wrong one and undo it."""

from functools import partial
from typing import Final

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Cible, Objet, peut
from coop_data.analytics.equipe import Membre
from coop_data.demandes.equipe import inviter_dans_l_equipe
from coop_data.domain.periode import PREMIER_JOUR
from coop_data.equipes.appartenances import (
    Appartenance,
    ajouter_membre,
    corriger_appartenance,
    retablir_appartenance,
    retirer_appartenance,
)
from coop_data.ui.annulation import Annulable
from coop_data.ui.fenetre import fenetre
from coop_data.ui.page import announce, run
from coop_data.ui.texte import echapper

EFFET: Final = (
    "Les deux jours sont compris. Les activités datées de ces jours-là, et elles seules, comptent dans les "
    "statistiques de l’équipe."
)
RETRAIT: Final = (
    "À n’utiliser que pour une ligne saisie par erreur : plus rien de ces jours ne comptera dans l’équipe."
)


@fenetre("Dates dans l’équipe", icon=":material/edit_calendar:", width="medium")
def demander(acteur: Acteur, membre: Membre) -> None:
    """Each time in the team with its two days; then a new one, for someone who comes back."""
    st.markdown(f"**{echapper(membre.nom_complet)}**")
    st.write(EFFET)
    for presence in membre.appartenances:
        _modifier(acteur, membre, presence)
    if not any(presence.date_fin is None for presence in membre.appartenances):
        _revenir(acteur, membre)


def _modifier(acteur: Acteur, membre: Membre, presence: Appartenance) -> None:
    cle = f"equipe.presence.{presence.id}"
    with st.form(cle, enter_to_submit=False):
        debut = st.date_input(
            "Premier jour",
            presence.date_debut,
            key=f"{cle}.debut",
            format="DD/MM/YYYY",
            min_value=PREMIER_JOUR,
        )
        fin = st.date_input(
            "Dernier jour (vide tant que la personne reste)",
            presence.date_fin,
            key=f"{cle}.fin",
            format="DD/MM/YYYY",
            min_value=PREMIER_JOUR,
        )
        enregistrer = st.form_submit_button("Enregistrer les dates", type="primary", key=f"{cle}.enregistrer")
        if (
            enregistrer
            and run(
                corriger_appartenance,
                acteur=acteur,
                appartenance_id=presence.id,
                date_debut=debut,
                date_fin=fin,
            ).reussie
        ):
            announce(f"Dates enregistrées pour {membre.nom_complet}.")
            st.rerun()
    with st.popover("Retirer cette ligne", key=f"{cle}.retrait", icon=":material/person_remove:"):
        st.write(RETRAIT)
        if st.button("Confirmer le retrait", type="primary", key=f"{cle}.retirer"):
            retiree = run(retirer_appartenance, acteur=acteur, appartenance_id=presence.id)
            if retiree.valeur is not None:
                Annulable(
                    phrase=f"Retiré de l’équipe : {retiree.valeur.en_clair()}.",
                    icone=":material/person_remove:",
                    bouton="Annuler le retrait",
                    defaire=partial(retablir_appartenance, appartenance=retiree.valeur),
                    fait="Le retrait est annulé.",
                ).offrir()
                st.rerun()


def _revenir(acteur: Acteur, membre: Membre) -> None:
    """A second membership, which needs a second agreement; the figures of the first do not change."""
    coordinateur_id = membre.appartenances[0].coordinateur_id
    seul = peut(acteur, Action.CREER, Objet.EQUIPE, Cible(conseiller_id=coordinateur_id))
    cle = f"equipe.retour.{membre.id_externe}"
    with st.form(cle, enter_to_submit=False):
        st.markdown("**Retour dans l’équipe**")
        debut = st.date_input(
            "Premier jour du retour",
            acteur.aujourdhui(),
            key=f"{cle}.debut",
            format="DD/MM/YYYY",
            min_value=PREMIER_JOUR,
        )
        envoyer = st.form_submit_button(
            "Enregistrer le retour" if seul else "Inviter à revenir", key=f"{cle}.enregistrer"
        )
        if (
            envoyer
            and run(
                ajouter_membre if seul else inviter_dans_l_equipe,
                acteur=acteur,
                coordinateur_id=coordinateur_id,
                conseiller_id=membre.id,
                date_debut=debut,
            ).reussie
        ):
            announce(
                f"{membre.nom_complet} est de retour dans l’équipe."
                if seul
                else f"{membre.nom_complet} est invité·e à revenir : l’invitation attend son accord."
            )
            st.rerun()
