"""Choosing a password: with a one-time link, from « Mon compte », or set by an administrator."""

from uuid import UUID

from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Objet, verifier_droit
from coop_data.auth import frein, jetons, sessions
from coop_data.auth.comptes import OBJET, acteur_du_compte, est_actif, trouver
from coop_data.auth.hachage import hacher, verifier_mot_de_passe, verifier_robustesse
from coop_data.domain.texte import plier
from coop_data.errors import AccesRefuse, Introuvable, SaisieInvalide
from coop_data.faits.changements import noter_changements
from coop_data.journal import journaliser
from coop_data.models import Conseiller, Utilisateur, maintenant


def compte_du_lien(session: Session, *, jeton: str) -> Utilisateur:
    """The account that a link opens, to greet its owner. Raises ``Introuvable`` when the link is used or old."""
    utilisateur = session.get(Utilisateur, jetons.lire_jeton(session, secret=jeton).utilisateur_id)
    if utilisateur is None or not est_actif(utilisateur):
        raise Introuvable(jetons.LIEN_PERIME)
    return utilisateur


def definir_mot_de_passe(session: Session, *, jeton: str, mot_de_passe: str) -> Utilisateur:
    """Choose a password with a link, once; the first one makes the conseiller active from today.

    Raises ``Introuvable`` (link) or ``SaisieInvalide`` (``mot_de_passe``: the link may be used again).
    """
    utilisateur = compte_du_lien(session, jeton=jeton)
    verifier_robustesse(mot_de_passe, mots=_mots_personnels(utilisateur))
    jetons.consommer_jeton(session, secret=jeton)
    _poser(session, utilisateur, mot_de_passe, acteur=acteur_du_compte(utilisateur))
    return utilisateur


def changer_mot_de_passe(
    session: Session, *, acteur: Acteur, ancien: str, nouveau: str, session_id: UUID | None = None
) -> None:
    """Change one's own password; every other session than ``session_id`` ends.

    Raises ``AccesRefuse`` or ``SaisieInvalide`` (``ancien``, ``mot_de_passe``).
    """
    verifier_droit(acteur, Action.MODIFIER, Objet.MON_COMPTE)
    if acteur.utilisateur_id is None:
        raise AccesRefuse("Cette action demande un compte.")
    utilisateur = trouver(session, utilisateur_id=acteur.utilisateur_id)
    if not verifier_mot_de_passe(ancien, utilisateur.mot_de_passe):
        raise SaisieInvalide({"ancien": "Ce n’est pas votre mot de passe actuel."})
    if nouveau == ancien:
        raise SaisieInvalide({"mot_de_passe": "Choisissez un mot de passe différent de l’actuel."})
    verifier_robustesse(nouveau, mots=_mots_personnels(utilisateur))
    _poser(session, utilisateur, nouveau, acteur=acteur, sauf=session_id)


def imposer_mot_de_passe(session: Session, *, acteur: Acteur, utilisateur_id: UUID, mot_de_passe: str) -> None:
    """Set somebody's password; demonstration accounts are exempt from the rule of strength.

    Raises ``AccesRefuse``, ``Introuvable`` or ``SaisieInvalide`` (``mot_de_passe``).
    """
    verifier_droit(acteur, Action.MODIFIER, Objet.COMPTE)
    utilisateur = trouver(session, utilisateur_id=utilisateur_id)
    if not utilisateur.est_demonstration:
        verifier_robustesse(mot_de_passe, mots=_mots_personnels(utilisateur))
    _poser(session, utilisateur, mot_de_passe, acteur=acteur)


def _poser(
    session: Session, utilisateur: Utilisateur, mot_de_passe: str, *, acteur: Acteur, sauf: UUID | None = None
) -> None:
    """Store the hash, and close the sessions opened with the former password."""
    utilisateur.mot_de_passe = hacher(mot_de_passe)
    utilisateur.modifie_le = maintenant()
    session.add(utilisateur)
    _activer_conseiller(session, utilisateur)
    sessions.fermer_toutes(session, utilisateur_id=utilisateur.id, sauf=sauf)
    jetons.annuler_jetons(session, utilisateur_id=utilisateur.id)
    frein.oublier(session, frein.Tentative(email=utilisateur.email, adresse=None))
    journaliser(session, acteur=acteur, action="mot_de_passe", objet=OBJET, objet_id=utilisateur.id)
    session.flush()


def _activer_conseiller(session: Session, utilisateur: Utilisateur) -> None:
    conseiller = session.get(Conseiller, utilisateur.conseiller_id) if utilisateur.conseiller_id else None
    if conseiller is not None and conseiller.active_le is None:
        conseiller.active_le = acteur_du_compte(utilisateur).aujourdhui()
        session.add(conseiller)
        noter_changements(session, domaine="conseiller", identifiants=[conseiller.id])


def _mots_personnels(utilisateur: Utilisateur) -> list[str]:
    """Words about the person that an attacker may know, whole and in parts."""
    morceaux = f"{utilisateur.prenom} {utilisateur.nom} {utilisateur.email}"
    for separateur in "@.-_+":
        morceaux = morceaux.replace(separateur, " ")
    return [utilisateur.email, *plier(morceaux).split(), *morceaux.lower().split()]
