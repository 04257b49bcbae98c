"""The structure of an activity: asked only when the person was in post in several that day."""

from datetime import date
from uuid import UUID

import streamlit as st

from coop_data.domain.champs import STRUCTURE_A_CHOISIR
from coop_data.saisie.postes import structures_en_poste
from coop_data.ui.page import read
from coop_data.ui.saisie import erreurs
from coop_data.ui.saisie.ouverture import Ouverture

CODE = "structure_id"
LIBELLE = "Structure de cette activité *"


def choisir_structure(ouverture: Ouverture) -> None:
    """Ask, when that day has several postes; ``structure_id`` of the content is the answer, or none."""
    jour, auteur = ouverture.contenu.get("date"), ouverture.acteur.conseiller_id
    ouverture.structures = []
    if jour and auteur is not None:
        ouverture.structures = [
            (str(structure.id), structure.nom)
            for structure in read(structures_en_poste, conseiller_id=auteur, jour=date.fromisoformat(jour))
        ]
    if len(ouverture.structures) < 2:
        ouverture.contenu.pop(CODE, None)
        return
    noms = dict(ouverture.structures)
    codes, cle = list(noms), ouverture.cle(CODE)
    connue = ouverture.contenu.get(CODE)
    with st.container(key=f"saisie-champ-{CODE}", gap="xsmall"):
        ouverture.contenu[CODE] = st.selectbox(
            LIBELLE,
            codes,
            format_func=lambda code: noms.get(code, ""),
            key=cle,
            placeholder="Sélectionnez la structure",
            index=codes.index(connue) if connue in codes else None,
        )
        st.caption(STRUCTURE_A_CHOISIR)
        erreurs.place(ouverture, CODE)


def structure_choisie(ouverture: Ouverture) -> UUID | None:
    """The structure chosen; ``None`` when it was not asked, or not answered."""
    code = ouverture.contenu.get(CODE)
    return UUID(code) if code else None


def manque(ouverture: Ouverture) -> bool:
    """True when the structure is asked and not answered."""
    return len(ouverture.structures) > 1 and structure_choisie(ouverture) is None
