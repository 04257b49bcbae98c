"""« Mes partenaires »: search, filter, sort, one line per partner, likely duplicates, the files."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.domain.coordination import TypePartenaire
from coop_data.exports.partenaires import TRIS, Choix, ranger, types_en_clair
from coop_data.saisie.doublons_partenaires import doublons_probables
from coop_data.saisie.partenaires import Partenaire, annuaire
from coop_data.ui import adresse
from coop_data.ui.fichiers import proposer_liste
from coop_data.ui.navigation import go_to, page_of, streamlit_page
from coop_data.ui.page import Contexte, read
from coop_data.ui.partenaires import fusion
from coop_data.ui.texte import echapper

TAILLE: Final = 20
CRITERES: Final = ("recherche", "type", "tri")
VIDE: Final = (
    "Vous n’avez pas encore de partenaire : chaque structure citée dans un partenariat que vous enregistrez "
    "apparaît ici."
)


def render(contexte: Contexte) -> None:
    """The directory of the person signed in."""
    acteur = contexte.acteur
    partenaires = read(annuaire, acteur=acteur)
    if not partenaires:
        st.info(VIDE, icon=":material/handshake:")
        if st.button("Enregistrer un partenariat", type="primary", key="partenaires.premier"):
            go_to("partenariat")
        return
    doublons = _choisir()
    if doublons:
        _proposer_doublons(acteur, partenaires)
    parametres = st.query_params.to_dict()
    trouves = ranger(partenaires, Choix.of(parametres))
    if not trouves:
        st.info("Aucun partenaire ne correspond à votre recherche.", icon=":material/search_off:")
        return
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(f"**{formats.pluriel(len(trouves), 'partenaire')}**", width="content")
        if len(partenaires) > 1 and st.button(
            "Fusionner des partenaires", key="partenaires.fusionner", icon=":material/merge:"
        ):
            fusion.demander(acteur, partenaires, ())
    proposer_liste("mes-partenaires", {nom: valeur for nom, valeur in parametres.items() if nom in CRITERES})
    debut = (adresse.lire_page(len(trouves), TAILLE) - 1) * TAILLE
    with st.container(key="saisie-jour-partenaires", gap="small"):
        for partenaire in trouves[debut : debut + TAILLE]:
            _montrer(partenaire)
    adresse.paginer(len(trouves), TAILLE)


def _choisir() -> bool:
    """The filters of the list, kept in the address, and True when likely duplicates are wanted."""
    types = {"": "Tous les types"} | {terme.value: terme.libelle for terme in TypePartenaire}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        adresse.chercher("recherche", "Rechercher", "Nom, tag ou nature")
        adresse.choisir("type", "Type", types, largeur=260)
        adresse.choisir("tri", "Trier par", {code: choix[0] for code, choix in TRIS.items()}, largeur=300)
        return adresse.basculer("doublons", "Proposer les doublons probables")


def _proposer_doublons(acteur: Acteur, partenaires: Sequence[Partenaire]) -> None:
    trouves = doublons_probables(partenaires)
    if not trouves:
        st.info("Aucun doublon probable parmi vos partenaires.", icon=":material/check_circle:")
        return
    st.subheader(formats.pluriel(len(trouves), "doublon probable", "doublons probables"), anchor=False)
    for rang, doublon in enumerate(trouves):
        premier, second = doublon.partenaires
        with st.container(
            border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
        ):
            st.markdown(
                f"**{echapper(premier.nom)}** ({_partenariats(premier)})  \n"
                f"**{echapper(second.nom)}** ({_partenariats(second)})",
                width="content",
            )
            if st.button(
                "Examiner la fusion",
                key=f"partenaires.doublon.{rang}",
                icon=":material/merge:",
                help=echapper(f"Fusionner {premier.nom} et {second.nom}"),
            ):
                fusion.demander(acteur, partenaires, (premier.plie, second.plie))


def _partenariats(partenaire: Partenaire) -> str:
    return formats.pluriel(partenaire.partenariats, "partenariat")


def _montrer(partenaire: Partenaire) -> None:
    with st.container(border=True, gap="xxsmall"):
        st.page_link(
            streamlit_page(page_of("partenaire")),
            label=f"**{echapper(partenaire.nom)}**",
            query_params={"nom": partenaire.nom},
        )
        st.text(" · ".join(fait for fait in (types_en_clair(partenaire), _quand(partenaire)) if fait))
        natures = ", ".join(nature.libelle for nature in partenaire.natures)
        echelons = ", ".join(echelon.libelle for echelon in partenaire.echelons)
        if details := " · ".join(fait for fait in (natures, echelons) if fait):
            st.text(details)
        if partenaire.tags:
            st.text(f"Tags : {', '.join(partenaire.tags)}")
        if len(partenaire.orthographes) > 1:
            st.text(f"Aussi écrit : {', '.join(partenaire.orthographes[1:])}")


def _quand(partenaire: Partenaire) -> str:
    """``3 partenariats du 02/05/2025 au 01/03/2026``."""
    if partenaire.premiere == partenaire.derniere:
        return f"{_partenariats(partenaire)} le {formats.jour(partenaire.derniere)}"
    return f"{_partenariats(partenaire)} {formats.periode(partenaire.premiere, partenaire.derniere)}"
