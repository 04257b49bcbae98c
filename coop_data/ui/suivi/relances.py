"""Reminders on screen: letters, « Noter la relance » for one person or several, its undo, the history."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.domain.suivi import EtapeRelance
from coop_data.exports.suivi import LigneLue, SuiviLu
from coop_data.suivi.lettres import Relancee
from coop_data.suivi.relances import ProchaineEtape, RelanceLue, annuler_relances, noter_relances
from coop_data.ui.annulation import Annulable
from coop_data.ui.fenetre import fenetre
from coop_data.ui.page import announce, run
from coop_data.ui.pilotage.relance import montrer_relance
from coop_data.ui.texte import echapper

EXPLICATION: Final = (
    "Coop Data n’envoie aucun message : envoyez le vôtre, puis notez-le ici. "
    "La prochaine étape est calculée à partir du jour noté."
)


def montrer_etat(ligne: LigneLue, aujourdhui: date) -> None:
    """The last reminder and the next step, in a sentence each."""
    phrases = []
    if ligne.relances:
        phrases.append(_dire(ligne.relances[0]))
    if ligne.prochaine:
        phrases.append(dire_prochaine(ligne.prochaine, aujourdhui))
    if ligne.telephone_a_appeler:
        phrases.append(f"Téléphone\u00a0: {ligne.telephone_a_appeler}")
    if phrases:
        st.caption("  \n".join(map(echapper, phrases)))


def dire_prochaine(prochaine: ProchaineEtape, aujourdhui: date) -> str:
    """``Prochaine étape le 07/12/2026 : Relance M+1,5``; since when, once it is due."""
    depuis = "depuis le" if prochaine.le <= aujourdhui else "le"
    return f"Prochaine étape {depuis} {formats.jour(prochaine.le)} : {prochaine.etape.libelle}"


def montrer_historique(acteur: Acteur, relances: Sequence[RelanceLue]) -> None:
    """Every reminder, the latest first; one's own can be withdrawn."""
    for relance in relances:
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(echapper(f"{_dire(relance)}, par {relance.auteur}"))
            if (
                relance.utilisateur_id == acteur.utilisateur_id
                and st.button("Annuler cette relance", key=f"suivi.annuler.{relance.id}", icon=":material/undo:")
                and run(annuler_relances, acteur=acteur, relances=(relance.id,)).reussie
            ):
                announce("La relance est annulée.")
                st.rerun()


def proposer_une(acteur: Acteur, personne: Relancee, prochaine: ProchaineEtape, aujourdhui: date) -> None:
    """A button that opens the reminder of one person."""
    if st.button(
        "Relancer",
        key=f"suivi.relancer.{personne.id_externe}",
        icon=":material/mail:",
        help=f"Préparer puis noter la relance de {echapper(personne.nom_complet)}",
    ):
        _ouvrir_une(acteur, personne, prochaine, aujourdhui)


def proposer_lot(acteur: Acteur, lu: SuiviLu, lignes: Sequence[LigneLue]) -> None:
    """A button that notes the reminders of several people of the list at once."""
    relancables = [ligne for ligne in lignes if ligne.prochaine]
    if (
        lu.peut_relancer
        and len(relancables) > 1
        and st.button("Noter plusieurs relances", key="suivi.lot", icon=":material/checklist:")
    ):
        _ouvrir_lot(acteur, relancables, lu.aujourdhui)


@fenetre("Relancer", width="medium", icon=":material/mail:")
def _ouvrir_une(acteur: Acteur, personne: Relancee, prochaine: ProchaineEtape, aujourdhui: date) -> None:
    st.markdown(f"**{echapper(personne.nom_complet)}** – {echapper(prochaine.etape.libelle)}")
    if prochaine.etape is EtapeRelance.M2:
        st.info("Les deux messages sont restés sans effet : appelez cette personne, puis notez l’appel.")
    montrer_relance(acteur, personne, aujourdhui, prochaine.etape)
    st.caption(EXPLICATION)
    cle = f"suivi.noter.{personne.id_externe}"
    _noter(acteur, {personne.id: prochaine.etape}, aujourdhui, nom=personne.nom_complet, cle=cle)


@fenetre("Noter plusieurs relances", width="medium", icon=":material/checklist:")
def _ouvrir_lot(acteur: Acteur, lignes: Sequence[LigneLue], aujourdhui: date) -> None:
    par_id = {ligne.id_externe: ligne for ligne in lignes}
    dues = [ligne.id_externe for ligne in lignes if ligne.prochaine and ligne.prochaine.le <= aujourdhui]
    choisis = st.multiselect(
        "Personnes relancées",
        list(par_id),
        default=dues,
        format_func=lambda identifiant: _nommer(par_id[identifiant]),
        placeholder="Choisir des personnes",
        key="suivi.lot.personnes",
    )
    st.caption(EXPLICATION)
    etapes = {
        par_id[identifiant].suivi.personne.id: prochaine.etape
        for identifiant in choisis
        if (prochaine := par_id[identifiant].prochaine)
    }
    nom = par_id[choisis[0]].nom_complet if choisis else ""
    _noter(acteur, etapes, aujourdhui, nom=nom, cle="suivi.lot.noter")


def _noter(acteur: Acteur, etapes: Mapping[UUID, EtapeRelance], aujourdhui: date, *, nom: str, cle: str) -> None:
    """Note reminders; ``nom``: that of the only person, or of the first one."""
    jour = st.date_input(
        "Relance faite le", aujourdhui, key=f"{cle}.jour", format="DD/MM/YYYY", max_value=aujourdhui
    )
    libelle = "Noter la relance" if len(etapes) < 2 else f"Noter {len(etapes)} relances"
    if st.button(libelle, type="primary", key=cle, disabled=not etapes):
        issue = run(noter_relances, acteur=acteur, etapes=etapes, jour=jour)
        if issue.valeur is not None:
            if issue.valeur:
                _offrir_d_annuler(issue.valeur, _dire_notees(len(issue.valeur), jour, nom))
            else:
                announce("Cette relance était déjà notée ce jour-là.")
            st.rerun()


def _offrir_d_annuler(notees: tuple[UUID, ...], phrase: str) -> None:
    Annulable(
        phrase=phrase,
        bouton="Annuler",
        aide="Retirer ce qui vient d’être noté",
        defaire=partial(annuler_relances, relances=notees),
        fait="La relance est annulée." if len(notees) == 1 else "Les relances sont annulées.",
    ).offrir()


def _dire_notees(nombre: int, jour: date, nom: str) -> str:
    if nombre > 1:
        return f"{formats.nombre(nombre)} relances du {formats.jour(jour)} notées."
    return f"Relance du {formats.jour(jour)} notée pour {nom}."


def _nommer(ligne: LigneLue) -> str:
    return f"{ligne.nom_complet} ({ligne.prochaine.etape.court})" if ligne.prochaine else ligne.nom_complet


def _dire(relance: RelanceLue) -> str:
    return f"{relance.etape.libelle} le {formats.jour(relance.jour)}"
