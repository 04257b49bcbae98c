"""A ready message to whoever can fix remarks: their author or, when a poste is missing, the keeper of the
directory.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final
from uuid import UUID

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Objet, peut
from coop_data.analytics.qualite_lecture import Remarque
from coop_data.annuaire.contacts import correspondant_of
from coop_data.config import get_reglages
from coop_data.domain.qualite import Controle
from coop_data.exports.qualite import RemarqueLue, dire
from coop_data.ui import courriel
from coop_data.ui.fenetre import fenetre
from coop_data.ui.page import read
from coop_data.ui.texte import echapper

DEMANDER: Final = "Demander une correction"
SIGNALER: Final = "Signaler un poste qui manque"
OBJET: Final = "Des comptes rendus à relire dans Coop Data"
OBJET_DU_POSTE: Final = "Un poste à enregistrer dans Coop Data"
A_RELIRE: Final = "Un message prêt à envoyer, à relire avant l’envoi. Coop Data n’envoie rien."
LIGNES_DITES: Final = 10
"""Remarks told in a message: a mail opened by a link holds about two thousand characters."""


def proposer(acteur: Acteur, siennes: Sequence[Remarque], *, est_auteur: bool) -> None:
    """The button of the remarks about someone; none for authors, who correct their own but cannot
    record a poste.
    """
    premier, controle = siennes[0].premier, siennes[0].controle
    if controle is Controle.SANS_STRUCTURE and not peut(acteur, Action.CREER, Objet.REFERENTIEL):
        if st.button(SIGNALER, key=f"qualite.signaler.{premier.personne_id}", icon=":material/mail:"):
            _signaler(acteur, siennes)
    elif not est_auteur and st.button(
        DEMANDER,
        key=f"qualite.demander.{controle}.{premier.personne_id}",
        icon=":material/mail:",
        help=f"{DEMANDER} à {echapper(premier.nom_complet)}",
    ):
        _demander(acteur, premier.personne_id, siennes)


def texte_de_la_demande(prenom: str, remarques: Sequence[RemarqueLue], nombre: int, *, signature: str) -> str:
    """The message: the remarks, how to correct them, how to confirm that all is well, and who asks."""
    dites = Counter(
        f"- le {formats.jour(remarque.lignes[0].date)}, {_nommer(remarque)}\u202f: {remarque.pourquoi}"
        for remarque in remarques
    )
    constats = [texte if fois == 1 else f"{texte} ({fois} fois)" for texte, fois in dites.items()]
    if nombre > len(remarques):
        constats.append(f"- et {formats.pluriel(nombre - len(remarques), 'autre')}.")
    doublons = any(remarque.controle is Controle.DOUBLONS for remarque in remarques)
    doublon = "\u202f; un doublon se supprime depuis l’activité" if doublons else ""
    return (
        f"Bonjour {prenom},\n\n"
        "En relisant les données de Coop Data, ceci me semble à vérifier\u202f:\n"
        + "\n".join(constats)
        + "\n\nPourriez-vous le relire\u202f? La page «\u00a0Qualité des données\u00a0» de Coop Data permet de le "
        f"modifier, ou de dire que c’est bien ainsi{doublon}.\n\n"
        f"Merci, et bonne journée,\n{signature}"
    )


def _nommer(remarque: RemarqueLue) -> str:
    """The activity, its theme and its duration, unless the reason already tells the duration."""
    ligne = remarque.lignes[0]
    precisions = ligne.detail if formats.duree(ligne.minutes) in remarque.pourquoi else ligne.precisions
    return " · ".join(texte for texte in (ligne.quoi, precisions) if texte)


def texte_du_signalement(remarques: Sequence[Remarque], *, signature: str) -> str:
    """The message to the keeper of the directory: the person whose poste is missing, and the days."""
    premier, jours = remarques[0].premier, [remarque.premier.date for remarque in remarques]
    nombre = formats.pluriel(len(remarques), "activité")
    sujet = f"{nombre} de {premier.nom_complet} (identifiant {premier.personne_id_externe})"
    return (
        "Bonjour,\n\n"
        f"Dans Coop Data, aucun poste connu ne couvre {sujet}, {formats.periode(min(jours), max(jours))}\u202f: "
        "ce travail compte dans la nation, dans aucun territoire.\n\n"
        "Pourriez-vous enregistrer le poste qui manque\u202f?\n"
        "- Structure\u202f: \n- Premier jour\u202f: \n- Dernier jour, s’il est connu\u202f: \n\n"
        f"Merci, et bonne journée,\n{signature}"
    )


@fenetre(DEMANDER, width="medium", icon=":material/mail:")
def _demander(acteur: Acteur, conseiller_id: UUID, siennes: Sequence[Remarque]) -> None:
    auteur = read(correspondant_of, acteur=acteur, conseiller_id=conseiller_id)
    dites = read(dire, remarques=siennes[:LIGNES_DITES])
    texte = texte_de_la_demande(auteur.prenom, dites, len(siennes), signature=acteur.nom)
    st.markdown(f"**{echapper(auteur.nom_complet)}**")
    st.markdown(A_RELIRE)
    email = auteur.contact.email if auteur.contact else None
    courriel.proposer(email, objet=OBJET, texte=texte, cle=f"qualite.courriel.{conseiller_id}")


@fenetre(SIGNALER, width="medium", icon=":material/mail:")
def _signaler(acteur: Acteur, siennes: Sequence[Remarque]) -> None:
    st.markdown("**À l’équipe qui administre Coop Data**, seule à enregistrer les postes.")
    st.markdown(f"{A_RELIRE} Si c’est la date qui est fausse, son auteur la corrige.")
    courriel.proposer(
        get_reglages().contact_email,
        objet=OBJET_DU_POSTE,
        texte=texte_du_signalement(siennes, signature=acteur.nom),
        cle=f"qualite.courriel.poste.{siennes[0].premier.personne_id}",
    )
