"""« Mes tags »: every tag that one sees, by scope, with its uses and the possible actions."""

from collections.abc import Callable, Mapping
from typing import Final

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.domain.tags import PorteeTag
from coop_data.models import Tag
from coop_data.tags import TagVisible, Tri, mes_tags, tags_supprimes
from coop_data.ui import adresse
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.page import Contexte, read
from coop_data.ui.tags import creation, dialogues, fusion
from coop_data.ui.tags.phrases import dire_portee, dire_usage, en_tete
from coop_data.ui.texte import echapper

INTRODUCTION: Final = (
    "Utilisez les tags pour lier vos comptes rendus d’activité à des thématiques spécifiques / dispositifs locaux "
    "que vous avez besoin de suivre dans vos statistiques. Chaque tag ouvre la page de son projet."
)
TAILLE: Final = 20
TRIS: Final = {
    Tri.NOM.value: "Ordre alphabétique",
    Tri.USAGE.value: "Les plus utilisés",
    Tri.RECENT.value: "Les plus récents",
}
PLURIELS: Final = {
    PorteeTag.PERSONNEL: "Tags personnels",
    PorteeTag.EQUIPE: "Tags d’équipe",
    PorteeTag.DEPARTEMENTAL: "Tags départementaux",
    PorteeTag.NATIONAL: "Tags nationaux",
}
ACTIONS: Final[Mapping[str, Callable[[Acteur, Tag], None]]] = {
    "Renommer ou décrire": dialogues.modifier,
    "Fusionner": fusion.fusionner_avec,
    "Archiver": dialogues.changer_archives,
    "Supprimer": dialogues.supprimer,
}
"""The actions on a tag that one manages, in the order of its menu."""
ARCHIVE: Final = {"Sortir des archives": dialogues.changer_archives, "Supprimer": dialogues.supprimer}


def render(contexte: Contexte) -> None:
    """Create, search, then the tags under their scope; archived and deleted ones apart."""
    acteur = contexte.acteur
    st.markdown(INTRODUCTION)
    tous = read(mes_tags, acteur=acteur)
    creation.formulaire(acteur, ouvert=not tous)
    if tous:
        _chercher(acteur)
    else:
        st.info("Vous n’avez encore aucun tag. Créez le premier pour suivre un projet.")
    _archives(acteur)
    _supprimes(acteur)


def _chercher(acteur: Acteur) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        texte = adresse.chercher("texte", "Rechercher un tag", "Nom ou description")
        tri = Tri(adresse.choisir("tri", "Trier", TRIS))
    trouves = read(mes_tags, acteur=acteur, texte=texte, tri=tri)
    st.markdown(f"**{formats.pluriel(len(trouves), 'tag')}**" + (" pour cette recherche" if texte else ""))
    if not trouves:
        st.info("Aucun tag ne correspond à votre recherche.")
        return
    ranges = sorted(trouves, key=lambda vu: vu.tag.portee.rang)
    page = adresse.lire_page(len(ranges), TAILLE)
    montres = ranges[(page - 1) * TAILLE : page * TAILLE]
    for portee in PorteeTag:
        nombre = sum(vu.tag.portee is portee for vu in ranges)
        siens = [vu for vu in montres if vu.tag.portee is portee]
        if siens:
            st.header(f"{PLURIELS[portee]} ({formats.nombre(nombre)})", anchor=False)
            st.caption(portee.aide)
            for vu in siens:
                _carte(acteur, vu, ACTIONS)
    adresse.paginer(len(ranges), TAILLE)


def _carte(acteur: Acteur, vu: TagVisible, actions: Mapping[str, Callable[[Acteur, Tag], None]]) -> None:
    tag = vu.tag
    with (
        st.container(border=True, key=f"tag-{tag.id}"),
        st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"),
    ):
        with st.container(gap="xxsmall", width="stretch"):
            st.page_link(
                streamlit_page(page_of("projet")),
                label=f"**{echapper(tag.nom)}**",
                query_params={"tag": str(tag.id)},
                help="Ouvrir la page de ce projet",
            )
            if tag.description:
                st.text(tag.description)
            st.caption(_usages(vu))
        if vu.gerable:
            choix = st.menu_button(
                "Gérer",
                list(actions),
                key=f"mes_tags.gerer.{tag.id}",
                help=f"Gérer le tag {echapper(tag.nom)}",
                wrap=False,
            )
            if choix:
                actions[choix](acteur, tag)


def _usages(vu: TagVisible) -> str:
    """A line on a tag: its holder, the readable activities that carry it, and one's own among them."""
    total = vu.moi.total
    dont = "" if vu.tous == vu.moi or not total else f", dont {formats.nombre(total)} à vous"
    usages = f"{en_tete(dire_usage(vu.tous))}{dont}"
    return " · ".join(morceau for morceau in (echapper(vu.detenteur), usages) if morceau)


def _archives(acteur: Acteur) -> None:
    archives = read(mes_tags, acteur=acteur, archives=True)
    if archives:
        titre = f"Tags archivés ({formats.nombre(len(archives))})"
        with st.expander(titre, key="mes_tags.archives", icon=":material/inventory_2:"):
            st.caption("Ils ne sont plus proposés dans les formulaires ; leurs activités les gardent.")
            for vu in archives:
                _carte(acteur, vu, ARCHIVE)


def _supprimes(acteur: Acteur) -> None:
    supprimes = read(tags_supprimes, acteur=acteur)
    if supprimes:
        titre = f"Tags supprimés ({formats.nombre(len(supprimes))})"
        with st.expander(titre, key="mes_tags.supprimes", icon=":material/delete:"):
            st.caption("Restaurer un tag le remet sur les activités qui le portaient.")
            for vu in supprimes:
                with st.container(horizontal=True, horizontal_alignment="distribute", border=True):
                    st.markdown(f"**{echapper(vu.tag.nom)}**  \n{echapper(dire_portee(vu.tag, vu.detenteur))}")
                    if st.button(
                        "Restaurer",
                        key=f"mes_tags.restaurer.{vu.tag.id}",
                        icon=":material/restore_from_trash:",
                        help=f"Restaurer le tag {echapper(vu.tag.nom)}",
                    ):
                        dialogues.restaurer(acteur, vu.tag.id, vu.tag.nom)
