"""A member in one line: status, dates, employer, last report, figures, and actions."""

from typing import Final, Literal

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Objet, Portee, portees
from coop_data.analytics.equipe import Membre
from coop_data.domain.equipes import StatutMembre
from coop_data.domain.periode import Periode, slug_of_periode
from coop_data.exports.equipe import LigneEquipe
from coop_data.ui.equipe import dates, demandes
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.texte import echapper

Couleur = Literal["green", "orange", "blue", "gray"]
LARGEURS: Final = (4, 4, 3)
COULEURS: Final[dict[StatutMembre, Couleur]] = {
    StatutMembre.ACTIF: "green",
    StatutMembre.INACTIF: "orange",
    StatutMembre.A_VENIR: "blue",
    StatutMembre.ANCIEN: "gray",
}


def montrer(acteur: Acteur, ligne: LigneEquipe, *, coordinateur: str, gere: bool) -> None:
    """The line of a member of this coordinator's team (external id); ``gere``: the account may change the team."""
    membre = ligne.membre
    with st.container(border=True, key=f"equipe.membre.{membre.id_externe}"):
        nom, saisie, actions = st.columns(LARGEURS, vertical_alignment="center")
        with nom:
            st.markdown(f"**{echapper(membre.nom_complet)}**")
            _badges(membre)
            st.text(_travail(membre))
            st.caption(echapper(_dates(membre)))
        saisie.markdown(
            f"{_dernier(membre)}  \n{formats.nombre(ligne.cra)} CRA, "
            f"{formats.pluriel(ligne.accompagnements, 'accompagnement')}  \nsur la période"
        )
        with actions:
            _actions(acteur, membre, coordinateur=coordinateur, gere=gere)


def _badges(membre: Membre) -> None:
    with st.container(horizontal=True, gap="xxsmall"):
        st.badge(membre.statut.libelle, color=COULEURS[membre.statut], help=membre.statut.aide)
        if membre.est_coordinateur:
            st.badge("Coordinateur·ice", color="violet")
        st.badge(
            "● Dispositif activé" if membre.est_active else "● Dispositif non activé",
            color="green" if membre.est_active else "red",
        )
        if not membre.a_un_compte:
            st.badge("Sans compte Coop Data", color="gray")


def _travail(membre: Membre) -> str:
    if membre.emploi is None:
        return "Sans poste connu"
    lieu = f"{membre.emploi.structure} · {membre.emploi.commune}"
    return f"{lieu} · contrat jusqu’au {formats.jour(membre.emploi.date_fin)}" if membre.emploi.date_fin else lieu


def _dates(membre: Membre) -> str:
    temps = [presence.en_clair() for presence in reversed(membre.appartenances)]
    return f"Dans l’équipe {', puis '.join(temps)}"


def _temps(membre: Membre) -> str:
    """From the first day in the team to the last, as an address writes a period."""
    premier = min(presence.date_debut for presence in membre.appartenances)
    dernier = max(presence.date_fin or presence.date_debut for presence in membre.appartenances)
    return slug_of_periode(Periode(premier, dernier))


def _dernier(membre: Membre) -> str:
    if membre.derniere is None or membre.jours_sans_cra is None:
        return "Aucun CRA"
    quand = f"le {formats.jour(membre.derniere)}, {formats.il_y_a(membre.jours_sans_cra)}"
    return f"Dernier CRA dans l’équipe  \n{quand}"


def _actions(acteur: Acteur, membre: Membre, *, coordinateur: str, gere: bool) -> None:
    """Actions on a member: for former members, fiche and statistics of their time in the team; for future ones,
    nothing yet.
    """
    voit_tout = Portee.TOUS in portees(acteur, Action.LIRE, Objet.FICHE)
    voit = voit_tout or membre.statut is not StatutMembre.A_VENIR
    genre = "coordinateur" if membre.est_coordinateur else "conseiller"
    perimetre = f"{genre}:{membre.id_externe}"
    statistiques = {"perimetre": perimetre}
    if not membre.est_present and not voit_tout:
        statistiques = {"perimetre": f"membre:{coordinateur}:{membre.id_externe}", "periode": _temps(membre)}
    liens = (
        ("conseiller", "Afficher", ":material/arrow_forward:", {"id": membre.id_externe}),
        ("statistiques", "Statistiques", ":material/bar_chart:", statistiques),
    )
    for url, libelle, icone, parametres in liens if voit else ():
        st.page_link(streamlit_page(page_of(url)), label=libelle, icon=icone, query_params=parametres)
    if gere and st.button(
        "Dates",
        key=f"equipe.dates.{membre.id_externe}",
        icon=":material/edit_calendar:",
        help=f"Corriger les dates de {echapper(membre.nom_complet)}, ou mettre fin à son appartenance",
    ):
        dates.demander(acteur, membre)
    if (
        membre.est_present
        and not membre.a_un_compte
        and membre.appartenances[0].coordinateur_id == acteur.conseiller_id
        and st.button(
            "Inviter",
            key=f"equipe.compte.{membre.id_externe}",
            icon=":material/mail:",
            help=f"Demander à l’administration un compte pour {echapper(membre.nom_complet)}",
        )
    ):
        demandes.demander_pour_l_equipe(acteur, membre.id)
