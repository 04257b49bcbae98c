"""From an event of a calendar to a draft: read by the rules of quick entry, recognised when it comes again.

The identifier of the draft is drawn from the account, the event and its day; it becomes the token of the report
that is saved from it. An event already imported is recognised by either, and nothing else of the calendar is kept.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID, uuid5

from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.brouillons import enregistrer_brouillon, supprimer_brouillon
from coop_data.errors import AccesRefuse
from coop_data.imports.agenda import RendezVous
from coop_data.models import Accompagnement, ActiviteCoordination, Brouillon
from coop_data.saisie.brouillon_de_lecture import contenu_of_lecture
from coop_data.saisie.cra import soumission_of
from coop_data.saisie.rapide import Lecture, lire_ligne

EN_LIGNE: Final = ("http://", "https://", "teams", "zoom", "webex", "visio", "en ligne", "à distance")
AVEC_DUREE: Final = frozenset({"accompagnement", "animation"})


class Etat(StrEnum):
    """What became of an event imported before."""

    BROUILLON = "Déjà dans vos brouillons"
    ENREGISTRE = "Déjà enregistré"


@dataclass(frozen=True, slots=True)
class Choix:
    """An event to keep, and the form that it was given."""

    rendez_vous: RendezVous
    formulaire: str


def lire_rendez_vous(rdv: RendezVous, *, aujourdhui: date, formulaires: frozenset[str]) -> Lecture:
    """Read the title as a line; the day, the duration and the place are the event's own."""
    lecture = lire_ligne(rdv.titre, aujourdhui=aujourdhui, formulaires=formulaires)
    champs, indices = dict(lecture.champs), dict(lecture.indices)
    champs["date"], indices["date"] = rdv.jour, rdv.jour.strftime("%d/%m/%Y")
    if lecture.formulaire in AVEC_DUREE and rdv.minutes:
        champs["duree_minutes"], indices["duree_minutes"] = rdv.minutes, f"{rdv.heure}, {rdv.minutes} min"
    if lecture.formulaire == "accompagnement" and rdv.lieu and "type_lieu" not in champs:
        a_distance = any(signe in rdv.lieu.lower() for signe in EN_LIGNE)
        champs["type_lieu"] = "a_distance" if a_distance else "lieu_activite"
        indices["type_lieu"] = rdv.lieu
        if not a_distance:
            champs["lieu"], indices["lieu"] = rdv.lieu, rdv.lieu
    return replace(lecture, champs=champs, indices=indices)


def deja_importes(session: Session, *, acteur: Acteur, rendez_vous: Iterable[RendezVous]) -> Mapping[str, Etat]:
    """Key of an event → what it became, for the events that this account already imported, from any file."""
    cles = {identifiant_of(acteur, rdv): rdv.cle for rdv in rendez_vous}
    brouillons = session.exec(select(Brouillon.id).where(col(Brouillon.id).in_(cles)))
    etats = {cles[identifiant]: Etat.BROUILLON for identifiant in brouillons}
    if acteur.conseiller_id is None:
        return etats
    jetons = {soumission_of(acteur.conseiller_id, str(identifiant)): cle for identifiant, cle in cles.items()}
    for colonne in (Accompagnement.jeton_soumission, ActiviteCoordination.jeton_soumission):
        for jeton in session.exec(select(colonne).where(col(colonne).in_(jetons))):
            etats[jetons[jeton or ""]] = Etat.ENREGISTRE
    return etats


def creer_brouillons(session: Session, *, acteur: Acteur, choix: Sequence[Choix], aujourdhui: date) -> list[UUID]:
    """Make a draft of each event that was not imported before. Returns the identifiers of the new drafts."""
    deja = deja_importes(session, acteur=acteur, rendez_vous=[un.rendez_vous for un in choix])
    crees = []
    for un in choix:
        rdv = un.rendez_vous
        if rdv.cle in deja:
            continue
        lecture = lire_rendez_vous(rdv, aujourdhui=aujourdhui, formulaires=frozenset({un.formulaire}))
        brouillon = enregistrer_brouillon(
            session,
            acteur=acteur,
            formulaire=un.formulaire,
            contenu=contenu_of_lecture(session, acteur=acteur, lecture=lecture, ligne=rdv.titre),
            nouvel_id=identifiant_of(acteur, rdv),
        )
        crees.append(brouillon.id)
    return crees


def annuler_brouillons(session: Session, *, acteur: Acteur, brouillon_ids: Iterable[UUID]) -> int:
    """Delete drafts just made, except those already saved or deleted. Returns how many."""
    voulus = set(brouillon_ids)
    miens = col(Brouillon.utilisateur_id) == acteur.utilisateur_id
    restants = list(session.exec(select(Brouillon.id).where(col(Brouillon.id).in_(voulus), miens)))
    for brouillon_id in restants:
        supprimer_brouillon(session, acteur=acteur, brouillon_id=brouillon_id)
    return len(restants)


def identifiant_of(acteur: Acteur, rdv: RendezVous) -> UUID:
    """The draft that an event makes for an account: the same file read again gives the same."""
    if acteur.utilisateur_id is None:
        raise AccesRefuse("Seul un compte peut garder des brouillons.")
    return uuid5(acteur.utilisateur_id, rdv.cle)
