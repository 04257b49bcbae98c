"""The same activity on several dates: proposed dates, a preview, and all copies in one transaction."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.errors import SaisieInvalide
from coop_data.formats import jour, pluriel
from coop_data.saisie.cra import copie_of, enregistrer, supprimer
from coop_data.saisie.doublons import doublons_probables
from coop_data.saisie.lecture import lire
from coop_data.saisie.postes import a_choisir, structures_en_poste
from coop_data.saisie.regles import verifier
from coop_data.saisie.resumes import Resume
from coop_data.saisie.schemas import Saisie

DATES_MAX: Final = 60
AUCUNE_DATE: Final = "Choisissez au moins une date."
TROP_DE_DATES: Final = f"Vous pouvez enregistrer {DATES_MAX} activités à la fois au plus : retirez des dates."
STRUCTURE_INCERTAINE: Final = (
    "Vous êtes en poste dans deux structures à cette date, et celle de l’activité d’origine n’en est pas : "
    "enregistrez cette date à part."
)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One date of a copy: ``refus`` says why it is impossible, ``semblables`` are the reports that
    look like it.
    """

    date: date
    refus: str = ""
    semblables: tuple[Resume, ...] = ()


def chaque_semaine(depuis: date, jusqu_au: date) -> list[date]:
    """The same day of the week after ``depuis``, up to ``jusqu_au`` included; at most ``DATES_MAX``."""
    return _suite((depuis + timedelta(weeks=rang) for rang in range(1, DATES_MAX + 1)), jusqu_au)


def chaque_mois(depuis: date, jusqu_au: date) -> list[date]:
    """The same day of the month after ``depuis``, up to ``jusqu_au`` included; the last day of a shorter month."""
    return _suite((_mois_apres(depuis, rang) for rang in range(1, DATES_MAX + 1)), jusqu_au)


def apercu(
    session: Session, *, acteur: Acteur, formulaire: str, cra_id: UUID, dates: Iterable[date]
) -> list[Occurrence]:
    """The preview of repeating one's own report on these dates, by date. Raises ``Introuvable``."""
    saisie, structure_id = _origine(session, acteur, formulaire, cra_id)
    return [_occurrence(session, acteur, saisie, structure_id, jour) for jour in sorted(set(dates))]


def dupliquer(
    session: Session, *, acteur: Acteur, formulaire: str, cra_id: UUID, dates: Iterable[date], jeton: str
) -> list[UUID]:
    """Write a copy of one's own report on each date, for the same structure. All or nothing.

    The same ``jeton`` again returns the same reports and writes nothing more. Raises ``SaisieInvalide`` (key
    ``dates``) naming each date refused, ``Introuvable``, ``AccesRefuse``.
    """
    voulues = sorted(set(dates))
    if not voulues or len(voulues) > DATES_MAX:
        raise SaisieInvalide({"dates": TROP_DE_DATES if voulues else AUCUNE_DATE})
    saisie, structure_id = _origine(session, acteur, formulaire, cra_id)
    ecrits: list[UUID] = []
    refus: list[str] = []
    for voulue in voulues:
        try:
            copie = saisie.model_copy(update={"date": voulue})
            cra = enregistrer(
                session,
                acteur=acteur,
                saisie=copie,
                jeton=f"{jeton}:{voulue.isoformat()}",
                structure_id=structure_id,
            )
            ecrits.append(cra.id)
        except SaisieInvalide as refuse:
            refus.append(f"{jour(voulue)} : {refuse}")
    if refus:
        raise SaisieInvalide({"dates": " ".join(refus)})
    return ecrits


def annuler(session: Session, *, acteur: Acteur, formulaire: str, cra_ids: Sequence[UUID]) -> None:
    """Put every report just written in the corbeille. All or nothing. Raises ``Introuvable``, ``AccesRefuse``."""
    for cra_id in cra_ids:
        supprimer(session, acteur=acteur, formulaire=formulaire, cra_id=cra_id)


def resultat(nombre: int) -> str:
    """``4 activités ont bien été enregistrées.``"""
    verbe = "a bien été enregistrée." if nombre < 2 else "ont bien été enregistrées."
    return f"{pluriel(nombre, 'activité')} {verbe}"


def _origine(session: Session, acteur: Acteur, formulaire: str, cra_id: UUID) -> tuple[Saisie, UUID | None]:
    saisie = copie_of(session, acteur=acteur, formulaire=formulaire, cra_id=cra_id, aujourdhui=acteur.aujourdhui())
    detail = lire(session, acteur=acteur, formulaire=formulaire, cra_id=cra_id)
    return saisie, detail.champs["structure_id"]


def _occurrence(
    session: Session, acteur: Acteur, saisie: Saisie, structure_id: UUID | None, voulue: date
) -> Occurrence:
    copie = saisie.model_copy(update={"date": voulue})
    erreurs = list(verifier(copie, aujourdhui=acteur.aujourdhui()).values())
    if acteur.conseiller_id is not None:
        structures = structures_en_poste(session, conseiller_id=acteur.conseiller_id, jour=voulue)
        if a_choisir(structures, structure_id):
            erreurs.append(STRUCTURE_INCERTAINE)
    return Occurrence(voulue, " ".join(erreurs), tuple(doublons_probables(session, acteur=acteur, saisie=copie)))


def _mois_apres(depuis: date, rang: int) -> date:
    annees, mois = divmod(depuis.month - 1 + rang, 12)
    annee, mois = depuis.year + annees, mois + 1
    return date(annee, mois, min(depuis.day, monthrange(annee, mois)[1]))


def _suite(candidates: Iterable[date], jusqu_au: date) -> list[date]:
    return [candidate for candidate in candidates if candidate <= jusqu_au]
