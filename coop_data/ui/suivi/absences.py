"""Absences on the fiche: recorded by the employer, corrected, removed with undo."""

from functools import partial
from typing import Final

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.analytics.fiche import Fiche
from coop_data.domain.periode import PREMIER_JOUR
from coop_data.domain.structures import MotifAbsence
from coop_data.suivi.absences import (
    AbsenceLue,
    ajouter_absence,
    corriger_absence,
    retablir_absence,
    retirer_absence,
)
from coop_data.ui.annulation import Annulable
from coop_data.ui.fenetre import fenetre
from coop_data.ui.page import announce, run
from coop_data.ui.texte import echapper

EFFET: Final = (
    "Aucun compte rendu n’est attendu pendant ces jours, premier et dernier compris : le suivi de saisie en tient "
    "compte aussitôt. Le motif n’est montré qu’à l’employeur et à l’administration."
)


def montrer(acteur: Acteur, fiche: Fiche, absences: list[AbsenceLue]) -> None:
    """The absences of someone that the account may record, the latest first."""
    st.header("Absences", anchor=False)
    if not absences:
        st.markdown("Aucune absence enregistrée.")
    for absence in absences:
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(echapper(absence.en_clair()))
            if st.button("Corriger", key=f"absence.corriger.{absence.id}", icon=":material/edit_calendar:"):
                _demander(acteur, fiche, absence)
    if st.button("Enregistrer une absence", key="absence.ajouter", icon=":material/event_busy:"):
        _demander(acteur, fiche, None)


@fenetre("Absence", icon=":material/event_busy:")
def _demander(acteur: Acteur, fiche: Fiche, absence: AbsenceLue | None) -> None:
    st.markdown(f"**{echapper(fiche.ligne.nom_complet)}**")
    st.write(EFFET)
    cle = f"absence.{absence.id if absence else 'nouvelle'}"
    with st.form(cle, enter_to_submit=False):
        debut = st.date_input(
            "Premier jour",
            absence.date_debut if absence else None,
            key=f"{cle}.debut",
            format="DD/MM/YYYY",
            min_value=PREMIER_JOUR,
        )
        fin = st.date_input(
            "Dernier jour",
            absence.date_fin if absence else None,
            key=f"{cle}.fin",
            format="DD/MM/YYYY",
            min_value=PREMIER_JOUR,
        )
        motif = st.selectbox(
            "Motif",
            MotifAbsence.choix(),
            index=MotifAbsence.choix().index(absence.motif) if absence else None,
            format_func=lambda motif: motif.libelle,
            placeholder="Choisir",
            key=f"{cle}.motif",
        )
        if st.form_submit_button("Enregistrer l’absence", type="primary", key=f"{cle}.enregistrer"):
            enregistrer = (
                partial(corriger_absence, absence_id=absence.id)
                if absence
                else partial(ajouter_absence, conseiller_id=fiche.ligne.id)
            )
            issue = run(enregistrer, acteur=acteur, date_debut=debut, date_fin=fin, motif=motif)
            if issue.valeur is not None:
                announce(f"Absence enregistrée : {issue.valeur.en_clair()}.")
                st.rerun()
    if absence and st.button("Retirer cette absence", key=f"{cle}.retirer", icon=":material/delete:"):
        retiree = run(retirer_absence, acteur=acteur, absence_id=absence.id)
        if retiree.valeur is not None:
            Annulable(
                phrase=f"Absence retirée : {retiree.valeur.en_clair()}.",
                bouton="Annuler le retrait",
                defaire=partial(retablir_absence, absence=retiree.valeur),
                fait="L’absence est rétablie.",
            ).offrir()
            st.rerun()
