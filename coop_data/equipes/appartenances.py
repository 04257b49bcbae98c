"""Memberships of teams, from one day to another, both included; leaving and coming back makes two rows."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal, Self
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Cible, Objet, peut, verifier_droit
from coop_data.domain.equipes import MESSAGES
from coop_data.domain.periode import PREMIER_JOUR, couvre
from coop_data.errors import Introuvable, SaisieInvalide
from coop_data.faits.changements import noter_changements
from coop_data.formats import jour, periode
from coop_data.journal import Operation, difference, journaliser
from coop_data.models import Conseiller, Equipe, Journal
from coop_data.models.temps import en_cours

OBJET: Final = "equipe"
INTROUVABLE: Final = "Cette personne n’est pas dans cette équipe, ou ne l’est plus."


def depuis_ou_du(debut: date, fin: date | None) -> str:
    """``depuis le 01/01/2026`` while the last day is unknown, else ``du 01/01/2026 au 31/03/2026``."""
    return f"depuis le {jour(debut)}" if fin is None else periode(debut, fin)


@dataclass(frozen=True, slots=True)
class Appartenance:
    """A time in a team; ``date_fin`` is its last day, if known."""

    id: UUID
    coordinateur_id: UUID
    conseiller_id: UUID
    date_debut: date
    date_fin: date | None

    @classmethod
    def of(cls, ligne: Equipe) -> Self:
        """The row, free of the session that read it."""
        return cls(ligne.id, ligne.coordinateur_id, ligne.conseiller_id, ligne.date_debut, ligne.date_fin)

    def couvre(self, jour: date) -> bool:
        """True on the days in the team, both ends included."""
        return couvre(self.date_debut, self.date_fin, jour)

    def en_clair(self) -> str:
        """``du 01/01/2026 au 31/03/2026``, ``depuis le 01/01/2026``."""
        return depuis_ou_du(self.date_debut, self.date_fin)


def verifier_acces(acteur: Acteur, coordinateur_id: UUID, action: Action = Action.LIRE) -> None:
    """Raise ``AccesRefuse`` unless the account may do this to the team of this coordinator."""
    verifier_droit(acteur, action, Objet.EQUIPE, Cible(conseiller_id=coordinateur_id))


def lister_appartenances(session: Session, *, acteur: Acteur, coordinateur_id: UUID) -> list[Appartenance]:
    """Every time spent in the team, past, present and to come, the latest first. Raises ``AccesRefuse``."""
    verifier_acces(acteur, coordinateur_id)
    requete = select(Equipe).where(Equipe.coordinateur_id == coordinateur_id)
    lignes = session.exec(requete.order_by(col(Equipe.date_debut).desc(), col(Equipe.id)))
    return [Appartenance.of(ligne) for ligne in lignes]


def ajouter_membre(
    session: Session,
    *,
    acteur: Acteur,
    coordinateur_id: UUID,
    conseiller_id: UUID,
    date_debut: date | None,
    date_fin: date | None = None,
) -> Appartenance:
    """Add a person to the team, again or not, without an agreement: for those who may decide alone
    (administrators).

    Raises ``AccesRefuse``, ``Introuvable``, ``SaisieInvalide`` (``conseiller_id``, ``date_debut``, ``date_fin``):
    two memberships of one person in one team never share a day; in two teams they may.
    """
    verifier_acces(acteur, coordinateur_id, Action.CREER)
    return accueillir(
        session,
        acteur=acteur,
        coordinateur_id=coordinateur_id,
        conseiller_id=conseiller_id,
        date_debut=date_debut,
        date_fin=date_fin,
    )


def accueillir(
    session: Session,
    *,
    acteur: Acteur,
    coordinateur_id: UUID,
    conseiller_id: UUID,
    date_debut: date | None,
    date_fin: date | None = None,
) -> Appartenance:
    """Write the membership of a person who agreed; the caller has checked the agreement. Raises as
    ``ajouter_membre``.
    """
    _verrouiller(session, coordinateur_id)
    ligne = Equipe(
        coordinateur_id=coordinateur_id,
        conseiller_id=conseiller_id,
        date_debut=_exiger(date_debut),
        date_fin=date_fin,
    )
    return _inserer(session, acteur, ligne, Operation.CREER)


def verifier_dates(
    session: Session, *, coordinateur_id: UUID, conseiller_id: UUID, date_debut: date | None, date_fin: date | None
) -> None:
    """Check that this membership could be written. Raises ``Introuvable``, ``SaisieInvalide`` as
    ``ajouter_membre``.
    """
    _verifier(
        session,
        Equipe(
            coordinateur_id=coordinateur_id,
            conseiller_id=conseiller_id,
            date_debut=_exiger(date_debut),
            date_fin=date_fin,
        ),
    )


def corriger_appartenance(
    session: Session, *, acteur: Acteur, appartenance_id: UUID, date_debut: date | None, date_fin: date | None
) -> Appartenance:
    """Change the first or the last day; a last day ends the membership.

    An account that may not add people alone can only shorten it, or undo that. Raises as ``ajouter_membre``.
    """
    ligne = _charger(session, acteur, appartenance_id, Action.MODIFIER)
    return _changer(session, acteur, ligne, _exiger(date_debut), date_fin)


def changer_le_dernier_jour(
    session: Session, *, acteur: Acteur, appartenance_id: UUID, date_fin: date | None
) -> Appartenance:
    """Leave a team, or undo it; the caller has checked that the membership is the person's own.

    Raises ``Introuvable``, ``SaisieInvalide`` as ``corriger_appartenance``.
    """
    ligne = session.get(Equipe, appartenance_id, populate_existing=True)
    if ligne is None:
        raise Introuvable(INTROUVABLE)
    _verrouiller(session, ligne.coordinateur_id)
    return _changer(session, acteur, ligne, ligne.date_debut, date_fin)


def _changer(session: Session, acteur: Acteur, ligne: Equipe, debut: date, fin: date | None) -> Appartenance:
    """Write other days, provided they were agreed to."""
    avant = _etat(ligne)
    acquis = _jours_acquis(session, acteur, ligne)
    ligne.date_debut, ligne.date_fin = debut, fin
    with session.no_autoflush:
        _verifier(session, ligne)
        _verifier_l_accord(acteur, acquis, ligne)
    return _noter(session, acteur, ligne, avant)


def _noter(session: Session, acteur: Acteur, ligne: Equipe, avant: dict[str, Any]) -> Appartenance:
    """Write the changes, if any."""
    ancien, nouveau = difference(avant, _etat(ligne))
    if nouveau:
        session.flush()
        _enregistrer(session, acteur, ligne, Operation.MODIFIER, avant=ancien, apres=nouveau)
    return Appartenance.of(ligne)


def retirer_appartenance(session: Session, *, acteur: Acteur, appartenance_id: UUID) -> Appartenance:
    """Remove a row written by mistake, as if it had never been; ``retablir_appartenance`` undoes it.

    Raises ``AccesRefuse``, ``Introuvable``.
    """
    ligne = _charger(session, acteur, appartenance_id, Action.SUPPRIMER)
    retiree = Appartenance.of(ligne)
    session.delete(ligne)
    session.flush()
    _enregistrer(session, acteur, ligne, Operation.SUPPRIMER, avant=_etat(ligne))
    return retiree


def retablir_appartenance(session: Session, *, acteur: Acteur, appartenance: Appartenance) -> Appartenance:
    """Restore a removed row as it was, unless the person came back meanwhile.

    Raises as ``ajouter_membre``; ``Introuvable`` when the journal knows of no such removal.
    """
    verifier_acces(acteur, appartenance.coordinateur_id, Action.RESTAURER)
    _verrouiller(session, appartenance.coordinateur_id)
    ligne = Equipe(
        id=appartenance.id,
        coordinateur_id=appartenance.coordinateur_id,
        conseiller_id=appartenance.conseiller_id,
        date_debut=appartenance.date_debut,
        date_fin=appartenance.date_fin,
    )
    derniere = _derniere_operation(session, ligne.id)
    if derniere is None or derniere.action != Operation.SUPPRIMER or derniere.avant != _etat(ligne, mode="json"):
        raise Introuvable(INTROUVABLE)
    return _inserer(session, acteur, ligne, Operation.RESTAURER)


def _inserer(session: Session, acteur: Acteur, ligne: Equipe, operation: Operation) -> Appartenance:
    _verifier(session, ligne)
    session.add(ligne)
    session.flush()
    _enregistrer(session, acteur, ligne, operation, apres=_etat(ligne))
    return Appartenance.of(ligne)


def _charger(session: Session, acteur: Acteur, appartenance_id: UUID, action: Action) -> Equipe:
    """A membership that the account may change; unknown ones and those of other teams are refused alike."""
    ligne = session.get(Equipe, appartenance_id, populate_existing=True)
    if ligne is None:
        raise Introuvable(INTROUVABLE)
    verifier_acces(acteur, ligne.coordinateur_id, action)
    _verrouiller(session, ligne.coordinateur_id)
    return ligne


def _verrouiller(session: Session, coordinateur_id: UUID) -> None:
    """Lock a team: two changes at once could each find the same days free."""
    requete = select(Conseiller.id).where(Conseiller.id == coordinateur_id).with_for_update()
    if session.exec(requete).first() is None:
        raise Introuvable("Cette équipe est introuvable.")


def _exiger(date_debut: date | None) -> date:
    if date_debut is None:
        raise SaisieInvalide({"date_debut": MESSAGES["debut_requis"]})
    return date_debut


def _verifier(session: Session, ligne: Equipe) -> None:
    personne = session.get(Conseiller, ligne.conseiller_id)
    if personne is None:
        raise Introuvable("Cette personne est introuvable.")
    debut, fin = ligne.date_debut, ligne.date_fin
    erreurs = {}
    if ligne.conseiller_id == ligne.coordinateur_id:
        erreurs["conseiller_id"] = MESSAGES["soi_meme"]
    if debut < PREMIER_JOUR:
        erreurs["date_debut"] = MESSAGES["ancienne"]
    elif fin is not None and fin < debut:
        erreurs["date_fin"] = MESSAGES["ordre"]
    elif autre := _recouvrement(session, ligne):
        erreurs["date_debut"] = MESSAGES["deja_membre"].format(nom=personne.nom_complet, quand=autre.en_clair())
    if erreurs:
        raise SaisieInvalide(erreurs)


def _recouvrement(session: Session, ligne: Equipe) -> Appartenance | None:
    """Another membership of the same person in the same team that shares a day with this one."""
    requete = select(Equipe).where(
        Equipe.coordinateur_id == ligne.coordinateur_id,
        Equipe.conseiller_id == ligne.conseiller_id,
        Equipe.id != ligne.id,
        en_cours(Equipe, ligne.date_debut, ligne.date_fin or date.max),
    )
    autre = session.exec(requete.order_by(col(Equipe.date_debut))).first()
    return Appartenance.of(autre) if autre else None


def _jours_acquis(session: Session, acteur: Acteur, ligne: Equipe) -> tuple[date, date]:
    """The days that were agreed to: those of the row, and those that this account itself just removed from it."""
    debut, fin = ligne.date_debut, ligne.date_fin or date.max
    derniere = _derniere_operation(session, ligne.id)
    if (
        derniere is not None
        and derniere.action == Operation.MODIFIER
        and derniere.utilisateur_id == acteur.utilisateur_id
    ):
        avant = derniere.avant or {}
        if "date_debut" in avant:
            debut = min(debut, date.fromisoformat(avant["date_debut"]))
        if "date_fin" in avant:
            fin = max(fin, date.fromisoformat(avant["date_fin"]) if avant["date_fin"] else date.max)
    return debut, fin


def _verifier_l_accord(acteur: Acteur, acquis: tuple[date, date], ligne: Equipe) -> None:
    """Refuse days that nobody agreed to, unless the account may decide alone."""
    if peut(acteur, Action.CREER, Objet.EQUIPE, Cible(conseiller_id=ligne.coordinateur_id)):
        return
    debut, fin = acquis
    if ligne.date_debut < debut:
        raise SaisieInvalide({"date_debut": MESSAGES["a_accepter"]})
    if (ligne.date_fin or date.max) > fin:
        raise SaisieInvalide({"date_fin": MESSAGES["a_accepter"]})


def _derniere_operation(session: Session, appartenance_id: UUID) -> Journal | None:
    requete = select(Journal).where(Journal.objet == OBJET, Journal.objet_id == str(appartenance_id))
    return session.exec(requete.order_by(col(Journal.id).desc())).first()


def _etat(ligne: Equipe, mode: Literal["json", "python"] = "python") -> dict[str, Any]:
    return ligne.model_dump(mode=mode, exclude={"id"})


def _enregistrer(
    session: Session,
    acteur: Acteur,
    ligne: Equipe,
    operation: Operation,
    *,
    avant: dict[str, Any] | None = None,
    apres: dict[str, Any] | None = None,
) -> None:
    """Write the journal, and record that the days counted by the team have changed."""
    journaliser(session, acteur=acteur, action=operation, objet=OBJET, objet_id=ligne.id, avant=avant, apres=apres)
    noter_changements(session, domaine=OBJET, identifiants=[ligne.id])
