"""The letters of a reminder, to copy or to open in one's mail, and the telephones of the call."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.analytics.personnes import LigneConseiller
from coop_data.domain.perimetre import Perimetre
from coop_data.domain.relances import Destinataire
from coop_data.domain.suivi import EtapeRelance
from coop_data.suivi.lettres import Contact, Lettre, Relancee, lettres_of, lire_contacts
from coop_data.ui import courriel
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.page import read
from coop_data.ui.pilotage.suivi import CHOIX, PARAMETRE
from coop_data.ui.texte import echapper

SANS_TELEPHONE = "téléphone non renseigné"


def proposer(lignes: Sequence[LigneConseiller], perimetre: Perimetre) -> None:
    """The way to those who are late, where a reminder is prepared and noted; nothing when nobody is."""
    if lignes:
        st.page_link(
            streamlit_page(page_of("suivi-saisie")),
            label=f"Préparer une relance ({len(lignes)})",
            icon=":material/mail:",
            query_params={PARAMETRE: CHOIX[type(perimetre)][0], "vue": "personnes", "liste": "en-retard"},
        )


def montrer_relance(acteur: Acteur, personne: Relancee, au: date, etape: EtapeRelance) -> None:
    """The person to call at the last step, then each letter of the step: the first open, the others folded."""
    contacts = read(lire_contacts, acteur=acteur, conseiller_id=personne.id)
    if etape is EtapeRelance.M2:
        st.markdown("\n".join(f"- {echapper(_telephone(contact))}" for contact in contacts))
    for rang, lettre in enumerate(lettres_of(personne, contacts, etape=etape, au=au)):
        cle, texte = f"relance.{personne.id_externe}.{rang}", f"{lettre.texte},\n{acteur.nom}"
        if rang == 0:
            st.markdown(f"**{echapper(_titre(lettre))}**")
            courriel.proposer(lettre.contact.email, objet=lettre.objet, texte=texte, cle=cle)
            continue
        with st.expander(echapper(_titre(lettre)), icon=":material/mail:", key=f"{cle}.pli"):
            courriel.proposer(lettre.contact.email, objet=lettre.objet, texte=texte, cle=cle)


def _titre(lettre: Lettre) -> str:
    nom = lettre.contact.nom
    return f"{lettre.contact.qui.libelle} ({nom})" if nom else lettre.contact.qui.libelle


def _telephone(contact: Contact) -> str:
    noms = {Destinataire.STRUCTURE: "Employeur", Destinataire.RESPONSABLE: "Responsable"}
    qui = " – ".join(nom for nom in (noms.get(contact.qui), contact.nom) if nom)
    return f"{qui}\u00a0: {contact.telephone or SANS_TELEPHONE}"
