"""Absences: days, both ends included, on which nothing is expected of someone, for any employer."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Self
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Objet, peut, verifier_droit
from coop_data.acces.cible import cible_of
from coop_data.domain.periode import PREMIER_JOUR, dernier_jour_offert
from coop_data.domain.structures import MotifAbsence
from coop_data.domain.suivi import MESSAGES
from coop_data.errors import Introuvable, SaisieInvalide
from coop_data.faits.changements import noter_changements
from coop_data.formats import jour, periode
from coop_data.journal import Operation, difference, journaliser
from coop_data.models import Absence, Conseiller

OBJET: Final = "absence"


@dataclass(frozen=True, slots=True)
class AbsenceLue:
    """Days off and their reason."""

    id: UUID
    conseiller_id: UUID
    date_debut: date
    date_fin: date
    motif: MotifAbsence

    @classmethod
    def of(cls, ligne: Absence) -> Self:
        """The row, free of the session that read it."""
        return cls(ligne.id, ligne.conseiller_id, ligne.date_debut, ligne.date_fin, ligne.motif)

    def en_clair(self) -> str:
        """``Congé maternité, du 01/01/2026 au 22/04/2026``."""
        return f"{self.motif.libelle}, {periode(self.date_debut, self.date_fin)}"


def lister_absences(session: Session, *, acteur: Acteur, conseiller_id: UUID) -> list[AbsenceLue]:
    """The absences of someone that the account may read, the latest first. An employer reads those that overlap a
    post in its structure. Raises ``AccesRefuse`` when the account reads none at all.
    """
    verifier_droit(acteur, Action.LIRE, Objet.ABSENCE)
    requete = select(Absence).where(Absence.conseiller_id == conseiller_id)
    lignes = session.exec(requete.order_by(col(Absence.date_debut).desc()))
    return [AbsenceLue.of(ligne) for ligne in lignes if _peut(session, acteur, Action.LIRE, ligne)]


def peut_declarer(session: Session, *, acteur: Acteur, conseiller_id: UUID) -> bool:
    """True when the account may record absences of this person; an employer may for its present and former
    employees.
    """
    partout = Absence(conseiller_id=conseiller_id, date_debut=date.min, date_fin=date.max)
    return _peut(session, acteur, Action.CREER, partout)


def ajouter_absence(
    session: Session,
    *,
    acteur: Acteur,
    conseiller_id: UUID,
    date_debut: date | None,
    date_fin: date | None,
    motif: MotifAbsence | None,
) -> AbsenceLue:
    """Record days off.

    Raises ``AccesRefuse``, ``Introuvable``, ``SaisieInvalide`` (``date_debut``, ``date_fin``, ``motif``): two
    absences of one person never share a day, and those recorded by an employer overlap a post in its structure.
    """
    verifier_droit(acteur, Action.CREER, Objet.ABSENCE)
    if not peut_declarer(session, acteur=acteur, conseiller_id=conseiller_id):
        raise Introuvable(MESSAGES["absence_introuvable"])
    _verrouiller(session, conseiller_id)
    debut, fin, choisi = _exiger(date_debut, date_fin, motif)
    ligne = Absence(conseiller_id=conseiller_id, date_debut=debut, date_fin=fin, motif=choisi)
    return _inserer(session, acteur, ligne, Action.CREER, Operation.CREER)


def corriger_absence(
    session: Session,
    *,
    acteur: Acteur,
    absence_id: UUID,
    date_debut: date | None,
    date_fin: date | None,
    motif: MotifAbsence | None,
) -> AbsenceLue:
    """Change the days or the reason. Raises as ``ajouter_absence``."""
    ligne = _charger(session, acteur, absence_id, Action.MODIFIER)
    avant = _etat(ligne)
    debut, fin, choisi = _exiger(date_debut, date_fin, motif)
    with session.no_autoflush:
        ligne.date_debut, ligne.date_fin, ligne.motif = debut, fin, choisi
        _verifier(session, acteur, ligne, Action.MODIFIER)
    ancien, nouveau = difference(avant, _etat(ligne))
    if nouveau:
        session.flush()
        _enregistrer(session, acteur, ligne, Operation.MODIFIER, avant=ancien, apres=nouveau)
    return AbsenceLue.of(ligne)


def retirer_absence(session: Session, *, acteur: Acteur, absence_id: UUID) -> AbsenceLue:
    """Remove days off; ``retablir_absence`` undoes it. Raises ``AccesRefuse``, ``Introuvable``."""
    ligne = _charger(session, acteur, absence_id, Action.SUPPRIMER)
    retiree = AbsenceLue.of(ligne)
    session.delete(ligne)
    session.flush()
    _enregistrer(session, acteur, ligne, Operation.SUPPRIMER, avant=_etat(ligne))
    return retiree


def retablir_absence(session: Session, *, acteur: Acteur, absence: AbsenceLue) -> AbsenceLue:
    """Restore days off just removed. Raises as ``ajouter_absence``."""
    verifier_droit(acteur, Action.RESTAURER, Objet.ABSENCE)
    _verrouiller(session, absence.conseiller_id)
    ligne = Absence(
        id=absence.id,
        conseiller_id=absence.conseiller_id,
        date_debut=absence.date_debut,
        date_fin=absence.date_fin,
        motif=absence.motif,
    )
    return _inserer(session, acteur, ligne, Action.RESTAURER, Operation.RESTAURER)


def _inserer(session: Session, acteur: Acteur, ligne: Absence, action: Action, operation: Operation) -> AbsenceLue:
    _verifier(session, acteur, ligne, action)
    session.add(ligne)
    session.flush()
    _enregistrer(session, acteur, ligne, operation, apres=_etat(ligne))
    return AbsenceLue.of(ligne)


def _charger(session: Session, acteur: Acteur, absence_id: UUID, action: Action) -> Absence:
    """An absence that the account may change; unknown ones and those of others are refused alike."""
    verifier_droit(acteur, action, Objet.ABSENCE)
    ligne = session.get(Absence, absence_id, populate_existing=True)
    if ligne is None or not _peut(session, acteur, action, ligne):
        raise Introuvable(MESSAGES["absence_introuvable"])
    _verrouiller(session, ligne.conseiller_id)
    return ligne


def _peut(session: Session, acteur: Acteur, action: Action, ligne: Absence) -> bool:
    cible = cible_of(
        session, acteur=acteur, conseiller_id=ligne.conseiller_id, du=ligne.date_debut, au=ligne.date_fin
    )
    return peut(acteur, action, Objet.ABSENCE, cible)


def _verrouiller(session: Session, conseiller_id: UUID) -> None:
    """Lock someone's absences: two changes at once could each find the same days free."""
    requete = select(Conseiller.id).where(Conseiller.id == conseiller_id).with_for_update()
    if session.exec(requete).first() is None:
        raise Introuvable(MESSAGES["absence_introuvable"])


def _exiger(
    date_debut: date | None, date_fin: date | None, motif: MotifAbsence | None
) -> tuple[date, date, MotifAbsence]:
    if date_debut is None:
        raise SaisieInvalide({"date_debut": MESSAGES["debut_requis"]})
    if date_fin is None:
        raise SaisieInvalide({"date_fin": MESSAGES["fin_requise"]})
    if motif is None:
        raise SaisieInvalide({"motif": MESSAGES["motif_requis"]})
    return date_debut, date_fin, motif


def _verifier(session: Session, acteur: Acteur, ligne: Absence, action: Action) -> None:
    limite = dernier_jour_offert(acteur.aujourdhui())
    if ligne.date_debut < PREMIER_JOUR:
        raise SaisieInvalide({"date_debut": MESSAGES["ancienne"]})
    if ligne.date_fin < ligne.date_debut:
        raise SaisieInvalide({"date_fin": MESSAGES["ordre"]})
    if ligne.date_fin > limite:
        raise SaisieInvalide({"date_fin": MESSAGES["lointaine"].format(limite=jour(limite))})
    if not _peut(session, acteur, action, ligne):
        raise SaisieInvalide({"date_debut": MESSAGES["hors_poste"]})
    recouvrement = select(Absence).where(
        Absence.conseiller_id == ligne.conseiller_id,
        Absence.id != ligne.id,
        Absence.date_debut <= ligne.date_fin,
        Absence.date_fin >= ligne.date_debut,
    )
    if autre := session.exec(recouvrement).first():
        quand = periode(autre.date_debut, autre.date_fin)
        raise SaisieInvalide({"date_debut": MESSAGES["recouvrement"].format(quand=quand)})


def _etat(ligne: Absence) -> dict[str, Any]:
    return ligne.model_dump(exclude={"id"})


def _enregistrer(
    session: Session,
    acteur: Acteur,
    ligne: Absence,
    operation: Operation,
    *,
    avant: dict[str, Any] | None = None,
    apres: dict[str, Any] | None = None,
) -> None:
    """Write the journal, and record that the days expected of this person have changed."""
    journaliser(session, acteur=acteur, action=operation, objet=OBJET, objet_id=ligne.id, avant=avant, apres=apres)
    noter_changements(session, domaine=OBJET, identifiants=[ligne.id])
