"""« Projet »: the activities that carry one tag, counted, drawn along time, listed, and as files."""

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action
from coop_data.domain.periode import PERIODES_NOMMEES, TOUT
from coop_data.exports.adresse_du_projet import tag_of, type_of
from coop_data.exports.projet import Etendue, mesurer, projet_of
from coop_data.models import Tag
from coop_data.tags import peut_sur_tag
from coop_data.ui.page import Contexte, read, show_title
from coop_data.ui.periode import choisir_periode
from coop_data.ui.tags import dialogues, projet_chiffres, projet_liste
from coop_data.ui.tags.phrases import dire_portee
from coop_data.ui.texte import echapper

VIDE = (
    "Aucune activité que vous pouvez lire ne porte ce tag. Posez-le sur une activité, dans le champ « Tags "
    "spécifiques » de son formulaire : elle apparaîtra ici."
)
VIDE_SUR_LA_PERIODE = "Aucune activité de ce projet n’est datée de cette période. Choisissez « {tout} »."


def render(contexte: Contexte) -> None:
    """Draw the project that the address names."""
    acteur = contexte.acteur
    tag = read(tag_of, acteur=acteur, parametres=contexte.parametres)
    show_title(tag.nom)
    _presenter(acteur, tag)
    periode = choisir_periode(aujourdhui=acteur.aujourdhui(), defaut=TOUT)
    projet = projet_of(acteur, tag, periode, type_of(contexte.parametres))
    if not projet.requetes:
        st.info(VIDE)
        return
    etendue = read(mesurer, projet)
    if not etendue.par_type:
        st.info(_dire_vide(contexte))
        return
    st.markdown(_dire(etendue))
    projet_chiffres.montrer(acteur, projet, etendue)
    projet_liste.montrer(acteur, projet, etendue)


def _presenter(acteur: Acteur, tag: Tag) -> None:
    """Scope, description, and actions on the project."""
    st.caption(f"Projet · {dire_portee(tag)} : {tag.portee.aide}")
    if tag.description:
        st.text(tag.description)
    if tag.archive_le is not None:
        st.info(f"Ce projet est archivé depuis le {formats.instant(tag.archive_le, acteur.fuseau)}.")
    if read(peut_sur_tag, acteur=acteur, action=Action.MODIFIER, tag=tag):
        with st.container(horizontal=True):
            if st.button("Renommer ou décrire", key="projet.modifier", icon=":material/edit:"):
                dialogues.modifier(acteur, tag)
            libelle = "Archiver le projet" if tag.archive_le is None else "Sortir des archives"
            if st.button(libelle, key="projet.archiver", icon=":material/inventory_2:"):
                dialogues.changer_archives(acteur, tag)


def _dire(etendue: Etendue) -> str:
    """``**12 activités**, du 03/02/2026 au 30/06/2026``."""
    total = sum(etendue.par_type.values())
    if etendue.premier is None or etendue.dernier is None or etendue.premier == etendue.dernier:
        return f"**{formats.pluriel(total, 'activité')}**, le {formats.jour(etendue.premier)}."
    return f"**{formats.pluriel(total, 'activité')}**, {formats.periode(etendue.premier, etendue.dernier)}."


def _dire_vide(contexte: Contexte) -> str:
    tout = echapper(PERIODES_NOMMEES[TOUT].libelle)
    return VIDE_SUR_LA_PERIODE.format(tout=tout) if "periode" in contexte.parametres else VIDE
