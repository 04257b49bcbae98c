"""The repeated rows of a partenariat: one to many partner structures, completed from one's own past ones."""

from uuid import uuid4

import streamlit as st

from coop_data.domain.champs import Champ
from coop_data.domain.champs_coordination import (
    AJOUTER_PARTENAIRE,
    PARTENARIAT,
    RETIRER_PARTENAIRE,
    titre_partenaire,
)
from coop_data.domain.coordination import TypePartenaire
from coop_data.domain.texte import plier
from coop_data.saisie.suggestions import partenaires_passes
from coop_data.ui.page import read
from coop_data.ui.saisie import erreurs, rapide_marques
from coop_data.ui.saisie.champs import intitule, libelle
from coop_data.ui.saisie.ouverture import Contenu, Ouverture
from coop_data.ui.texte import echapper

NOM, TYPE, TYPE_AUTRE = PARTENARIAT.lignes
COLONNES = tuple(champ.code for champ in PARTENARIAT.lignes)
Passe = tuple[str, TypePartenaire | None]
PROPOSITIONS = 4
"""As many past partners as fit under a field without hiding the next one."""


def champ_partenaires(champ: Champ, ouverture: Ouverture) -> None:
    """Every partner row, then the button that adds one."""
    lignes: list[Contenu] = ouverture.contenu.setdefault(champ.code, [])
    if not lignes:
        lignes.append(ligne_vide())
    for ligne in lignes:
        ligne.setdefault("cle", uuid4().hex[:8])
    intitule(champ)
    passes = read(partenaires_passes, acteur=ouverture.acteur)
    for rang, ligne in enumerate(lignes):
        with st.container(border=True):
            _dessiner(rang, ligne, ouverture, passes)
    st.button(
        AJOUTER_PARTENAIRE,
        key=ouverture.cle(champ.code, "ajouter"),
        icon=":material/add:",
        on_click=lambda: lignes.append(ligne_vide()),
    )


def ligne_vide() -> Contenu:
    """An empty partner row; ``cle`` keeps its widgets stable when another row is removed."""
    return {"cle": uuid4().hex[:8], "nom": None, "type": None, "type_autre": None}


def _dessiner(rang: int, ligne: Contenu, ouverture: Ouverture, passes: list[Passe]) -> None:
    lignes: list[Contenu] = ouverture.contenu["partenaires"]
    cle_nom = ouverture.cle("partenaires", ligne["cle"], "nom")
    cle_type = ouverture.cle("partenaires", ligne["cle"], "type")
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f"**{titre_partenaire(rang + 1)}**", width="content")
        if len(lignes) > 1:
            st.button(
                RETIRER_PARTENAIRE,
                key=ouverture.cle("partenaires", ligne["cle"], "retirer"),
                icon=":material/delete:",
                help=f"Retirer le partenaire #{rang + 1}",
                on_click=lambda: lignes.remove(ligne),
            )
    saisi = st.text_input(
        libelle(NOM),
        key=cle_nom,
        placeholder=NOM.indication,
        live=True,
        autocomplete="off",
        value=ligne["nom"] or "",
        on_change=_reconnaitre,
        args=(ligne, passes, cle_nom, cle_type),
    )
    ligne["nom"] = saisi or None
    erreurs.place(ouverture, f"partenaires.{rang}.nom")
    rapide_marques.montrer_le_partenaire(ouverture, ligne["nom"])
    _proposer(ligne, saisi or "", passes, cle_nom, cle_type)
    _dessiner_type(rang, ligne, ouverture, cle_type)


def _proposer(ligne: Contenu, saisi: str, passes: list[Passe], cle_nom: str, cle_type: str) -> None:
    """Past partners whose name holds what was typed: one tap fills the name and the type."""
    cherche = plier(saisi)
    if cherche and any(plier(nom) == cherche for nom, _ in passes):
        return
    proches = [passe for passe in passes if cherche in plier(passe[0])][:PROPOSITIONS]
    if not proches:
        return
    with st.container(horizontal=True, gap="xsmall"):
        for indice, (nom, type_partenaire) in enumerate(proches):
            st.button(
                echapper(nom),
                key=f"{cle_nom}.proposition.{indice}",
                help="Reprendre ce partenaire et son type",
                on_click=_reprendre,
                args=(ligne, nom, type_partenaire, cle_nom, cle_type),
            )


def _reconnaitre(ligne: Contenu, passes: list[Passe], cle_nom: str, cle_type: str) -> None:
    """A past partner typed to its last letter brings its type too, unless one was already chosen."""
    if ligne["type"]:
        return
    cherche = plier(st.session_state[cle_nom])
    connu = next((type_partenaire for nom, type_partenaire in passes if plier(nom) == cherche), None)
    _poser_type(ligne, connu, cle_type)


def _reprendre(
    ligne: Contenu, nom: str, type_partenaire: TypePartenaire | None, cle_nom: str, cle_type: str
) -> None:
    ligne["nom"] = st.session_state[cle_nom] = nom
    _poser_type(ligne, type_partenaire, cle_type)


def _poser_type(ligne: Contenu, type_partenaire: TypePartenaire | None, cle_type: str) -> None:
    if type_partenaire:
        ligne["type"] = type_partenaire.value
        st.session_state[cle_type] = type_partenaire


def _dessiner_type(rang: int, ligne: Contenu, ouverture: Ouverture, cle: str) -> None:
    termes = TypePartenaire.choix()
    choisi = st.selectbox(
        libelle(TYPE),
        termes,
        format_func=lambda terme: terme.libelle,
        key=cle,
        placeholder=TYPE.indication,
        index=termes.index(TypePartenaire(ligne["type"])) if ligne["type"] else None,
    )
    ligne["type"] = choisi.value if choisi else None
    erreurs.place(ouverture, f"partenaires.{rang}.type")
    if ligne["type"] == TypePartenaire.AUTRE:
        cle_autre = ouverture.cle("partenaires", ligne["cle"], "type_autre")
        precision = st.text_input(
            TYPE_AUTRE.libelle,
            key=cle_autre,
            placeholder=TYPE_AUTRE.indication,
            autocomplete="off",
            live=True,
            value=ligne["type_autre"] or "",
        )
        ligne["type_autre"] = precision or None
        erreurs.place(ouverture, f"partenaires.{rang}.type_autre")
