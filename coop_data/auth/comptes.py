"""Accounts: created by an administrator, opened by their owner with a one-time link, never deleted."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from coop_data.acces.acteur import PARIS, Acteur
from coop_data.acces.capacites import Action, Objet, verifier_droit
from coop_data.auth import jetons, sessions
from coop_data.auth.regles_compte import normaliser_email, verifier_compte
from coop_data.config import get_reglages
from coop_data.domain.roles import Role
from coop_data.domain.texte import plier
from coop_data.errors import ErreurUtilisateur, Introuvable, SaisieInvalide
from coop_data.journal import difference, journaliser
from coop_data.models import Utilisateur, maintenant

OBJET: Final = "compte"
INCONNU: Final = "Ce compte n’existe pas."


def est_actif(utilisateur: Utilisateur) -> bool:
    """True when this account may sign in and act; demonstration accounts may not in production."""
    demonstration_refusee = utilisateur.est_demonstration and get_reglages().production
    return utilisateur.desactive_le is None and not demonstration_refusee


def etat(utilisateur: Utilisateur) -> str:
    """``desactive``, ``invite`` (no password yet) or ``actif``."""
    if not est_actif(utilisateur):
        return "desactive"
    return "actif" if utilisateur.mot_de_passe else "invite"


def charger_acteur(session: Session, *, utilisateur_id: UUID, fuseau: ZoneInfo = PARIS) -> Acteur | None:
    """The account as it is now, or ``None`` when it may no longer act; read again at every interaction."""
    utilisateur = session.get(Utilisateur, utilisateur_id, populate_existing=True)
    if utilisateur is None or not est_actif(utilisateur):
        return None
    return acteur_du_compte(utilisateur, fuseau=fuseau)


def acteur_du_compte(utilisateur: Utilisateur, *, fuseau: ZoneInfo = PARIS) -> Acteur:
    """The account as the rights see it."""
    return Acteur(
        nom=f"{utilisateur.prenom} {utilisateur.nom}",
        roles=frozenset(Role(code) for code in utilisateur.roles),
        utilisateur_id=utilisateur.id,
        conseiller_id=utilisateur.conseiller_id,
        structure_id=utilisateur.structure_id,
        fuseau=fuseau,
    )


def creer_compte(
    session: Session,
    *,
    acteur: Acteur,
    email: str,
    prenom: str,
    nom: str,
    roles: Collection[Role],
    structure_id: UUID | None = None,
    conseiller_id: UUID | None = None,
    est_demonstration: bool = False,
) -> Utilisateur:
    """Create an account without a password: ``inviter`` gives the link that opens it.

    Raises ``AccesRefuse``, or ``SaisieInvalide`` (``email``, ``prenom``, ``nom``, ``roles``, ``structure_id``,
    ``conseiller_id``).
    """
    verifier_droit(acteur, Action.CREER, Objet.COMPTE)
    utilisateur = Utilisateur(
        email=normaliser_email(email),
        prenom=prenom.strip(),
        nom=nom.strip(),
        roles=_codes(roles),
        structure_id=structure_id,
        conseiller_id=conseiller_id,
        est_demonstration=est_demonstration,
    )
    verifier_compte(session, utilisateur)
    session.add(utilisateur)
    try:
        session.flush()
    except IntegrityError as erreur:  # someone else created it at the same moment
        raise SaisieInvalide({"email": "Un compte existe déjà à cette adresse."}) from erreur
    _journaliser(session, acteur, "creer", utilisateur, apres=_etat(utilisateur))
    return utilisateur


def modifier_compte(session: Session, *, acteur: Acteur, utilisateur_id: UUID, **champs: Any) -> Utilisateur:
    """Change ``email``, ``prenom``, ``nom``, ``roles``, ``structure_id`` or ``conseiller_id``; effective at once.

    Raises ``AccesRefuse``, ``Introuvable``, ``SaisieInvalide``, ``ErreurUtilisateur`` when no administrator
    would be left, and ``TypeError`` for any other field.
    """
    verifier_droit(acteur, Action.MODIFIER, Objet.COMPTE)
    utilisateur = trouver(session, utilisateur_id=utilisateur_id)
    avant = _etat(utilisateur)
    if inconnus := champs.keys() - avant.keys():
        raise TypeError(f"unknown fields of an account: {sorted(inconnus)}")
    if "roles" in champs:
        champs["roles"] = _codes(champs["roles"])
    if "email" in champs:
        champs["email"] = normaliser_email(champs["email"])
    for champ, valeur in champs.items():
        setattr(utilisateur, champ, valeur)
    verifier_compte(session, utilisateur)
    if Role.ADMIN in avant["roles"] and Role.ADMIN not in utilisateur.roles:
        _exiger_autre_administrateur(session, utilisateur)
    ancien, nouveau = difference(avant, _etat(utilisateur))
    if nouveau:
        _enregistrer(session, utilisateur)
        _journaliser(session, acteur, "modifier", utilisateur, avant=ancien, apres=nouveau)
    return utilisateur


def inviter(session: Session, *, acteur: Acteur, utilisateur_id: UUID) -> str:
    """The secret of an activation link, good for 7 days; it cancels the links sent before.

    Raises ``AccesRefuse``, ``Introuvable``, or ``ErreurUtilisateur`` when the account is open or disabled.
    """
    verifier_droit(acteur, Action.CREER, Objet.INVITATION)
    utilisateur = _trouver_actif(session, utilisateur_id)
    if utilisateur.mot_de_passe is not None:
        raise ErreurUtilisateur("Ce compte est déjà activé : envoyez plutôt un lien de nouveau mot de passe.")
    _journaliser(session, acteur, "inviter", utilisateur)
    return jetons.creer_jeton(session, utilisateur_id=utilisateur.id, usage=jetons.UsageJeton.INVITATION)


def reinitialiser(session: Session, *, acteur: Acteur, utilisateur_id: UUID) -> str:
    """The secret of a link to choose a new password, good for 2 hours; the present one works until then.

    Raises ``AccesRefuse``, ``Introuvable``, or ``ErreurUtilisateur`` when the account is disabled.
    """
    verifier_droit(acteur, Action.MODIFIER, Objet.COMPTE)
    utilisateur = _trouver_actif(session, utilisateur_id)
    _journaliser(session, acteur, "reinitialiser", utilisateur)
    return jetons.creer_jeton(session, utilisateur_id=utilisateur.id, usage=jetons.UsageJeton.REINITIALISATION)


def desactiver(session: Session, *, acteur: Acteur, utilisateur_id: UUID) -> None:
    """Close an account: its sessions end, its links no longer open anything; its reports stay.

    Raises ``AccesRefuse``, ``Introuvable``, or ``ErreurUtilisateur`` when no administrator would be left.
    """
    verifier_droit(acteur, Action.SUPPRIMER, Objet.COMPTE)
    utilisateur = trouver(session, utilisateur_id=utilisateur_id)
    if Role.ADMIN in utilisateur.roles:
        _exiger_autre_administrateur(session, utilisateur)
    sessions.fermer_toutes(session, utilisateur_id=utilisateur.id)
    jetons.annuler_jetons(session, utilisateur_id=utilisateur.id)
    if utilisateur.desactive_le is None:
        _changer_activite(session, acteur, utilisateur, "desactiver", maintenant())


def reactiver(session: Session, *, acteur: Acteur, utilisateur_id: UUID) -> None:
    """Open a disabled account again, with the password it had. Raises ``AccesRefuse``, ``Introuvable``."""
    verifier_droit(acteur, Action.RESTAURER, Objet.COMPTE)
    utilisateur = trouver(session, utilisateur_id=utilisateur_id)
    if utilisateur.desactive_le is not None:
        _changer_activite(session, acteur, utilisateur, "reactiver", None)


def creer_et_inviter(session: Session, *, acteur: Acteur, **champs: Any) -> tuple[UUID, str]:
    """A new account and the secret of its activation link, in one transaction. Raises as ``creer_compte``."""
    compte = creer_compte(session, acteur=acteur, **champs)
    return compte.id, inviter(session, acteur=acteur, utilisateur_id=compte.id)


def lire_compte(session: Session, *, acteur: Acteur, utilisateur_id: UUID | None) -> Utilisateur:
    """An account, for people who manage accounts. Raises ``AccesRefuse``, ``Introuvable`` (also without an
    identifier).
    """
    verifier_droit(acteur, Action.LIRE, Objet.COMPTE)
    if utilisateur_id is None:
        raise Introuvable(INCONNU)
    return trouver(session, utilisateur_id=utilisateur_id)


def trouver(session: Session, *, utilisateur_id: UUID | None = None, email: str | None = None) -> Utilisateur:
    """The account of this identifier, else of this address. Raises ``Introuvable``."""
    if utilisateur_id is not None:
        trouve = session.get(Utilisateur, utilisateur_id)
    else:
        adresse = normaliser_email(email or "")
        trouve = session.exec(select(Utilisateur).where(Utilisateur.email == adresse)).first()
    if trouve is None:
        raise Introuvable("Aucun compte à cette adresse." if email else INCONNU)
    return trouve


def lister(session: Session, *, acteur: Acteur, recherche: str = "") -> list[Utilisateur]:
    """Every account whose name or address holds ``recherche`` (accents and case do not matter), by name.

    Raises ``AccesRefuse``.
    """
    verifier_droit(acteur, Action.LIRE, Objet.COMPTE)
    cherche = plier(recherche)
    comptes = session.exec(select(Utilisateur).order_by(col(Utilisateur.nom), col(Utilisateur.prenom)))
    return [compte for compte in comptes if cherche in plier(f"{compte.prenom} {compte.nom} {compte.email}")]


def _codes(roles: Collection[Role]) -> list[str]:
    """Codes in the vocabulary's order, each once."""
    return [role.value for role in Role if role in roles]


def _trouver_actif(session: Session, utilisateur_id: UUID) -> Utilisateur:
    utilisateur = trouver(session, utilisateur_id=utilisateur_id)
    if not est_actif(utilisateur):
        raise ErreurUtilisateur("Ce compte est désactivé : réactivez-le d’abord.")
    return utilisateur


def _exiger_autre_administrateur(session: Session, utilisateur: Utilisateur) -> None:
    autres = session.exec(
        select(Utilisateur).where(Utilisateur.id != utilisateur.id, col(Utilisateur.desactive_le).is_(None))
    )
    if not any(Role.ADMIN in autre.roles for autre in autres):
        raise ErreurUtilisateur("Il doit rester au moins un compte administrateur actif.")


def _changer_activite(
    session: Session, acteur: Acteur, utilisateur: Utilisateur, action: str, desactive_le: datetime | None
) -> None:
    utilisateur.desactive_le = desactive_le
    _enregistrer(session, utilisateur)
    _journaliser(session, acteur, action, utilisateur)


def _enregistrer(session: Session, utilisateur: Utilisateur) -> None:
    utilisateur.modifie_le = maintenant()
    session.add(utilisateur)
    session.flush()


def _etat(utilisateur: Utilisateur) -> dict[str, Any]:
    """The fields of an account that the journal keeps; its hash is not one of them."""
    return utilisateur.model_dump(include={"email", "prenom", "nom", "roles", "structure_id", "conseiller_id"})


def _journaliser(
    session: Session,
    acteur: Acteur,
    action: str,
    utilisateur: Utilisateur,
    *,
    avant: dict[str, Any] | None = None,
    apres: dict[str, Any] | None = None,
) -> None:
    journaliser(
        session, acteur=acteur, action=action, objet=OBJET, objet_id=utilisateur.id, avant=avant, apres=apres
    )
