"""« Importer mon agenda »: a file, a period, the events to keep, and a draft for each."""

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Final
from uuid import UUID

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.errors import ErreurUtilisateur
from coop_data.imports.agenda import TAILLE_MAX, Agenda, lire_agenda
from coop_data.imports.agenda_brouillons import Choix, annuler_brouillons, creer_brouillons
from coop_data.ui.etat import Cle
from coop_data.ui.navigation import go_to
from coop_data.ui.page import Contexte, run, show_error
from coop_data.ui.saisie import agenda_liste

SEMAINES_PAR_DEFAUT: Final = 4
EXPLICATION: Final = (
    "Exportez votre agenda au format .ics (dans Outlook, Google Agenda, Thunderbird, Zimbra… : « Exporter » ou "
    "« Télécharger »), déposez le fichier, cochez ce que vous voulez garder : chaque évènement devient un "
    "brouillon à relire. Votre agenda n’est envoyé à personne ; les personnes invitées et les descriptions "
    "ne sont pas lues."
)


@dataclass(frozen=True, slots=True)
class Lu:
    """A file read for a period, so that ticking a box does not read it again."""

    empreinte: str
    agenda: Agenda


LU: Cle[Lu | None] = Cle("agenda.lu", None)
CREES: Cle[list[UUID]] = Cle("agenda.crees", [])


def render(contexte: Contexte) -> None:
    """The file and the period, what they hold, and the button that makes drafts."""
    acteur = contexte.acteur
    _dire_crees(acteur)
    st.markdown(EXPLICATION)
    depose = st.file_uploader(
        "Fichier de l’agenda (.ics, 5 Mo au plus)", type=["ics"], key="agenda.fichier", max_upload_size=5
    )
    du, au = _choisir_periode(acteur.aujourdhui())
    if depose is None:
        LU.oublier()
        return
    try:
        agenda = _lire(acteur, depose.getvalue() if depose.size <= TAILLE_MAX else b" " * (TAILLE_MAX + 1), du, au)
    except ErreurUtilisateur as refus:
        show_error(refus)
        return
    _dire_ecartes(agenda)
    _creer(acteur, agenda_liste.choisir(acteur, agenda))


def _choisir_periode(aujourdhui: date) -> tuple[date, date]:
    """The past four weeks by default; two days given the wrong way round are put right."""
    with st.container(horizontal=True):
        du = st.date_input(
            "Du",
            aujourdhui - timedelta(weeks=SEMAINES_PAR_DEFAUT),
            format="DD/MM/YYYY",
            key="agenda.du",
            width=200,
        )
        au = st.date_input("Au", aujourdhui, format="DD/MM/YYYY", key="agenda.au", width=200)
    return min(du, au), max(du, au)


def _lire(acteur: Acteur, contenu: bytes, du: date, au: date) -> Agenda:
    empreinte = sha256(f"{du}|{au}|{acteur.fuseau}|".encode() + contenu).hexdigest()
    lu = LU.lire()
    if lu is None or lu.empreinte != empreinte:
        lu = Lu(empreinte, lire_agenda(contenu, du=du, au=au, fuseau=acteur.fuseau))
        LU.ecrire(lu)
    return lu.agenda


def _dire_ecartes(agenda: Agenda) -> None:
    """A sentence about the events that are not proposed, with the reasons."""
    comptes = (
        (agenda.annules, "évènement annulé", "évènements annulés"),
        (agenda.illisibles, "évènement illisible", "évènements illisibles"),
    )
    ecartes = [formats.pluriel(nombre, un, plusieurs) for nombre, un, plusieurs in comptes if nombre]
    if ecartes:
        st.caption(f"Laissés de côté : {', '.join(ecartes)}.")


def _creer(acteur: Acteur, choix: list[Choix]) -> None:
    nombre = len(choix)
    with st.container(key="saisie-agenda-creer"):
        demande = st.button(
            f"Créer {formats.pluriel(nombre, 'brouillon')}",
            type="primary",
            disabled=not nombre,
            help=None if nombre else "Cochez au moins un évènement.",
            key="agenda.creer",
        )
    if not demande:
        return
    issue = run(creer_brouillons, acteur=acteur, choix=choix, aujourdhui=acteur.aujourdhui())
    if issue.valeur is not None:
        CREES.ecrire(issue.valeur)
        agenda_liste.tout_decocher()
        st.rerun()


def _dire_crees(acteur: Acteur) -> None:
    """The drafts just made, where they are, and how to undo it."""
    crees = CREES.lire()
    if not crees:
        return
    accord = "créé" if len(crees) == 1 else "créés"
    st.success(f"{formats.pluriel(len(crees), 'brouillon')} {accord} : relisez-les, puis enregistrez-les.")
    with st.container(horizontal=True, key="saisie-agenda-suite"):
        if st.button("Voir mes brouillons", type="primary", key="agenda.brouillons"):
            CREES.oublier()
            go_to("mes-brouillons")
        annuler = st.button("Annuler la création", icon=":material/undo:", key="agenda.annuler")
    if annuler:
        issue = run(annuler_brouillons, acteur=acteur, brouillon_ids=crees)
        if issue.reussie:
            CREES.oublier()
            st.rerun()
