"""Bringing someone of the directory into the team: neighbours first, then whoever is searched for."""

from datetime import date
from typing import Final
from uuid import UUID

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.domain.periode import PREMIER_JOUR
from coop_data.equipes.appartenances import ajouter_membre
from coop_data.equipes.candidats import PROPOSITIONS, Candidat, chercher_candidats
from coop_data.ui.page import announce, attempt, run, show_error
from coop_data.ui.texte import echapper

PERSONNE: Final = (
    "Personne ne porte ce nom dans l’annuaire. Vérifiez l’orthographe ; si la personne n’y est pas, fermez cette "
    "fenêtre et choisissez « Inviter une personne »."
)


@st.dialog("Ajouter un membre", icon=":material/person_add:")
def demander(acteur: Acteur, coordinateur_id: UUID) -> None:
    """Who, from when, until when if it is known."""
    recherche = st.text_input(
        "Rechercher une personne",
        key="equipe.ajout.recherche",
        placeholder="Nom, prénom ou adresse électronique",
        live=True,
        autocomplete="off",
    )
    trouves = attempt(chercher_candidats, acteur=acteur, coordinateur_id=coordinateur_id, recherche=recherche)
    if trouves.erreur is not None:
        show_error(trouves.erreur)
        return
    lus = trouves.valeur or []
    candidats = [candidat for candidat in lus if not candidat.est_membre]
    if deja := [candidat.nom for candidat in lus if candidat.est_membre and recherche.strip()]:
        st.caption(f"Déjà dans l’équipe : {echapper(', '.join(deja))}.")
    if not candidats:
        if not deja:
            st.info(PERSONNE if recherche.strip() else "Tapez un nom pour chercher dans tout l’annuaire.")
        return
    choisi = _choisir(candidats, recherche)
    debut = st.date_input(
        "Premier jour dans l’équipe",
        acteur.aujourdhui(),
        key="equipe.ajout.debut",
        format="DD/MM/YYYY",
        min_value=PREMIER_JOUR,
    )
    fin = st.date_input(
        "Dernier jour, s’il est connu", None, key="equipe.ajout.fin", format="DD/MM/YYYY", min_value=PREMIER_JOUR
    )
    if st.button("Ajouter à l’équipe", type="primary", key="equipe.ajout.envoyer", disabled=choisi is None):
        _ajouter(acteur, coordinateur_id, choisi, debut, fin)


def _choisir(candidats: list[Candidat], recherche: str) -> Candidat | None:
    par_id = {candidat.conseiller_id: candidat for candidat in candidats}
    if not recherche.strip():
        st.caption("De votre département. Tapez un nom pour chercher dans tout l’annuaire.")
    elif len(candidats) >= PROPOSITIONS:
        st.caption(f"Les {PROPOSITIONS} premières réponses : précisez le nom pour en voir d’autres.")
    identifiant = st.radio(
        "Personne à ajouter",
        list(par_id),
        index=0 if recherche.strip() and len(par_id) == 1 else None,
        format_func=lambda cle: echapper(par_id[cle].nom),
        captions=[echapper(_situer(candidat)) for candidat in candidats],
        key=f"equipe.ajout.personne.{recherche}",
    )
    return par_id[identifiant] if identifiant else None


def _situer(candidat: Candidat) -> str:
    lieu = " · ".join(texte for texte in (candidat.structure, candidat.commune) if texte) or "Sans poste en cours"
    return lieu if candidat.a_un_compte else f"{lieu} · sans compte"


def _ajouter(
    acteur: Acteur, coordinateur_id: UUID, candidat: Candidat | None, debut: date | None, fin: date | None
) -> None:
    if candidat is None:
        return
    ajout = run(
        ajouter_membre,
        acteur=acteur,
        coordinateur_id=coordinateur_id,
        conseiller_id=candidat.conseiller_id,
        date_debut=debut,
        date_fin=fin,
    )
    if ajout.reussie:
        suite = "" if candidat.a_un_compte else " Cette personne n’a pas de compte : vous pouvez en demander un."
        announce(f"{candidat.nom} est dans l’équipe.{suite}")
        st.rerun()
