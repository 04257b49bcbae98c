"""Drafts: what is typed is kept at once, found again from the address, and gone once the report is saved."""

from copy import deepcopy
from datetime import UTC, datetime
from typing import NoReturn
from uuid import UUID

import streamlit as st
from sqlmodel import Session

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.brouillons import enregistrer_brouillon, lire_brouillon, lister_brouillons, supprimer_brouillon
from coop_data.domain.champs import ENREGISTRER_UNE_ACTIVITE
from coop_data.errors import Introuvable
from coop_data.models import Brouillon
from coop_data.saisie import cra
from coop_data.saisie.suggestions import derniers_lieux
from coop_data.ui.navigation import go_to
from coop_data.ui.page import Contexte, Issue, attempt, end_page, show_title
from coop_data.ui.saisie.contenu import contenu_of
from coop_data.ui.saisie.ouverture import COURANTE, Contenu, Ouverture
from coop_data.ui.texte import echapper

PARAMETRE = "brouillon"
DEPART = "depart"
"""Beside what was typed, a draft of a change keeps what the report was when it was opened."""
SOURCES = ("id", "copie")
"""Parameters of the address that open a form on an existing report: to change it, or to copy it."""


def reprendre_ou_ouvrir(contexte: Contexte, formulaire: str) -> Ouverture:
    """The form this tab was filling, the draft of the address, or a new opening."""
    parametres = contexte.parametres
    source = next((f"{nom}={parametres[nom]}" for nom in SOURCES if nom in parametres), "")
    demande = parametres.get(PARAMETRE)
    courante = COURANTE.lire()
    if courante is not None and courante.formulaire == formulaire and courante.repond_a(demande, source):
        courante.acteur = contexte.acteur
        return courante
    ouverture = _ouvrir(contexte, formulaire, demande, source)
    COURANTE.ecrire(ouverture)
    return ouverture


def _ouvrir(contexte: Contexte, formulaire: str, demande: str | None, source: str) -> Ouverture:
    try:
        with db.lecture() as session:
            if demande is None:
                return _nouvelle(session, contexte=contexte, formulaire=formulaire, source=source)
            brouillon = lire_brouillon(session, acteur=contexte.acteur, brouillon_id=_uuid(demande))
    except Introuvable as absent:
        _dire_absent(absent, formulaire)
    if brouillon.formulaire != formulaire:
        go_to(brouillon.formulaire, brouillon=demande)
    return _rouvrir(brouillon, contexte.acteur)


def _dire_absent(absent: Introuvable, formulaire: str) -> NoReturn:
    show_title(ENREGISTRER_UNE_ACTIVITE)
    st.info(echapper(str(absent)))
    with st.container(horizontal=True):
        if st.button("Commencer une nouvelle saisie", type="primary", key="brouillon.absent.nouvelle"):
            go_to(formulaire)
        if st.button("Voir mes activités", key="brouillon.absent.activites"):
            go_to("mes-activites")
    end_page()


def _rouvrir(brouillon: Brouillon, acteur: Acteur) -> Ouverture:
    contenu = deepcopy(brouillon.contenu)
    depart = contenu.pop(DEPART, {})
    return Ouverture(
        formulaire=brouillon.formulaire,
        acteur=acteur,
        contenu=contenu,
        id=brouillon.id,
        cra_id=brouillon.cra_id,
        version=brouillon.version_cra,
        depart=depart,
        brouillon_id=brouillon.id,
        garde=deepcopy(contenu),
        garde_le=brouillon.modifie_le,
    )


def _nouvelle(session: Session, *, contexte: Contexte, formulaire: str, source: str) -> Ouverture:
    acteur = contexte.acteur
    nom, _, identifiant = source.partition("=")
    if nom == "id":
        return _modification(session, acteur, formulaire, _uuid(identifiant), source)
    if nom == "copie":
        saisie = cra.copie_of(
            session,
            acteur=acteur,
            formulaire=formulaire,
            cra_id=_uuid(identifiant),
            aujourdhui=acteur.aujourdhui(),
        )
        return Ouverture(formulaire, acteur, contenu_of(saisie), source=source)
    return Ouverture(formulaire, acteur, _par_defaut(session, contexte, formulaire))


def _modification(session: Session, acteur: Acteur, formulaire: str, cra_id: UUID, source: str) -> Ouverture:
    """A report to change: as it was left half changed, else as it is stored."""
    saisie, version = cra.saisie_of(session, acteur=acteur, formulaire=formulaire, cra_id=cra_id)
    for vu in lister_brouillons(session, acteur=acteur):
        if vu.cra_id == cra_id:
            ouverture = _rouvrir(lire_brouillon(session, acteur=acteur, brouillon_id=vu.id), acteur)
            ouverture.source, ouverture.reprise = source, True
            return ouverture
    contenu = contenu_of(saisie)
    return Ouverture(formulaire, acteur, contenu, source=source, cra_id=cra_id, version=version)


def _par_defaut(session: Session, contexte: Contexte, formulaire: str) -> Contenu:
    """Today; for an accompagnement, where the last one took place."""
    contenu: Contenu = {"date": contexte.acteur.aujourdhui().isoformat()}
    if formulaire == "accompagnement":
        contenu["activite"] = contexte.parametres.get("activite", "individuel")
        for lieu in derniers_lieux(session, acteur=contexte.acteur)[:1]:
            contenu |= {"type_lieu": lieu.type_lieu.value, "lieu": lieu.lieu, "code_commune": lieu.code_commune}
    return contenu


def _uuid(texte: str) -> UUID:
    """An identifier read in an address; one that is none designates nothing."""
    try:
        return UUID(texte)
    except ValueError:
        return UUID(int=0)


def garder(ouverture: Ouverture, *, toujours: bool = False) -> bool:
    """Keep what was typed since the last time; False when it could not be.

    ``toujours``: keep the form even when nothing was typed.
    """
    if not toujours and (not ouverture.touchee or ouverture.contenu == ouverture.garde):
        return True
    issue = _ecrire(ouverture)
    if isinstance(issue.erreur, Introuvable):  # sent or dropped in another tab: what this one holds is kept apart
        ouverture.brouillon_id = None
        issue = _ecrire(ouverture)
    if issue.valeur is None:
        return False
    ouverture.brouillon_id = issue.valeur.id
    ouverture.garde = deepcopy(ouverture.contenu)
    ouverture.garde_le = datetime.now(UTC)
    if st.query_params.get(PARAMETRE) != str(ouverture.brouillon_id):
        st.query_params.from_dict({PARAMETRE: str(ouverture.brouillon_id)})
    return True


def _ecrire(ouverture: Ouverture) -> Issue[Brouillon]:
    depart = {DEPART: ouverture.depart} if ouverture.est_modification else {}
    return attempt(
        enregistrer_brouillon,
        acteur=ouverture.acteur,
        formulaire=ouverture.formulaire,
        contenu=deepcopy(ouverture.contenu | depart),
        brouillon_id=ouverture.brouillon_id,
        nouvel_id=ouverture.id,
        cra_id=ouverture.cra_id,
        version_cra=ouverture.version,
    )


def oublier(session: Session, *, ouverture: Ouverture) -> None:
    """Delete the draft of a form if there is one: a report sent at once never had any."""
    for brouillon in lister_brouillons(session, acteur=ouverture.acteur):
        if brouillon.id == ouverture.brouillon_id:
            supprimer_brouillon(session, acteur=ouverture.acteur, brouillon_id=brouillon.id)
