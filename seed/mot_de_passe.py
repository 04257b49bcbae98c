"""The password of the demonstration accounts: chosen by a setting, else made once and kept."""

from sqlmodel import Session, col, select

from coop_data.auth.hachage import hacher, verifier_mot_de_passe
from coop_data.config import Reglages, lire_ou_creer_secret
from coop_data.errors import ErreurUtilisateur
from coop_data.models import Utilisateur, maintenant

FICHIER = "mot-de-passe-demonstration"
LONGUEUR = 9
"""In random bytes: twelve characters to copy."""


def refuser_en_production(reglages: Reglages) -> None:
    """Raise ``ErreurUtilisateur`` in production: these accounts' password is known to several people."""
    if reglages.production:
        raise ErreurUtilisateur(
            "Les comptes de démonstration ne s’ouvrent pas en production (COOP_ENV=production)."
        )


def mot_de_passe_demonstration(reglages: Reglages) -> str:
    """``COOP_DEMO_PASSWORD``, else the content of a file (mode 600) of the data folder, made when missing."""
    return reglages.demo_password or lire_ou_creer_secret(reglages.dossier / FICHIER, LONGUEUR)


def accorder_mot_de_passe(session: Session, mot_de_passe: str) -> int:
    """Give this password to the demonstration accounts that have another one. Returns how many changed."""
    comptes = session.exec(select(Utilisateur).where(col(Utilisateur.est_demonstration))).all()
    justes: dict[str | None, bool] = {}
    for hache in {compte.mot_de_passe for compte in comptes}:
        justes[hache] = verifier_mot_de_passe(mot_de_passe, hache)
    anciens = [compte for compte in comptes if not justes[compte.mot_de_passe]]
    if anciens:
        nouveau = hacher(mot_de_passe)
        for compte in anciens:
            compte.mot_de_passe, compte.modifie_le = nouveau, maintenant()
            session.add(compte)
    return len(anciens)
