"""The search in the ressourcerie, kept in the address: a text, a thématique, tags, an order."""

from typing import Final

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.domain.texte import plier
from coop_data.ressources import Recherche, Tri, tags_de_la_ressourcerie, thematiques_presentes
from coop_data.ressources.adresse import TAGS, TEXTE, THEMATIQUE, recherche_of
from coop_data.ui import adresse
from coop_data.ui.page import read

TAGS_MONTRES: Final = 12
CLE_TAGS: Final = "ressourcerie.tags"
TRIS: Final = {
    Tri.THEMATIQUE.value: "Par thématique",
    Tri.RECENT.value: "Les plus récents",
    Tri.TITRE.value: "Ordre alphabétique",
}


def choisir(acteur: Acteur) -> tuple[Recherche, Tri]:
    """Draw the filters. Returns the search and the order."""
    thematiques = {"": "Toutes"} | {
        terme.value: terme.court for terme in read(thematiques_presentes, acteur=acteur)
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        adresse.chercher(TEXTE, "Rechercher un document", "Titre, description ou tag")
        adresse.choisir(THEMATIQUE, "Thématique", thematiques, largeur=300)
        tri = Tri(adresse.choisir("tri", "Trier", TRIS))
    _choisir_tags(read(tags_de_la_ressourcerie, acteur=acteur))
    return recherche_of(st.query_params.to_dict()), tri


def effacer() -> None:
    """Clear the search."""
    for parametre in (TEXTE, THEMATIQUE, TAGS, adresse.PAGE):
        st.query_params.pop(parametre, None)


def _choisir_tags(tags: list[str]) -> None:
    """The most used first; those of the address are offered even when no document bears them any more."""
    connus = {plier(tag): tag for tag in tags}
    choisis = [connus.get(plier(tag), tag) for tag in recherche_of(st.query_params.to_dict()).tags]
    if not tags and not choisis:
        return
    tous = len(tags) <= TAGS_MONTRES or adresse.basculer("tous-les-tags", "Afficher tous les tags")
    offerts = tags if tous else tags[:TAGS_MONTRES]
    st.session_state[CLE_TAGS] = choisis
    with st.container(key="saisie-ressourcerie-tags"):
        st.pills(
            "Tags",
            list(dict.fromkeys([*offerts, *choisis])),
            selection_mode="multi",
            format_func=lambda tag: f"#{tag}",
            key=CLE_TAGS,
            help="Plusieurs tags : les documents qui portent l’un ou l’autre.",
            on_change=_ecrire_tags,
        )


def _ecrire_tags() -> None:
    st.query_params.pop(adresse.PAGE, None)
    if choisis := st.session_state[CLE_TAGS]:
        st.query_params[TAGS] = ",".join(choisis)
    else:
        st.query_params.pop(TAGS, None)
