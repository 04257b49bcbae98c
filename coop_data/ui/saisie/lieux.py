"""Where an accompagnement took place: last places in one tap, commune by name or postal code."""

import streamlit as st

from coop_data.domain.champs import Champ
from coop_data.domain.termes import Terme
from coop_data.saisie.suggestions import (
    CommuneTrouvee,
    LieuPasse,
    derniers_lieux,
    nom_de_la_commune,
    rechercher_communes,
)
from coop_data.ui.page import read
from coop_data.ui.saisie.champs import un_choix_court
from coop_data.ui.saisie.ouverture import Ouverture
from coop_data.ui.texte import echapper

LIEUX_PROPOSES = 3
COMMUNES_PROPOSEES = 6
LETTRES_MIN = 2


def champ_type_lieu(champ: Champ, ouverture: Ouverture, *, vocabulaire: type[Terme]) -> None:
    """The kind of place; one's last places below, each fills kind, name and commune in one tap."""
    un_choix_court(champ, ouverture, vocabulaire=vocabulaire)
    passes = read(derniers_lieux, acteur=ouverture.acteur)[:LIEUX_PROPOSES]
    if not passes:
        return
    st.caption("Vos derniers lieux :")
    with st.container(horizontal=True, gap="xsmall"):
        for indice, lieu in enumerate(passes):
            st.button(
                echapper(lieu.libelle),
                key=ouverture.cle(champ.code, "passe", str(indice)),
                icon=":material/history:",
                on_click=_reprendre,
                args=(lieu, vocabulaire, ouverture),
            )


def _reprendre(lieu: LieuPasse, vocabulaire: type[Terme], ouverture: Ouverture) -> None:
    ouverture.contenu |= {
        "type_lieu": lieu.type_lieu.value,
        "lieu": lieu.lieu,
        "code_commune": lieu.code_commune,
        "commune_cherchee": None,
    }
    st.session_state[ouverture.cle("type_lieu")] = vocabulaire(lieu.type_lieu)
    st.session_state[ouverture.cle("lieu")] = lieu.lieu or ""


def champ_commune(champ: Champ, ouverture: Ouverture) -> None:
    """The commune: chosen, it stands as a name with « Changer »; otherwise it is searched."""
    contenu = ouverture.contenu
    if contenu.get(champ.code):
        _choisie(champ, ouverture)
        return
    cle = ouverture.cle("commune_cherchee")
    cherche = st.text_input(
        f"{champ.libelle} *",
        key=cle,
        placeholder=champ.indication,
        live=True,
        autocomplete="off",
        icon=":material/search:",
        value=contenu.get("commune_cherchee") or "",
    )
    contenu["commune_cherchee"] = cherche or None
    if len(cherche or "") < LETTRES_MIN:
        return
    trouvees = read(rechercher_communes, texte=cherche, limite=COMMUNES_PROPOSEES)
    if not trouvees:
        st.caption("Aucune commune ne porte ce nom ou ce code postal.")
    with st.container(horizontal=True, gap="xsmall"):
        for commune in trouvees:
            st.button(
                nom_de_commune(commune),
                key=ouverture.cle(champ.code, commune.code),
                on_click=_retenir,
                args=(champ.code, commune.code, ouverture),
            )


def _retenir(code: str, commune: str | None, ouverture: Ouverture) -> None:
    ouverture.contenu[code] = commune
    ouverture.contenu["commune_cherchee"] = None


def _choisie(champ: Champ, ouverture: Ouverture) -> None:
    nom = read(nom_de_la_commune, code=ouverture.contenu[champ.code])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"{champ.libelle} : **{nom}**", width="content")
        st.button(
            "Changer",
            key=ouverture.cle(champ.code, "changer"),
            help="Chercher une autre commune",
            on_click=_retenir,
            args=(champ.code, None, ouverture),
        )


def nom_de_commune(commune: CommuneTrouvee) -> str:
    """``Lyon (69001)``."""
    return f"{commune.nom} ({commune.code_postal or commune.departement})"
