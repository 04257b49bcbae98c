"""The foot of a form: warnings, buttons, and the one call that writes the report."""

from collections.abc import Mapping
from uuid import UUID

import streamlit as st
from sqlmodel import Session

from coop_data import formats
from coop_data.brouillons import BrouillonChange
from coop_data.domain.champs import ANNULER, ENREGISTRER, ENREGISTRER_BROUILLON, STRUCTURE_A_CHOISIR
from coop_data.errors import ConflitDeVersion, SaisieInvalide
from coop_data.saisie import cra
from coop_data.saisie.doublons import doublons_probables
from coop_data.saisie.regles import avertissements, verifier
from coop_data.saisie.schemas import Saisie
from coop_data.ui.navigation import go_to
from coop_data.ui.page import attempt, read, show_error
from coop_data.ui.saisie import ailleurs, garde, gestes, postes, quitter
from coop_data.ui.saisie.contenu import saisie_of
from coop_data.ui.saisie.ouverture import COURANTE, Ouverture

QUAND_MEME = "Enregistrer quand même"


def conclure(ouverture: Ouverture, *, gardee: bool) -> Mapping[str, str]:
    """Draw the foot of the form and act on its buttons; returns the refusals to show once it was sent."""
    saisie, refus = _lire(ouverture)
    if saisie is not None:
        for phrase in avertissements(saisie, aujourdhui=ouverture.acteur.aujourdhui()):
            st.warning(phrase, icon=":material/info:")
    avis = st.container()
    demande = _boutons(ouverture, gardee=gardee)
    gestes.proposer(ouverture, saisie)
    ouverture.envois += demande
    if saisie is None or refus:
        return refus if ouverture.envois else {}
    with avis:
        confirme = _confirmer_doublon(ouverture, saisie, demande=demande)
        if confirme or (demande and not ouverture.doublon):
            return _envoyer(ouverture, saisie)
    return {}


def _lire(ouverture: Ouverture) -> tuple[Saisie | None, dict[str, str]]:
    """The content of the form, and the faults that the rules find in it."""
    try:
        saisie = saisie_of(ouverture)
    except SaisieInvalide as illisible:
        return None, illisible.erreurs
    refus = verifier(saisie, aujourdhui=ouverture.acteur.aujourdhui())
    if postes.manque(ouverture):
        refus[postes.CODE] = STRUCTURE_A_CHOISIR
    return saisie, refus


def _boutons(ouverture: Ouverture, *, gardee: bool) -> bool:
    """The three ways out and the state of the draft; True when the report must be saved."""
    with st.container(key="saisie-boutons", horizontal=True, vertical_alignment="center"):
        demande = st.button(ENREGISTRER, type="primary", key=ouverture.cle("enregistrer"))
        if st.button(ENREGISTRER_BROUILLON, key=ouverture.cle("brouillon")) and garde.garder_et_dire(ouverture):
            COURANTE.oublier()
            go_to("mes-brouillons")
        if st.button(ANNULER, key=ouverture.cle("annuler"), type="tertiary"):
            quitter.demander(ouverture)
    if not gardee:
        st.error(
            "Le brouillon n’a pas pu être enregistré. Ce que vous avez écrit reste à l’écran : réessayez dans un "
            "instant, sans fermer la page."
        )
    elif ouverture.garde_le is not None:
        heure = ouverture.garde_le.astimezone(ouverture.acteur.fuseau).strftime("%H:%M")
        ou = ailleurs.DANS_UN_AUTRE if ouverture.a_part_de else "dans vos brouillons"
        st.caption(f":material/cloud_done: Enregistré à {heure} {ou}")
    return demande


def _confirmer_doublon(ouverture: Ouverture, saisie: Saisie, *, demande: bool) -> bool:
    """Warn that the report may already be there, with a link to it; True when it must be written anyway."""
    if not (demande or ouverture.doublon):
        return False
    semblables = read(doublons_probables, acteur=ouverture.acteur, saisie=saisie, sauf=ouverture.cra_id)
    ouverture.doublon = bool(semblables)
    if not semblables:
        return False
    autre = semblables[0]
    st.warning(
        f"Une activité semblable est déjà enregistrée le {formats.jour(autre.date)} : même type, même durée. "
        f"[Voir l’autre activité](activite?formulaire={autre.formulaire}&id={autre.id})",
        icon=":material/content_copy:",
    )
    return st.button(QUAND_MEME, key=ouverture.cle("quand_meme"))


def _envoyer(ouverture: Ouverture, saisie: Saisie) -> Mapping[str, str]:
    """Save and leave for the confirmation; returns only when saving is impossible.

    When another tab typed in the same draft, the person is told first, so that nothing is dropped.
    """
    issue = attempt(enregistrer, ouverture=ouverture, saisie=saisie)
    if issue.valeur is not None:
        COURANTE.oublier()
        suite = {"modifiee": "oui"} if ouverture.est_modification else {}
        if ouverture.a_completer:
            suite["suite"] = "a-completer"
        go_to("activite-enregistree", formulaire=ouverture.formulaire, id=str(issue.valeur), **suite)
    if isinstance(issue.erreur, BrouillonChange):
        garde.mettre_a_part(ouverture, issue.erreur)
        st.rerun()
    if isinstance(issue.erreur, ConflitDeVersion) and ouverture.est_modification:
        ouverture.conflit = str(issue.erreur)
        st.rerun()
    if issue.erreur is not None and not issue.erreurs:
        garde.garder(ouverture, toujours=True)  # its draft may have been sent elsewhere
        show_error(issue.erreur)
    return issue.erreurs


def enregistrer(session: Session, *, ouverture: Ouverture, saisie: Saisie) -> UUID:
    """Write the report and drop its draft in one transaction; returns the report's identifier."""
    structure_id = postes.structure_choisie(ouverture)
    if ouverture.cra_id is not None and ouverture.version is not None:
        ecrit = cra.modifier(
            session,
            acteur=ouverture.acteur,
            formulaire=ouverture.formulaire_du_cra,
            cra_id=ouverture.cra_id,
            version=ouverture.version,
            saisie=saisie,
            structure_id=structure_id,
        )
    else:
        ecrit = cra.enregistrer(
            session, acteur=ouverture.acteur, saisie=saisie, jeton=ouverture.jeton, structure_id=structure_id
        )
    garde.oublier(session, ouverture=ouverture)
    return ecrit.id
