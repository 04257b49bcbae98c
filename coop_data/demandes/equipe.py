"""Entering a team: the coordinator invites, the person (or an administrator, ``reponse``) accepts or refuses."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Cible, Objet, verifier_droit
from coop_data.auth import comptes
from coop_data.demandes.contenu import DemandeLue, PersonneDemandee
from coop_data.demandes.depot import charger_en_attente, conclure, contenu_of, deposer, verifier_demandeur
from coop_data.domain.demandes import MESSAGES, GenreDemande
from coop_data.domain.perimetre import UneEquipe
from coop_data.equipes.appartenances import Appartenance, accueillir, verifier_dates
from coop_data.errors import AccesRefuse, ErreurUtilisateur, Introuvable, SaisieInvalide
from coop_data.models import Conseiller, Demande


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation that awaits one's answer. Its first day may be past: reports logged since would then count."""

    demande_id: UUID
    coordinateur: str
    date_debut: date
    date_fin: date | None


def inviter_dans_l_equipe(
    session: Session,
    *,
    acteur: Acteur,
    coordinateur_id: UUID,
    conseiller_id: UUID,
    date_debut: date | None,
    date_fin: date | None = None,
) -> DemandeLue:
    """Invite a person of the directory to one's team; nothing of theirs is visible until they accept.

    Raises ``AccesRefuse``, ``Introuvable``, ``SaisieInvalide`` (``conseiller_id``, ``date_debut``, ``date_fin``).
    """
    pour = UneEquipe(coordinateur_id)
    verifier_demandeur(acteur, pour)
    verifier_dates(
        session,
        coordinateur_id=coordinateur_id,
        conseiller_id=conseiller_id,
        date_debut=date_debut,
        date_fin=date_fin,
    )
    if any(demande.pour == pour for demande in _en_attente_de(session, conseiller_id)):
        raise SaisieInvalide({"conseiller_id": MESSAGES["deja_invitee"]})
    connue = session.get_one(Conseiller, conseiller_id)
    # The person's address is left out: inviting a stranger does not reveal it.
    personne = PersonneDemandee("", conseiller_id=conseiller_id, date_debut=date_debut, date_fin=date_fin)
    return deposer(session, acteur, GenreDemande.EQUIPE, contenu_of(pour, personne, connue))


def mes_invitations(session: Session, *, acteur: Acteur) -> list[Invitation]:
    """The invitations that await this person's answer, the oldest first. Raises ``AccesRefuse``."""
    moi = _moi(acteur, Action.LIRE)
    return [
        Invitation(
            demande.id,
            session.get_one(Conseiller, demande.pour.coordinateur_id).nom_complet,
            demande.personne.date_debut,
            demande.personne.date_fin,
        )
        for demande in _en_attente_de(session, moi)
        if isinstance(demande.pour, UneEquipe) and demande.personne.date_debut is not None
    ]


def repondre_a_l_invitation(
    session: Session, *, acteur: Acteur, demande_id: UUID, est_acceptee: bool
) -> Appartenance | None:
    """Accept one's own invitation (the membership is written), or refuse it.

    Raises ``AccesRefuse``, ``Introuvable`` alike for an unknown invitation and for somebody else's,
    ``ErreurUtilisateur`` when it was answered or withdrawn, ``SaisieInvalide`` when the days are no longer free.
    """
    moi = _moi(acteur, Action.MODIFIER)
    ligne = charger_en_attente(session, demande_id)
    demande = DemandeLue.of(ligne)
    if demande.genre is not GenreDemande.EQUIPE or demande.personne.conseiller_id != moi:
        raise Introuvable(MESSAGES["introuvable"])
    presence = None
    if est_acceptee:
        verifier_que_le_droit_demeure(session, demande)
        presence = entrer(session, acteur, demande)
    conclure(session, acteur, ligne, "accepter" if est_acceptee else "refuser", est_acceptee=est_acceptee)
    return presence


def entrer(session: Session, acteur: Acteur, demande: DemandeLue) -> Appartenance:
    """Write the membership of an accepted invitation. Raises ``Introuvable``, ``SaisieInvalide``."""
    personne = demande.personne
    if not isinstance(demande.pour, UneEquipe) or personne.conseiller_id is None:
        raise Introuvable(MESSAGES["introuvable"])
    return accueillir(
        session,
        acteur=acteur,
        coordinateur_id=demande.pour.coordinateur_id,
        conseiller_id=personne.conseiller_id,
        date_debut=personne.date_debut,
        date_fin=personne.date_fin,
    )


def verifier_que_le_droit_demeure(session: Session, demande: DemandeLue) -> None:
    """Raise ``ErreurUtilisateur`` when the account that asked no longer has the right to."""
    demandeur = comptes.charger_acteur(session, utilisateur_id=demande.utilisateur_id)
    try:
        verifier_demandeur(demandeur, demande.pour)
    except AccesRefuse as refus:
        raise ErreurUtilisateur(MESSAGES["plus_de_droit"]) from refus


def _moi(acteur: Acteur, action: Action) -> UUID:
    if acteur.conseiller_id is None:
        raise AccesRefuse("Seule une personne suivie par une équipe a des invitations.")
    verifier_droit(acteur, action, Objet.MES_EQUIPES, Cible(conseiller_id=acteur.conseiller_id))
    return acteur.conseiller_id


def _en_attente_de(session: Session, conseiller_id: UUID) -> list[DemandeLue]:
    """Invitations into a team that await the answer of one person, the oldest first."""
    requete = select(Demande).where(Demande.genre == GenreDemande.EQUIPE.value, col(Demande.traitee_le).is_(None))
    demandes = [DemandeLue.of(ligne) for ligne in session.exec(requete.order_by(col(Demande.cree_le)))]
    return [demande for demande in demandes if demande.personne.conseiller_id == conseiller_id]
