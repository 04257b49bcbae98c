"""Merging spellings: choose what to keep, see what would change, do it, undo it."""

from collections.abc import Sequence
from functools import partial
from typing import Final

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.domain.champs_coordination import PARTENARIAT
from coop_data.domain.coordination import TypePartenaire
from coop_data.saisie.fusion_partenaires import (
    Apercu,
    Fusion,
    Regroupement,
    annuler_fusion,
    fusionner,
    previsualiser,
)
from coop_data.saisie.partenaires import Partenaire
from coop_data.ui.annulation import Annulable
from coop_data.ui.fenetre import fenetre
from coop_data.ui.navigation import go_to
from coop_data.ui.page import attempt, run, show_error

TITRE: Final = "Fusionner des partenaires"
PRINCIPE: Final = (
    "Vos partenariats qui citent un de ces noms porteront le nom et le type gardés. Ceux des autres personnes "
    "ne changent pas."
)
_, _, PRECISION = PARTENARIAT.lignes


@fenetre(TITRE, width="medium", icon=":material/merge:")
def demander(acteur: Acteur, partenaires: Sequence[Partenaire], choisis: Sequence[str]) -> None:
    """Choose the partners and what to keep, and see the effect; nothing is written before « Fusionner »."""
    par_nom = {partenaire.plie: partenaire for partenaire in partenaires}
    st.markdown(PRINCIPE)
    plies = st.multiselect(
        "Partenaires à réunir",
        list(par_nom),
        default=[plie for plie in choisis if plie in par_nom],
        format_func=lambda plie: par_nom[plie].nom,
        placeholder="Choisir un ou plusieurs partenaires",
        select_all=False,
        key="fusion.noms",
    )
    if not plies:
        st.info("Choisissez les noms qui désignent le même partenaire.")
        return
    regroupement = _choisir([par_nom[plie] for plie in plies])
    apercu = attempt(previsualiser, acteur=acteur, regroupement=regroupement)
    if apercu.erreur is not None:
        show_error(apercu.erreur)
    elif apercu.valeur is not None:
        st.markdown(_dire(apercu.valeur))
    with st.container(horizontal=True):
        possible = apercu.valeur is not None and apercu.valeur.partenariats > 0
        confirme = st.button("Fusionner", type="primary", key="fusion.confirmer", disabled=not possible)
        if confirme and (faite := run(fusionner, acteur=acteur, regroupement=regroupement)).valeur:
            _offrir_d_annuler(faite.valeur)
            go_to("mes-partenaires", recherche=regroupement.nom)
        if st.button("Annuler", key="fusion.annuler"):
            st.rerun()


def _offrir_d_annuler(fusion: Fusion) -> None:
    nombre = formats.pluriel(len(fusion.reecrits), "partenariat")
    Annulable(
        lieu=("mes-partenaires", ""),
        phrase=f"Fusion faite : {nombre} avec « {fusion.nom} ».",
        icone=":material/merge:",
        bouton="Annuler la fusion",
        defaire=partial(annuler_fusion, fusion=fusion),
        fait=_dire_annulee,
    ).offrir()


def _dire_annulee(laisses: int) -> str:
    """``laisses``: partenariats changed since the merge, which keep what they say now."""
    sauf = f", sauf pour {formats.pluriel(laisses, 'partenariat')} changés depuis" if laisses else ""
    return f"La fusion est annulée{sauf}."


def _choisir(partenaires: Sequence[Partenaire]) -> Regroupement:
    """The spelling and the type to keep: first those of the partner cited most."""
    ordonnes = sorted(partenaires, key=lambda partenaire: -partenaire.partenariats)
    noms = list(dict.fromkeys(nom for partenaire in ordonnes for nom in partenaire.orthographes))
    nom = st.selectbox(
        "Nom à garder",
        noms,
        accept_new_options=True,
        key=f"fusion.nom.{'|'.join(noms)}",
        placeholder="Choisir un nom, ou en écrire un autre",
        help="Choisissez une des orthographes, ou écrivez-en une autre.",
    )
    types = list(dict.fromkeys(terme for partenaire in ordonnes for terme in partenaire.types))
    autres = [terme for terme in TypePartenaire.choix() if terme not in types]
    type_garde = st.selectbox(
        "Type à garder",
        [*types, *autres],
        format_func=lambda terme: terme.libelle,
        key=f"fusion.type.{'|'.join(noms)}",
    )
    precision = None
    if type_garde is TypePartenaire.AUTRE:
        connue = next((partenaire.precision for partenaire in ordonnes if partenaire.precision), "")
        precision = st.text_input(
            PRECISION.libelle, value=connue, key="fusion.precision", placeholder=PRECISION.indication
        )
    return Regroupement(
        frozenset(partenaire.plie for partenaire in partenaires), (nom or "").strip(), type_garde, precision
    )


def _dire(apercu: Apercu) -> str:
    """``3 partenariats vont changer. Dans 1, deux lignes n’en feront plus qu’une.``"""
    if not apercu.partenariats:
        return "Aucun partenariat ne changerait : ils portent déjà tous ce nom et ce type."
    verbe = "va changer" if apercu.partenariats < 2 else "vont changer"
    phrase = f"**{formats.pluriel(apercu.partenariats, 'partenariat')} {verbe}.**"
    if apercu.lignes_en_moins:
        lignes = formats.pluriel(
            apercu.lignes_en_moins, "ligne en double sera retirée", "lignes en double seront retirées"
        )
        phrase += f" {lignes}, là où un même partenariat citait plusieurs de ces noms."
    return phrase
