"""The remarks of a check about one person, under their name, with the possible actions."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Cible, peut
from coop_data.analytics.qualite_lecture import Remarque
from coop_data.exports.qualite import Ligne, RemarqueLue
from coop_data.saisie.registres import registre_of
from coop_data.ui.navigation import go_to, page_of, streamlit_page
from coop_data.ui.qualite import confirmation, demande
from coop_data.ui.texte import echapper

LARGEUR_DOUBLON: Final = 230


def compter(remarques: Sequence[Remarque]) -> str:
    """A phrase: how many reports and, when some go together, in how many groups."""
    activites = sum(len(remarque.cras) for remarque in remarques)
    if activites == len(remarques):
        return formats.pluriel(activites, "activité")
    return f"{formats.pluriel(len(remarques), 'groupe')}, {formats.pluriel(activites, 'activité')}"


def montrer_personne(
    acteur: Acteur, lues: Sequence[RemarqueLue], siennes: Sequence[Remarque], *, precision: str, verifiees: bool
) -> None:
    """The remarks of this page about someone; ``siennes``: all their remarks in the list, which a message tells.

    ``precision``: the text beside the name. A reason common to all remarks is written once.
    """
    premiere = lues[0].lignes[0]
    with st.container(border=True, key=f"qualite.personne.{premiere.personne_id}"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.subheader(echapper(premiere.personne), anchor=False, width="content")
            if not verifiees:
                demande.proposer(acteur, siennes, est_auteur=peut_modifier(acteur, premiere))
        raisons = {lue.pourquoi for lue in lues}
        commune = raisons.pop() if len(raisons) == 1 else ""
        if precisee := " · ".join(texte for texte in (precision, commune) if texte):
            st.markdown(echapper(precisee))
        for lue in lues:
            _montrer_remarque(acteur, lue, raison="" if commune else lue.pourquoi, verifiee=verifiees)


def _montrer_remarque(acteur: Acteur, lue: RemarqueLue, *, raison: str, verifiee: bool) -> None:
    premiere, seule = lue.lignes[0], len(lue.lignes) == 1
    with st.container(key=f"qualite.remarque.{premiere.cra_id}", gap="xsmall"):
        if raison:
            st.markdown(echapper(raison))
        if seule:
            _montrer_ligne(premiere)
        else:
            with st.grid(min_column_width=LARGEUR_DOUBLON, key=f"qualite.groupe.{premiere.cra_id}"):
                for ligne in lue.lignes:
                    with st.container(border=True, key=f"qualite.ligne.{ligne.cra_id}"):
                        _montrer_ligne(ligne)
                        _proposer_de_modifier(acteur, ligne)
        if peut_modifier(acteur, premiere):
            with st.container(horizontal=True):
                if seule:
                    _proposer_de_modifier(acteur, premiere)
                confirmation.proposer(acteur, lue, verifiee=verifiee)


def _montrer_ligne(ligne: Ligne) -> None:
    """One report: its day, the activity, and a link to it."""
    st.page_link(
        streamlit_page(page_of("activite")),
        label=f"{formats.jour_long(ligne.date)} · **{echapper(ligne.quoi)}**",
        query_params={"formulaire": ligne.formulaire, "id": str(ligne.cra_id)},
    )
    if texte := " · ".join(filter(None, (ligne.precisions, ligne.structure))):
        st.text(texte)


def _proposer_de_modifier(acteur: Acteur, ligne: Ligne) -> None:
    """For its author, the form of the report."""
    if peut_modifier(acteur, ligne) and st.button(
        "Modifier",
        key=f"qualite.modifier.{ligne.cra_id}",
        icon=":material/edit:",
        help=f"Modifier l’activité du {formats.jour(ligne.date)}",
    ):
        go_to(ligne.formulaire, id=str(ligne.cra_id))


def peut_modifier(acteur: Acteur, ligne: Ligne) -> bool:
    """True for the author of the report."""
    cible = Cible(conseiller_id=ligne.personne_id)
    return ligne.personne_id is not None and peut(
        acteur, Action.MODIFIER, registre_of(ligne.formulaire).objet, cible
    )
