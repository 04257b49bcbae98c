"""« Journal »: who did what, when, before → after; filtered by the address, by pages, read only."""

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.journal.lecture import Filtre, lire
from coop_data.ui import adresse
from coop_data.ui.administration.journal_libelles import ACTIONS, OBJETS, changements_of, objet_of
from coop_data.ui.page import read
from coop_data.ui.texte import echapper

TAILLE = 25
IDENTIFIANT = "id"


def render(acteur: Acteur) -> None:
    """The filters, then the lines."""
    st.write("Chaque changement y reste, rien ne s’y efface. Le texte des notes n’y figure jamais.")
    filtre = _choisir()
    if filtre.du and filtre.au and filtre.du > filtre.au:
        st.error("La date de début est après la date de fin.", icon=":material/error:")
        return
    page = st.query_params.get(adresse.PAGE, "")
    lues = read(
        lire,
        acteur=acteur,
        filtre=filtre,
        page=max(1, int(page)) if page.isdecimal() else 1,
        taille=TAILLE,
    )
    if not lues.lignes:
        st.info("Aucune ligne ne correspond.", icon=":material/search_off:")
        return
    st.markdown(f"**{formats.pluriel(lues.total, 'ligne')}**")
    st.table(
        [
            {
                "Quand et qui": f"{formats.instant(ligne.instant, acteur.fuseau)} · {echapper(ligne.auteur)}",
                "Action": f"**{ACTIONS.get(ligne.action, ligne.action)}** · {objet_of(ligne, lues.noms)}",
                "Changements": changements_of(ligne, lues.noms),
            }
            for ligne in lues.lignes
        ],
        border="horizontal",
        hide_index=True,
        alt="Journal des changements",
    )
    adresse.paginer(lues.total, TAILLE)


def _choisir() -> Filtre:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        filtre = Filtre(
            objet=adresse.choisir("objet", "Objet", {"": "Tous"} | OBJETS),
            action=adresse.choisir("action", "Action", {"": "Toutes"} | ACTIONS),
            personne=adresse.chercher("personne", "Qui", "Nom ou adresse"),
            objet_id=st.query_params.get(IDENTIFIANT, ""),
            du=adresse.choisir_jour("du", "Du"),
            au=adresse.choisir_jour("au", "Au"),
        )
    if filtre.objet_id:
        st.button(
            "Un seul objet est montré : montrer tous les objets",
            key="journal.tous",
            icon=":material/filter_alt_off:",
            on_click=_montrer_tout,
        )
    return filtre


def _montrer_tout() -> None:
    st.query_params.pop(IDENTIFIANT, None)
