"""Reminders sent, with their day and step, from which the next step follows."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Cible, Objet, peut, verifier_droit
from coop_data.acces.cible import cible_of
from coop_data.domain.suivi import MESSAGES, EtapeRelance, echeance
from coop_data.errors import AccesRefuse, Introuvable, SaisieInvalide
from coop_data.journal import Operation, journaliser
from coop_data.models import Relance, Utilisateur, maintenant

OBJET: Final = "relance"


@dataclass(frozen=True, slots=True)
class RelanceLue:
    """A reminder: the person, the step, the day it was sent, and who noted it."""

    id: UUID
    conseiller_id: UUID
    utilisateur_id: UUID
    etape: EtapeRelance
    jour: date
    auteur: str


@dataclass(frozen=True, slots=True)
class ProchaineEtape:
    """The next step, and the day from which it is due."""

    etape: EtapeRelance
    le: date


def lire_relances(session: Session, *, personnes: Collection[UUID]) -> Mapping[UUID, tuple[RelanceLue, ...]]:
    """The reminders of these people, whose follow-up the caller may read, the latest first."""
    requete = select(Relance, Utilisateur).join(Utilisateur, col(Utilisateur.id) == col(Relance.utilisateur_id))
    if len(personnes) <= PERSONNES_NOMMEES:
        requete = requete.where(col(Relance.conseiller_id).in_(personnes))
    lues: defaultdict[UUID, list[RelanceLue]] = defaultdict(list)
    for ligne, auteur in session.exec(requete.order_by(col(Relance.jour).desc(), col(Relance.instant).desc())):
        etape = EtapeRelance(ligne.etape)
        nom = f"{auteur.prenom} {auteur.nom}"
        lues[ligne.conseiller_id].append(
            RelanceLue(ligne.id, ligne.conseiller_id, ligne.utilisateur_id, etape, ligne.jour, nom)
        )
    return {cle: tuple(siennes) for cle, siennes in lues.items()}


PERSONNES_NOMMEES: Final = 500
"""The number of people beyond which a statement reads every reminder rather than naming them."""


def prochaine_etape(relances: Iterable[RelanceLue], *, depuis: date, en_retard_le: date) -> ProchaineEtape | None:
    """The next step for someone late; ``None`` when all steps were taken.

    Only reminders sent since the wait began (``depuis``) count: a CRA closes the series. The first step is due
    from ``en_retard_le``, the others fifteen days after the one before.
    """
    serie = [relance for relance in relances if relance.jour > depuis]
    derniere = max(serie, key=lambda relance: list(EtapeRelance).index(relance.etape), default=None)
    etape = EtapeRelance.suivante(derniere.etape if derniere else None)
    if etape is None:
        return None
    return ProchaineEtape(etape, echeance(derniere.jour) if derniere else en_retard_le)


def peut_relancer(session: Session, *, acteur: Acteur, conseiller_id: UUID) -> bool:
    """True when the account may note a reminder of this person: its present employee, a member of its team, or
    anyone.
    """
    return _peut(session, acteur, Action.CREER, conseiller_id)


def noter_relances(
    session: Session, *, acteur: Acteur, etapes: Mapping[UUID, EtapeRelance], jour: date | None
) -> tuple[UUID, ...]:
    """Note reminders sent on a day, one per person with its step; those already noted that day are left alone.

    Returns what was written, for ``annuler_relances``. Raises ``AccesRefuse`` (nothing is then written),
    ``SaisieInvalide`` (``jour``) for a day to come.
    """
    if acteur.utilisateur_id is None:
        raise AccesRefuse(MESSAGES["sans_compte"])
    if jour is None or jour > acteur.aujourdhui():
        raise SaisieInvalide({"jour": MESSAGES["futur"]})
    for conseiller_id in etapes:
        verifier_droit(acteur, Action.CREER, Objet.RELANCE, _cible(session, acteur, conseiller_id))
    deja = lire_relances(session, personnes=list(etapes))
    ecrites = []
    for conseiller_id, etape in etapes.items():
        if any((autre.etape, autre.jour) == (etape, jour) for autre in deja.get(conseiller_id, ())):
            continue
        ligne = Relance(
            conseiller_id=conseiller_id,
            utilisateur_id=acteur.utilisateur_id,
            etape=etape.value,
            jour=jour,
            instant=maintenant(),
        )
        session.add(ligne)
        session.flush()
        _journaliser(session, acteur, ligne, Operation.CREER)
        ecrites.append(ligne.id)
    return tuple(ecrites)


def annuler_relances(session: Session, *, acteur: Acteur, relances: Iterable[UUID]) -> int:
    """Remove reminders noted by this account. Returns how many.

    Raises ``AccesRefuse``, ``Introuvable``.
    """
    verifier_droit(acteur, Action.SUPPRIMER, Objet.RELANCE)
    nombre = 0
    for identifiant in relances:
        ligne = session.get(Relance, identifiant)
        if ligne is None or not _peut(session, acteur, Action.SUPPRIMER, ligne.conseiller_id):
            raise Introuvable(MESSAGES["relance_introuvable"])
        if ligne.utilisateur_id != acteur.utilisateur_id:
            raise AccesRefuse(MESSAGES["relance_d_un_autre"])
        session.delete(ligne)
        session.flush()
        _journaliser(session, acteur, ligne, Operation.SUPPRIMER)
        nombre += 1
    return nombre


def _peut(session: Session, acteur: Acteur, action: Action, conseiller_id: UUID) -> bool:
    return peut(acteur, action, Objet.RELANCE, _cible(session, acteur, conseiller_id))


def _cible(session: Session, acteur: Acteur, conseiller_id: UUID) -> Cible:
    aujourdhui = acteur.aujourdhui()
    return cible_of(session, acteur=acteur, conseiller_id=conseiller_id, du=aujourdhui, au=aujourdhui)


def _journaliser(session: Session, acteur: Acteur, ligne: Relance, operation: Operation) -> None:
    etat = {"conseiller_id": ligne.conseiller_id, "etape": EtapeRelance(ligne.etape).libelle, "jour": ligne.jour}
    cote = "avant" if operation is Operation.SUPPRIMER else "apres"
    journaliser(session, acteur=acteur, action=operation, objet=OBJET, objet_id=ligne.id, **{cote: etat})
