"""« Demander une correction »: a message ready to send to an author, about all that the list holds of theirs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import streamlit as st
from sqlmodel import Session

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Objet, peut
from coop_data.analytics.qualite_lecture import Remarque
from coop_data.domain.qualite import MESSAGES
from coop_data.errors import Introuvable
from coop_data.exports.qualite import RemarqueLue, dire
from coop_data.models import Conseiller
from coop_data.suivi.cible import cible_of
from coop_data.ui import courriel
from coop_data.ui.page import read
from coop_data.ui.texte import echapper

DEMANDER: Final = "Demander une correction"
OBJET: Final = "Des comptes rendus à relire dans Coop Data"
LIGNES_DITES: Final = 10
"""A mail opened by a link holds some two thousand characters."""


@dataclass(frozen=True, slots=True)
class Destinataire:
    """The author; ``email`` only for who may read it today: employer, coordinator, national accounts."""

    prenom: str
    nom_complet: str
    email: str | None


def proposer(acteur: Acteur, remarque: RemarqueLue, toutes: Sequence[Remarque]) -> None:
    """The button of a remark about someone else's report."""
    premiere = remarque.lignes[0]
    if premiere.personne_id is not None and st.button(
        DEMANDER,
        key=f"qualite.demander.{remarque.controle}.{premiere.cra_id}",
        icon=":material/mail:",
        help=f"{DEMANDER} à {premiere.personne}",
    ):
        siennes = [autre for autre in toutes if autre.premier.personne_id == premiere.personne_id]
        _ouvrir(acteur, premiere.personne_id, siennes)


def destinataire_of(session: Session, *, acteur: Acteur, conseiller_id: UUID) -> Destinataire:
    """Who to write to. Raises ``Introuvable`` for nobody."""
    conseiller = session.get(Conseiller, conseiller_id)
    if conseiller is None:
        raise Introuvable(MESSAGES["personne_inconnue"])
    jour = acteur.aujourdhui()
    cible = cible_of(session, acteur=acteur, conseiller_id=conseiller_id, du=jour, au=jour)
    connue = peut(acteur, Action.LIRE, Objet.FICHE, cible)
    return Destinataire(conseiller.prenom, conseiller.nom_complet, conseiller.email if connue else None)


def texte_de_la_demande(prenom: str, remarques: Sequence[RemarqueLue], nombre: int) -> str:
    """The message: what is remarked, how to mend it, how to say that all is well."""
    dites = Counter(
        f"- le {formats.jour(remarque.lignes[0].date)}, {remarque.lignes[0].quoi}\u202f: {remarque.pourquoi}"
        for remarque in remarques
    )
    constats = [texte if fois == 1 else f"{texte} ({fois} fois)" for texte, fois in dites.items()]
    if nombre > len(remarques):
        constats.append(f"- et {formats.pluriel(nombre - len(remarques), 'autre')}.")
    return (
        f"Bonjour {prenom},\n\n"
        "En relisant les données de Coop Data, ces comptes rendus me semblent à vérifier\u202f:\n"
        + "\n".join(constats)
        + "\n\nPourriez-vous les relire\u202f? La page «\u00a0Qualité des données\u00a0» de Coop Data permet de "
        "les modifier, ou de dire que c’est bien ainsi\u202f; un doublon se supprime depuis l’activité.\n\n"
        "Merci, et bonne journée"
    )


@st.dialog(DEMANDER, width="medium", icon=":material/mail:")
def _ouvrir(acteur: Acteur, conseiller_id: UUID, siennes: Sequence[Remarque]) -> None:
    destinataire = read(destinataire_of, acteur=acteur, conseiller_id=conseiller_id)
    dites = read(dire, remarques=siennes[:LIGNES_DITES])
    texte = texte_de_la_demande(destinataire.prenom, dites, len(siennes))
    st.markdown(f"**{echapper(destinataire.nom_complet)}**")
    st.markdown("Un message prêt à envoyer, à relire avant l’envoi. Coop Data n’envoie rien.")
    courriel.proposer(destinataire.email, objet=OBJET, texte=texte, cle=f"qualite.courriel.{conseiller_id}")
