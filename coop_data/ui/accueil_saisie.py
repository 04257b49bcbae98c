"""The home page of people who log: the button, recent activities, unfinished drafts."""

from datetime import date

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.domain.coordination import TypeActivite
from coop_data.domain.periode import PERIODES_NOMMEES, Periode
from coop_data.domain.roles import Role
from coop_data.saisie.activites import FiltreActivites, PageActivites, rechercher
from coop_data.ui.equipe import miennes
from coop_data.ui.navigation import ENREGISTRER, go_to
from coop_data.ui.page import Contexte, read
from coop_data.ui.saisie import brouillons, cartes, modeles, rapide
from coop_data.ui.saisie.libelles import NOMS
from coop_data.ui.texte import echapper

DERNIERES = 3
LARGEUR_CARTE = 145


def show(contexte: Contexte) -> None:
    """The button to log an activity, then this quarter or this month, drafts, last activities."""
    acteur = contexte.acteur
    st.write(f"Bonjour {echapper(acteur.nom)}.")
    miennes.proposer_invitations(acteur)
    if st.button("Enregistrer une activité", type="primary", icon=":material/add:", key="accueil.enregistrer"):
        go_to(ENREGISTRER)
    rapide.proposer(acteur)
    if acteur.est(Role.COORDINATEUR):
        _bilan(acteur, "ce-trimestre", tuple(TypeActivite), "Temps d’animation")
        if st.button("Mon bilan du trimestre", icon=":material/summarize:", key="accueil.bilan"):
            go_to("bilan-trimestriel")
    if acteur.est(Role.CONSEILLER):
        _bilan(acteur, "ce-mois", ("accompagnement",), "Temps en accompagnement")
    brouillons.proposer(acteur)
    modeles.proposer(acteur)
    _dernieres(acteur)


def _bilan(acteur: Acteur, code: str, types: tuple[str, ...], temps: str) -> None:
    """Counts by kind and hours of a named period, done or announced; ``temps``: the code of these hours in pages
    of figures.
    """
    nommee = PERIODES_NOMMEES[code]
    periode: Periode = nommee.of(acteur.aujourdhui())
    page: PageActivites = read(
        rechercher, acteur=acteur, filtre=FiltreActivites(periode=periode, types=tuple(map(str, types))), taille=1
    )
    st.header(nommee.libelle, anchor=False)
    with st.grid(min_column_width=LARGEUR_CARTE, key=f"chiffres.{code}"):
        for type_activite in types:
            nombre = page.par_type[type_activite]
            st.metric(_au_pluriel(NOMS[type_activite], nombre), formats.nombre(nombre), border=True)
        st.metric(temps, formats.duree(page.minutes), border=True)


def _au_pluriel(nom: str, nombre: int) -> str:
    return nom if nombre < 2 else f"{nom}s"


def _dernieres(acteur: Acteur) -> None:
    """The last activities, announced ones left out."""
    passe = Periode(date(2020, 1, 1), acteur.aujourdhui())
    lignes = read(rechercher, acteur=acteur, filtre=FiltreActivites(periode=passe), taille=DERNIERES).lignes
    if not lignes:
        return
    st.header("Mes 3 dernières activités", anchor=False)
    with st.container(key="saisie-dernieres", gap="small"):
        for ligne in lignes:
            cartes.dessiner(ligne, acteur, date=True)
    if st.button("Voir mes activités", key="accueil.activites"):
        go_to("mes-activites")
