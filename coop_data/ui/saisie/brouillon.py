"""Opening a form: the one that this tab was filling, the draft of the address, a stored report, or a new one."""

from copy import deepcopy
from typing import Any, NoReturn
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

import streamlit as st
from sqlmodel import Session

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.brouillons import lire_brouillon, lister_brouillons
from coop_data.domain.champs import ENREGISTRER_UNE_ACTIVITE
from coop_data.errors import Introuvable
from coop_data.models import Brouillon
from coop_data.saisie import cra
from coop_data.saisie.historique import anciennes_reponses, version_of
from coop_data.saisie.lien_evenement import partenariat_depuis
from coop_data.saisie.modeles import saisie_du_modele
from coop_data.saisie.schemas import Saisie
from coop_data.saisie.suggestions import derniers_lieux
from coop_data.ui.navigation import go_to
from coop_data.ui.page import Contexte, end_page, show_title
from coop_data.ui.saisie.contenu import contenu_of
from coop_data.ui.saisie.garde import DEPART, PARAMETRE
from coop_data.ui.saisie.ouverture import A_COMPLETER, COURANTE, Contenu, Ouverture
from coop_data.ui.texte import echapper

SOURCES = ("id", "copie", "modele", "evenement")
"""Parameters of the address that fill a form: a report to change or copy, a template, an évènement to follow."""
DEPUIS, VERSION = "depuis", "version"
"""Parameters of a change of type, and of a return to a former version."""


def reprendre_ou_ouvrir(contexte: Contexte, formulaire: str) -> Ouverture:
    """The form this tab was filling, the draft of the address, or a new opening."""
    connus = (*SOURCES, DEPUIS, VERSION, A_COMPLETER)
    source = urlencode({nom: contexte.parametres[nom] for nom in connus if nom in contexte.parametres})
    demande = contexte.parametres.get(PARAMETRE)
    courante = COURANTE.lire()
    if courante is not None and courante.formulaire == formulaire and courante.repond_a(demande, source):
        courante.acteur = contexte.acteur
        return courante
    ouverture = _ouvrir(contexte, formulaire, demande, source)
    COURANTE.ecrire(ouverture)
    if ouverture.formulaire != formulaire:
        _aller_au_formulaire(ouverture)
    return ouverture


def _aller_au_formulaire(ouverture: Ouverture) -> NoReturn:
    """Go to the form of the object that the address names, when it is another one, with what was opened."""
    if ouverture.brouillon_id is not None:
        go_to(ouverture.formulaire, brouillon=str(ouverture.brouillon_id))
    go_to(ouverture.formulaire, **dict(parse_qsl(ouverture.source)))


def _ouvrir(contexte: Contexte, formulaire: str, demande: str | None, source: str) -> Ouverture:
    try:
        with db.lecture() as session:
            if demande is None:
                return _nouvelle(session, contexte=contexte, formulaire=formulaire, source=source)
            brouillon = lire_brouillon(session, acteur=contexte.acteur, brouillon_id=_uuid(demande))
            return _rouvrir(session, brouillon, contexte.acteur)
    except Introuvable as absent:
        _dire_absent(absent, formulaire)


def _dire_absent(absent: Introuvable, formulaire: str) -> NoReturn:
    show_title(ENREGISTRER_UNE_ACTIVITE)
    st.info(echapper(str(absent)))
    with st.container(horizontal=True):
        if st.button("Commencer une nouvelle saisie", type="primary", key="brouillon.absent.nouvelle"):
            go_to(formulaire)
        if st.button("Voir mes activités", key="brouillon.absent.activites"):
            go_to("mes-activites")
    end_page()


def _rouvrir(session: Session, brouillon: Brouillon, acteur: Acteur) -> Ouverture:
    contenu = deepcopy(brouillon.contenu)
    depart = contenu.pop(DEPART, {})
    stocke = None
    if brouillon.cra_id is not None:
        stocke = cra.formulaire_de(session, acteur=acteur, cra_id=brouillon.cra_id)
    return Ouverture(
        formulaire=brouillon.formulaire,
        acteur=acteur,
        contenu=contenu,
        id=brouillon.id,
        cra_id=brouillon.cra_id,
        version=brouillon.version_cra,
        formulaire_stocke=_si_autre(stocke, brouillon.formulaire),
        depart=depart,
        brouillon_id=brouillon.id,
        version_brouillon=brouillon.version,
        garde=deepcopy(contenu),
        garde_le=brouillon.modifie_le,
    )


def _nouvelle(session: Session, *, contexte: Contexte, formulaire: str, source: str) -> Ouverture:
    acteur, parametres = contexte.acteur, contexte.parametres
    nom = next((nom for nom in SOURCES if nom in parametres), None)
    if nom is None:
        return Ouverture(formulaire, acteur, _par_defaut(session, contexte, formulaire), source=source)
    if nom == "id":
        return _modification(session, contexte, formulaire, source)
    saisie: Saisie
    identifiant, jour = _uuid(parametres[nom]), acteur.aujourdhui()
    if nom == "modele":
        saisie = saisie_du_modele(session, acteur=acteur, modele_id=identifiant, aujourdhui=jour)
    elif nom == "evenement":
        saisie = partenariat_depuis(session, acteur=acteur, evenement_id=identifiant)
    else:
        saisie = cra.copie_of(session, acteur=acteur, formulaire=formulaire, cra_id=identifiant, aujourdhui=jour)
    return Ouverture(saisie.formulaire, acteur, contenu_of(saisie), source=source)


def _modification(session: Session, contexte: Contexte, formulaire: str, source: str) -> Ouverture:
    """A report to change: its draft if there is one, else the stored report, or the version that the address asks
    for.
    """
    acteur, parametres = contexte.acteur, contexte.parametres
    cra_id = _uuid(parametres["id"])
    stocke = cra.formulaire_de(session, acteur=acteur, cra_id=cra_id) or formulaire
    actuelle, version = cra.saisie_of(session, acteur=acteur, formulaire=stocke, cra_id=cra_id)
    for vu in lister_brouillons(session, acteur=acteur):
        if vu.cra_id == cra_id:
            brouillon = lire_brouillon(session, acteur=acteur, brouillon_id=vu.id)
            ouverture = _rouvrir(session, brouillon, acteur)
            ouverture.source, ouverture.reprise = source, True
            return ouverture
    depart = contenu_of(actuelle)
    quoi: dict[str, Any] = {"acteur": acteur, "formulaire": stocke, "cra_id": cra_id}
    vers, contenu = formulaire if DEPUIS in parametres else stocke, depart
    if VERSION in parametres:
        ancienne = version_of(session, **quoi, etape=_entier(parametres[VERSION]))
        vers, contenu = ancienne.formulaire, contenu_of(ancienne)
    elif vers != stocke:
        contenu = anciennes_reponses(session, **quoi, vers=vers) | depart
    return Ouverture(
        vers,
        acteur,
        deepcopy(contenu),
        source=source,
        cra_id=cra_id,
        version=version,
        formulaire_stocke=_si_autre(stocke, vers),
        depart=depart if contenu is not depart else {},
        envois=1 if A_COMPLETER in parametres else 0,
    )


def _si_autre(stocke: str | None, formulaire: str) -> str:
    return stocke if stocke and stocke != formulaire else ""


def _par_defaut(session: Session, contexte: Contexte, formulaire: str) -> Contenu:
    """Default answers: today and, for an accompagnement, the place of the last one."""
    contenu: Contenu = {"date": contexte.acteur.aujourdhui().isoformat()}
    if formulaire == "accompagnement":
        contenu["activite"] = contexte.parametres.get("activite", "individuel")
        for lieu in derniers_lieux(session, acteur=contexte.acteur)[:1]:
            contenu |= {"type_lieu": lieu.type_lieu.value, "lieu": lieu.lieu, "code_commune": lieu.code_commune}
    return contenu


def _uuid(texte: str) -> UUID:
    """An identifier read in an address; ``None`` when it is malformed."""
    try:
        return UUID(texte)
    except ValueError:
        return UUID(int=0)


def _entier(texte: str) -> int:
    """A number read in an address; a malformed one gives a number that nothing has."""
    return int(texte) if texte.isdecimal() and len(texte) < 16 else 0
