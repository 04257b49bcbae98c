"""Signing in: checking the password of an account.

The only service that opens its own transactions: a failure must be counted even though it ends in an error, and no
transaction may stay open during the quarter of a second that a check takes.
"""

from coop_data import db
from coop_data.auth import frein
from coop_data.auth.comptes import est_actif, trouver
from coop_data.auth.hachage import verifier_mot_de_passe
from coop_data.errors import ErreurUtilisateur, Introuvable
from coop_data.models import Utilisateur, maintenant

REFUS = "Adresse électronique ou mot de passe incorrect."


class ConnexionRefusee(ErreurUtilisateur):
    """Unknown account, wrong password or disabled account: nobody learns which."""


def authentifier(*, email: str, mot_de_passe: str, adresse: str | None) -> Utilisateur:
    """The account, when the password is right; ``adresse`` is the network address the request comes from.

    Raises ``ConnexionRefusee``, with the same words and in the same time whatever the cause, or ``frein.Freine``
    after 5 failures on the account or 20 from the address within 15 minutes.
    """
    tentative = frein.Tentative(email=email, adresse=adresse)
    with db.ecriture() as session:
        frein.compter(session, tentative)
    utilisateur = _compte_actif(email)
    if not verifier_mot_de_passe(mot_de_passe, utilisateur.mot_de_passe if utilisateur else None):
        raise ConnexionRefusee(REFUS)
    with db.ecriture() as session:
        frein.oublier(session, tentative)
        utilisateur = trouver(session, email=email)
        utilisateur.derniere_connexion = maintenant()
        session.add(utilisateur)
    return utilisateur


def _compte_actif(email: str) -> Utilisateur | None:
    with db.lecture() as session:
        try:
            utilisateur = trouver(session, email=email)
        except Introuvable:
            return None
        return utilisateur if est_actif(utilisateur) else None
