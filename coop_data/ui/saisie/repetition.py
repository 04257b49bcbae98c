"""« Dupliquer à plusieurs dates »: choose the days, preview each copy, write and undo them together."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID, uuid4

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.saisie import cra
from coop_data.saisie.repetition import (
    DATES_MAX,
    TROP_DE_DATES,
    Occurrence,
    annuler,
    apercu,
    chaque_mois,
    chaque_semaine,
    dupliquer,
    resultat,
)
from coop_data.ui.etat import Cle
from coop_data.ui.navigation import go_to
from coop_data.ui.page import Contexte, announce, read, run
from coop_data.ui.saisie.detail import identite, titre_of
from coop_data.ui.saisie.ouverture import COURANTE
from coop_data.ui.texte import echapper

URL: Final = "dupliquer"
TITRE: Final = "Dupliquer à plusieurs dates"
AJOUTER: Final = "Ajouter cette date"
AJOUTER_SUITE: Final = "Ajouter ces dates"
RYTHMES: Final = {"Chaque semaine": chaque_semaine, "Chaque mois": chaque_mois}
AIDE: Final = (
    "Chaque date reçoit une copie de cette activité, sans les notes. Rien n’est enregistré avant que vous le "
    "demandiez."
)
DATES_REFUSEES: Final = "Retirez les dates refusées pour enregistrer les autres."
AUCUNE: Final = "Aucune date choisie pour l’instant."


@dataclass(slots=True)
class Choix:
    """The dates chosen for one activity; ``jeton`` makes two clicks write once; ``ecrits`` were just written."""

    cra_id: UUID
    dates: list[date] = field(default_factory=list)
    jeton: str = field(default_factory=lambda: str(uuid4()))
    ecrits: list[UUID] = field(default_factory=list)


CHOIX: Cle[Choix | None] = Cle("saisie.repetition", None)


def render(contexte: Contexte) -> None:
    """The activity, the days, a preview of each copy, then the button that writes them all."""
    COURANTE.oublier()
    formulaire, cra_id = identite(contexte)
    quoi: dict[str, Any] = {"acteur": contexte.acteur, "formulaire": formulaire, "cra_id": cra_id}
    detail = read(cra.lire, **quoi)
    choix = CHOIX.lire()
    if choix is None or choix.cra_id != cra_id:
        choix = Choix(cra_id)
        CHOIX.ecrire(choix)
    st.markdown(f"**{echapper(titre_of(detail))}** · {formats.jour_long(detail.champs['date'])}")
    if choix.ecrits:
        _conclure(contexte.acteur, formulaire, choix)
        return
    st.caption(AIDE)
    _ajouter(contexte.acteur, choix, detail.champs["date"])
    occurrences = read(apercu, **quoi, dates=choix.dates)
    _lister(choix, occurrences)
    _enregistrer(quoi, choix, occurrences)


def _ajouter(acteur: Acteur, choix: Choix, origine: date) -> None:
    """Add one day, or a weekly or monthly series up to a day."""
    with st.container(key="saisie-repetition", horizontal=True, vertical_alignment="bottom"):
        jour = st.date_input(
            "Date", value=acteur.aujourdhui(), format="DD/MM/YYYY", key="repetition.date", width=180
        )
        if st.button(AJOUTER, key="repetition.ajouter", icon=":material/add:") and isinstance(jour, date):
            _retenir(choix, [jour])
    depart = max([*choix.dates, origine])
    st.markdown(f"Ou répéter après le {formats.jour_long(depart)}, jusqu’au jour de votre choix :")
    with st.container(key="saisie-rythme", horizontal=True, vertical_alignment="bottom"):
        rythme = st.selectbox("Répéter", list(RYTHMES), key="repetition.rythme", width=180)
        fin = st.date_input("Jusqu’au", value=None, format="DD/MM/YYYY", key="repetition.fin", width=180)
        if st.button(AJOUTER_SUITE, key="repetition.suite", icon=":material/event_repeat:"):
            dates = RYTHMES[rythme](depart, fin) if isinstance(fin, date) else []
            if dates:
                _retenir(choix, dates)
            st.warning(f"Choisissez un jour « jusqu’au » après le {formats.jour(depart)}.")


def _retenir(choix: Choix, dates: list[date]) -> None:
    if set(dates) <= set(choix.dates):
        st.warning(f"Le {formats.jour_long(dates[0])} est déjà choisi.")
        return
    choix.dates = sorted({*choix.dates, *dates})
    st.rerun()


def _lister(choix: Choix, occurrences: list[Occurrence]) -> None:
    """The days chosen, each with its refusal or the reports that look like it."""
    if not occurrences:
        st.info(AUCUNE)
        return
    st.subheader(formats.pluriel(len(occurrences), "date choisie", "dates choisies"), anchor=False)
    for occurrence in occurrences:
        jour = formats.jour_long(occurrence.date)
        with st.container(
            key=f"saisie-date-{occurrence.date.isoformat()}",
            border=True,
            horizontal=True,
            horizontal_alignment="distribute",
            vertical_alignment="center",
        ):
            with st.container(gap="xxsmall", width="stretch"):
                st.markdown(f"**{jour}**")
                _avertir(occurrence)
            if st.button(
                "Retirer",
                key=f"repetition.{occurrence.date.isoformat()}.retirer",
                type="tertiary",
                icon=":material/close:",
                help=f"Retirer le {jour}",
            ):
                choix.dates.remove(occurrence.date)
                st.rerun()


def _avertir(occurrence: Occurrence) -> None:
    if occurrence.refus:
        st.error(echapper(occurrence.refus), icon=":material/block:")
    if occurrence.semblables:
        semblable = occurrence.semblables[0]
        st.warning(
            f"Une activité semblable est déjà enregistrée ce jour-là : [{echapper(semblable.titre)}]"
            f"(activite?formulaire={semblable.formulaire}&id={semblable.id}).",
            icon=":material/content_copy:",
        )


def _enregistrer(quoi: dict[str, Any], choix: Choix, occurrences: list[Occurrence]) -> None:
    nombre = len(occurrences)
    impossible = nombre > DATES_MAX or any(vue.refus for vue in occurrences)
    with st.container(horizontal=True):
        if nombre and st.button(
            f"Enregistrer {formats.pluriel(nombre, 'activité')}",
            type="primary",
            key="repetition.enregistrer",
            disabled=impossible,
        ):
            issue = run(dupliquer, **quoi, dates=choix.dates, jeton=choix.jeton)
            if issue.valeur is not None:
                choix.ecrits = issue.valeur
                st.rerun()
        if st.button("Annuler", type="tertiary", key="repetition.quitter"):
            CHOIX.oublier()
            go_to("activite", formulaire=quoi["formulaire"], id=str(quoi["cra_id"]))
    if impossible:
        st.warning(TROP_DE_DATES if nombre > DATES_MAX else DATES_REFUSEES)


def _conclure(acteur: Acteur, formulaire: str, choix: Choix) -> None:
    """The activities written, and the way to undo it."""
    st.success(resultat(len(choix.ecrits)), icon=":material/check_circle:")
    with st.container(horizontal=True):
        if st.button("Voir mes activités", type="primary", key="repetition.voir"):
            CHOIX.oublier()
            go_to("mes-activites")
        defaire = st.button("Annuler ces enregistrements", key="repetition.defaire", icon=":material/undo:")
        if defaire and run(annuler, acteur=acteur, formulaire=formulaire, cra_ids=choix.ecrits).reussie:
            announce(f"{formats.pluriel(len(choix.ecrits), 'activité')} : mise à la corbeille.")
            CHOIX.ecrire(Choix(choix.cra_id, dates=choix.dates))
            st.rerun()
