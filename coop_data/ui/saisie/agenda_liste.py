"""The events of a calendar as a list: search, tick, choose the form of each; those imported before say so."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.domain.texte import plier
from coop_data.imports.agenda import Agenda, RendezVous
from coop_data.imports.agenda_brouillons import Choix, Etat, deja_importes, lire_rendez_vous
from coop_data.imports.agenda_personnel import est_hors_activite
from coop_data.saisie.rapide import Lecture
from coop_data.ui.etat import Cle
from coop_data.ui.page import read
from coop_data.ui.saisie.libelles import NOMS, dire
from coop_data.ui.saisie.rapide import champ_of
from coop_data.ui.texte import echapper

AFFICHES_MAX: Final = 100
TRIS: Final = ("Du plus ancien au plus récent", "Du plus récent au plus ancien")
A_PART: Final = "À part : privé, ou sans rapport avec vos activités ? « Tout cocher » ne les prend pas."
COCHES: Cle[frozenset[str]] = Cle("agenda.coches", frozenset())
GENERATION: Cle[int] = Cle("agenda.generation", 0)
"""Grows when boxes are ticked by other means than a finger: they are then drawn anew."""


def choisir(acteur: Acteur, agenda: Agenda) -> list[Choix]:
    """Draw the list; what is ticked among what is shown. « Tout cocher » leaves private events to be chosen."""
    if not agenda.rendez_vous:
        st.info("Aucun évènement dans cette période. Choisissez d’autres dates, ou vérifiez le fichier.")
        return []
    with st.container(horizontal=True, vertical_alignment="bottom"):
        cherche = st.text_input(
            "Rechercher un évènement",
            key="agenda.recherche",
            live=True,
            autocomplete="off",
            icon=":material/search:",
        )
        tri = st.selectbox("Trier", TRIS, key="agenda.tri", width=260)
    trouves = [rdv for rdv in agenda.rendez_vous if plier(cherche or "") in plier(f"{rdv.titre} {rdv.lieu}")]
    montres = sorted(trouves, key=lambda rdv: (rdv.jour, rdv.heure), reverse=tri == TRIS[1])[:AFFICHES_MAX]
    deja = read(deja_importes, acteur=acteur, rendez_vous=trouves)
    nouveaux = [rdv for rdv in montres if rdv.cle not in deja]
    st.markdown(f"**{formats.pluriel(len(trouves), 'évènement')}**, dont {len(trouves) - len(deja)} à importer")
    if not trouves:
        st.info("Aucun évènement ne correspond à cette recherche.")
    a_part = [rdv for rdv in montres if rdv.prive or est_hors_activite(rdv.titre)]
    _tout_ou_rien([rdv for rdv in nouveaux if rdv not in a_part])
    retenus: list[Choix] = []
    with st.container(key="saisie-agenda-liste", gap="xsmall"):
        retenus += _lignes(acteur, [rdv for rdv in montres if rdv not in a_part], deja)
        if a_part:
            st.markdown(f"**{A_PART}**")
            retenus += _lignes(acteur, a_part, deja)
    if len(trouves) > len(montres):
        st.caption(f"Les {AFFICHES_MAX} premiers sont affichés : réduisez la période ou précisez la recherche.")
    return retenus


def _lignes(acteur: Acteur, montres: Sequence[RendezVous], deja: Mapping[str, Etat]) -> list[Choix]:
    """One card for each event; those that are ticked."""
    retenus = []
    for rdv in montres:
        with st.container(border=True, gap="xxsmall"):
            if rdv.cle in deja:
                st.markdown(f"{_titre(rdv)}  \n:material/check: {deja[rdv.cle]}")
            elif retenu := _ligne(acteur, rdv):
                retenus.append(retenu)
    return retenus


def tout_decocher() -> None:
    """Untick everything, shown or not."""
    _cocher(frozenset())


def _tout_ou_rien(nouveaux: Sequence[RendezVous]) -> None:
    cles = frozenset(rdv.cle for rdv in nouveaux)
    with st.container(horizontal=True, key="saisie-agenda-tout"):
        st.button(
            "Tout cocher",
            key="agenda.tout",
            disabled=not cles,
            on_click=lambda: _cocher(COCHES.lire() | cles),
        )
        st.button(
            "Tout décocher",
            key="agenda.rien",
            disabled=not cles,
            on_click=tout_decocher,
        )


def _cocher(cles: frozenset[str]) -> None:
    COCHES.ecrire(cles)
    GENERATION.ecrire(GENERATION.lire() + 1)


def _ligne(acteur: Acteur, rdv: RendezVous) -> Choix | None:
    """An event: its box, its form, what is understood of its title."""
    permis = frozenset(acteur.formulaires)
    lecture = lire_rendez_vous(rdv, aujourdhui=acteur.aujourdhui(), formulaires=permis)
    cle, coches = f"agenda.{GENERATION.lire()}.{rdv.cle}", COCHES.lire()
    coche = st.checkbox(_titre(rdv), value=rdv.cle in coches, key=cle)
    COCHES.ecrire(coches | {rdv.cle} if coche else coches - {rdv.cle})
    formulaire = lecture.formulaire
    if len(permis) > 1:
        formulaire = st.selectbox(
            f"Type d’activité de « {rdv.titre} »",
            [nom for nom in NOMS if nom in permis],
            index=[nom for nom in NOMS if nom in permis].index(lecture.formulaire),
            format_func=NOMS.__getitem__,
            key=f"agenda.formulaire.{rdv.cle}",
            label_visibility="collapsed",
            width=220,
        )
    if formulaire != lecture.formulaire:
        lecture = lire_rendez_vous(rdv, aujourdhui=acteur.aujourdhui(), formulaires=frozenset({formulaire}))
    if compris := _compris(lecture):
        st.caption(echapper(compris))
    return Choix(rdv, formulaire) if coche else None


def _titre(rdv: RendezVous) -> str:
    """``lundi 16 novembre 2026 · 14:00 · 1 h 30 · Réunion · Préfecture``."""
    duree = formats.duree(rdv.minutes) if rdv.minutes else ""
    quand = rdv.heure or "journée entière"
    jours = f"sur {rdv.jours} jours" if rdv.jours > 1 else ""
    prive = "privé" if rdv.prive else ""
    suite = [echapper(partie) for partie in (quand, duree, jours, rdv.lieu, prive) if partie]
    return f"**{echapper(rdv.titre)}** · {formats.jour_long(rdv.jour)} · {' · '.join(suite)}"


def _compris(lecture: Lecture) -> str:
    """What the title says beyond the day and the duration, which the line already tells."""
    reponses = [
        f"{champ_of(lecture.formulaire, code).libelle} : {dire(lecture.formulaire, code, valeur)}"
        for code, valeur in lecture.champs.items()
        if code not in ("date", "duree_minutes")
    ]
    reponses += [f"Tag : {nom}" for nom in lecture.tags]
    return " | ".join(reponses)
